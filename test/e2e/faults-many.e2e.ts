import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import {
  askAllNow,
  clearFaults,
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
import { countPolls } from './tenant.ts';

/* Fifty contact centres at once, of which ten take every question and never answer. */

describe('fifty connections of which ten hang', () => {
  let stage: Stage;
  let application: Application;
  let page: Page;
  let members: Member[];
  let hanging: Member[];
  let answering: Member[];

  const findOld = async (wanted: RegExp, of: readonly Member[]) => {
    const cards = await readCards(page);
    return of.map(({ name }) => cards.get(name) ?? `no card of ${name}`).filter((text) => !wanted.test(text));
  };

  beforeAll(async () => {
    stage = await openStage();
    const names = Array.from({ length: 50 }, (_, index) => `Site ${String(index + 1).padStart(2, '0')}`);
    members = await gatherCrowd(stage, names);
    // Not one after another: any that waited for the one before it would show.
    hanging = members.filter((_member, index) => index % 5 === 0);
    answering = members.filter((member) => !hanging.includes(member));
    for (const member of hanging) await setFault(member, { kind: 'silence' }, '*');
    application = await startApplication(stage);
  });
  afterAll(async () => {
    await stage.stop();
    await dismissCrowd(members);
  });

  it('counts the forty that answer, and says that the number is not the whole', async () => {
    const item = await waitForIcon(stage.tray, 'stale', sumWaitingOf(answering), 60_000);
    expect(item.toolTip.title + item.toolTip.text).toMatch(/Site 01, Site 06 and 8 more unknown/);
  });

  it('goes on asking the forty in time, and says of the ten why there is nothing', async () => {
    page = await application.page();
    await goTo(page, 'Connections');
    const before = await Promise.all(answering.map(({ tenant }) => countPolls(tenant)));
    await expect.poll(() => findOld(/did not answer in time/, hanging), { timeout: 60_000 }).toEqual([]);
    expect(await findOld(/no answer yet/, hanging)).toEqual([]);
    expect(await findOld(/\blive\b/, answering)).toEqual([]);
    // The ten may have been given up before this case begins: the forty are asked twice more all the same.
    const countLeastPolls = async () => {
      const counts = await Promise.all(answering.map(({ tenant }) => countPolls(tenant)));
      return Math.min(...counts.map((count, index) => count - (before[index] ?? 0)));
    };
    await expect.poll(countLeastPolls, { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
    expect(await findOld(/\blive\b/, answering)).toEqual([]);
    await waitForIcon(stage.tray, 'stale', sumWaitingOf(answering), 1_000);
    await stage.screenshot('faults-many');
  });

  it('counts all fifty when the ten answer', async () => {
    await clearFaults(hanging);
    await askAllNow(page);
    await waitForIcon(stage.tray, 'calm', sumWaitingOf(members), 60_000);
    await expect.poll(() => findOld(/\blive\b/, members)).toEqual([]);
  });

  it('keeps its console empty, its log without bugs and its secret out of files', async () => {
    await application.quit();
    expectCleanRun(stage, application, [crowdSecret]);
  });
});
