import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/simulator/faults.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import {
  askAllNow,
  clearFaults,
  countFaulty,
  crowdSecret,
  dismissCrowd,
  gatherCrowd,
  type Member,
  readCards,
  setFault,
  sumWaitingOf,
} from './crowd.ts';
import { waitForIcon } from './icon-state.ts';
import { goTo } from './page-views.ts';
import { openStage, type Stage } from './stage.ts';

/*
 * Every way in which a vendor's answer goes wrong, each at a contact centre of its own, all at the same time, beside
 * some that are well. Each is told in words, none shows a figure that looks current, none spoils another, and all
 * recover. `npm run faults` has each fault answered ten times instead of twice.
 */

type Given = Omit<Fault, 'match' | 'times'>;

const timesEach = Number(process.env.QUEUEWATCH_FAULT_TIMES ?? '2');
const status = (code: number, headers?: Record<string, string>): Given => ({
  kind: 'status',
  status: code,
  ...(headers === undefined ? {} : { headers }),
});

const misunderstood = /The vendor did not understand the question\./;
const late = /The vendor did not answer in time\./;
const down = /The vendor reports a fault of its own\./;
const strange = /The answer was not what the vendor documents\./;
const notTheVendor = /This is not the vendor: a proxy or sign-in page answered\./;
const unreachable = /cannot be reached\./;
const pauses = /The vendor asks for a pause: too many requests\./;

const faults: readonly (readonly [name: string, fault: Given, says: RegExp])[] = [
  ['Status 400', status(400), misunderstood],
  ['Status 401', status(401), /Sign-in was refused/],
  ['Status 403', status(403), /This sign-in may not do this/],
  ['Status 404', status(404), /The vendor (knows nothing at|does not know)/],
  ['Status 408', status(408), late],
  ['Status 429', status(429, { 'retry-after': '1' }), pauses],
  ['Status 500', status(500), down],
  ['Status 502', status(502), down],
  ['Status 503', status(503, { 'retry-after': '1' }), down],
  ['Status 504', status(504), down],
  ['Empty body', { kind: 'empty' }, strange],
  ['Cut short', { kind: 'truncate' }, unreachable],
  ['Garbage', { kind: 'garbage' }, strange],
  ['Web page', { kind: 'html' }, notTheVendor],
  ['Web page 403', { kind: 'html', status: 403 }, notTheVendor],
  ['Web page 502', { kind: 'html', status: 502 }, down],
  ['Other shape', { kind: 'wrong-shape' }, strange],
  ['Other types', { kind: 'wrong-types' }, strange],
  ['Without end', { kind: 'huge', bytes: 66 * 2 ** 20 }, strange],
  ['Drop by drop', { kind: 'slow-drip', delayMs: 200 }, late],
  ['Reset', { kind: 'reset' }, unreachable],
  ['Silence', { kind: 'silence' }, late],
  ['Too late', { kind: 'delay', delayMs: 60_000 }, late],
  ['Led elsewhere', { kind: 'redirect' }, strange],
];
/** Odd, and no reason to lose the figures. */
const harmless: readonly (readonly [name: string, fault: Given])[] = [
  ['Other label', { kind: 'content-type' }],
  ['Clock ahead', { kind: 'clock-skew', skewMs: 3_600_000 }],
  ['Clock behind', { kind: 'clock-skew', skewMs: -3_600_000 }],
];

describe('a vendor whose answers go wrong', () => {
  let stage: Stage;
  let application: Application;
  let page: Page;
  let members: Member[];
  let ill: Member[];
  let sound: Member[];

  beforeAll(async () => {
    stage = await openStage();
    members = await gatherCrowd(stage, [
      ...faults.map(([name]) => name),
      ...harmless.map(([name]) => name),
      'All well',
    ]);
    ill = members.slice(0, faults.length);
    sound = members.slice(faults.length);
    application = await startApplication(stage);
  });
  afterAll(async () => {
    await stage.stop();
    await dismissCrowd(members);
  });

  it('counts who waits everywhere while all is well', async () => {
    expect(faults).toHaveLength(24);
    for (const member of ill) expect(sumWaitingOf([member]), member.name).toBeGreaterThan(0);
    await waitForIcon(stage.tray, 'calm', sumWaitingOf(members), 60_000);
  });

  it('leaves out every figure that it cannot renew, and none that it can', async () => {
    for (const [index, [, fault]] of [...faults, ...harmless].entries()) {
      const member = members[index];
      if (member !== undefined) await setFault(member, fault);
    }
    const item = await waitForIcon(stage.tray, 'sign-in', sumWaitingOf(sound), 60_000);
    expect(item.toolTip.title + item.toolTip.text).toMatch(/and 22 more unknown/);
  });

  it('says of each in words what is wrong and what to do', async () => {
    page = await application.page();
    await goTo(page, 'Connections');
    const findUntold = async () => {
      const cards = await readCards(page);
      return faults.filter(([name, , says]) => !says.test(cards.get(name) ?? '')).map(([name]) => name);
    };
    await expect.poll(findUntold, { timeout: 60_000 }).toEqual([]);
    const cards = await readCards(page);
    for (const [name] of faults) {
      expect(cards.get(name), name).toMatch(/stale/);
      expect(cards.get(name), name).toMatch(/The trouble lies with/);
    }
    for (const { name } of sound) {
      // On a busy computer an answer may come late.
      expect(cards.get(name), name).toMatch(/\b(live|late)\b/);
      expect(cards.get(name), name).not.toMatch(/The trouble lies with/);
    }
    // Their day is another one than this computer's.
    for (const { name } of sound)
      expect(cards.get(name), name).toMatch(/This computer’s clock is \d+ d .* the vendor’s\. Check this/);
    await stage.screenshot('faults-vendor-cards');
  });

  it('shows each old figure as one that was', async () => {
    await goTo(page, 'Board');
    const search = page.getByRole('searchbox', { name: 'Search queues' });
    for (const { name } of ill) {
      await search.fill(name);
      const rows = page.getByRole('grid', { name: 'Queues' }).getByRole('row').filter({ hasText: name });
      await rows.nth(1).waitFor();
      for (const row of await rows.all()) {
        expect(await row.textContent(), name).toMatch(name === 'Status 401' ? /^sign in/ : /^stale/);
        expect(await row.locator('.cell-waiting').textContent(), name).toMatch(/^(was \d+|–)$/);
      }
    }
    await search.fill('');
    await stage.screenshot('faults-vendor-board');
  });

  it('goes on asking, and goes on saying so', { timeout: timesEach * 30_000 + 30_000 }, async () => {
    await goTo(page, 'Connections');
    const askOnce = async () => {
      await askAllNow(page);
      const counts = await Promise.all(ill.map(countFaulty));
      return ill.filter((_member, index) => (counts[index] ?? 0) < timesEach).map(({ name }) => name);
    };
    await expect.poll(askOnce, { interval: 1_000, timeout: timesEach * 25_000 }).toEqual([]);
    await waitForIcon(stage.tray, 'sign-in', sumWaitingOf(sound), 1_000);
  });

  it('stays blind where it is when one sign-in is accepted again', async () => {
    const refused = ill.filter(({ name }) => name === 'Status 401');
    await clearFaults(refused);
    await askAllNow(page);
    await waitForIcon(stage.tray, 'stale', sumWaitingOf([...sound, ...refused]), 40_000);
  });

  it('recovers from all as soon as they are over', async () => {
    await clearFaults(members);
    await askAllNow(page);
    await waitForIcon(stage.tray, 'calm', sumWaitingOf(members), 60_000);
    const findTold = async () => {
      const cards = await readCards(page);
      return members.map(({ name }) => name).filter((name) => /The trouble lies/.test(cards.get(name) ?? ''));
    };
    await expect.poll(findTold).toEqual([]);
  });

  it('keeps its console empty, its log without bugs and its secret out of files', async () => {
    await application.quit();
    expectCleanRun(stage, application, [crowdSecret]);
  });
});
