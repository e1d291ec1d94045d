import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultRules } from '../../src/shared/alert.ts';
import type { LedgerRow } from '../../src/simulator/ledger.ts';
import { type Application, startApplication } from './application.ts';
import { chooseColumns, toSeconds } from './board-table.ts';
import { expectCleanRun } from './clean-run.ts';
import { onChromiumHostOnly } from './host.ts';
import { expectFocus } from './keyboard-walk.ts';
import { agentsOf, toPercent } from './ledger-view.ts';
import { saveAs } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { keepServiceDesk, startServiceDesk, type Tenant } from './tenant.ts';

/*
 * The past of one queue: what its charts say, through a silence of the vendor, as a file, and held against a rule of its
 * own. The contact centre's clock stands still and is moved by hand; the computer's, by which history is kept, goes on.
 */

const secret = 'past-secret-38e1a4';
const pollMs = 5_000;
const spans = [
  ['8 h', 'Charts of the last 8 hours'],
  ['24 h', 'Charts of the last 24 hours'],
  ['7 d', 'Charts of the last 7 days'],
  ['1 h', 'Charts of the last hour'],
] as const;

describe('the details of a queue', () => {
  let stage: Stage;
  let tenant: Tenant;
  let application: Application;
  let page: Page;
  /** The one that is looked at, and as it was before the silence. */
  let queue: LedgerRow;
  let before: LedgerRow;

  const details = () => page.getByRole('complementary', { name: 'Queue details' });
  const charts = () => details().getByRole('application', { name: 'Charts of the last hour' });
  const chart = (name: string) => charts().getByRole('figure', { name });
  const busiest = () => {
    const [first] = tenant.simulator.ledger().rows.toSorted((a, b) => b.waiting - a.waiting);
    if (first === undefined || first.waiting === 0) throw new Error('nobody waits anywhere');
    return first;
  };
  const again = ({ queueId, mediaType }: LedgerRow) => {
    const { rows } = tenant.simulator.ledger();
    const now = rows.find((row) => row.queueId === queueId && row.mediaType === mediaType);
    return now ?? expect.fail('the queue is gone');
  };
  const rowOf = ({ queueName }: LedgerRow) => page.getByRole('row', { name: new RegExp(queueName) }).first();
  /** The newest figure of a chart, by its text for whoever does not see it. */
  const newest = async (name: string) =>
    /newest (.+?)$/.exec((await chart(name).innerText()).replaceAll('\n', ' ').trim())?.[1];

  /** Until the charts have the figures of the ledger: they are asked for again every ten seconds. */
  const expectNewest = async (row: LedgerRow) => {
    await expect.poll(() => newest('Waiting'), { timeout: 20_000 }).toBe(String(row.waiting));
    expect(toSeconds((await newest('Longest wait')) ?? '')).toBe(Math.floor(row.longestWaitMs / 1000));
    const { idle } = agentsOf(tenant.simulator.ledger(), row.queueId);
    expect(await newest('Idle / on queue')).toBe(String(idle));
  };

  beforeAll(async () => {
    stage = await openStage({ timeZone: 'UTC' });
    tenant = await startServiceDesk(secret);
    await keepServiceDesk(stage, tenant, secret, {
      rules: defaultRules.filter(({ id }) => id === 'waiting-count' || id === 'longest-wait-target'),
    });
    application = await startApplication(stage);
    page = await application.page();
    page.setDefaultTimeout(20_000);
    await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(3).waitFor();
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('is led to by a row whose trend says in words what it draws', async () => {
    queue = busiest();
    await chooseColumns(page, ['Waiting', 'Last hour']);
    const { waiting } = queue;
    await rowOf(queue)
      .getByText(`Waiting over the last hour: ${waiting}, newest ${waiting}`, { exact: true })
      .waitFor({ state: 'attached' });
  });

  it('shows charts whose newest figures are those of the contact centre', async () => {
    await rowOf(queue).click();
    await details().getByRole('heading', { name: queue.queueName }).waitFor();
    await expectNewest(queue);
    const percent = Number.parseFloat((await newest('Service level')) ?? '');
    expect(percent).toBeCloseTo(toPercent(queue) ?? Number.NaN, 1);
    await stage.screenshot('details-charts');
  });

  it('names the levels of the rules that judge it, in figures and beside the chart', async () => {
    expect(await chart('Waiting').innerText()).toMatch(/warning at 10\D[\s\S]*critical at 20\D/);
    const seconds = queue.targetMs / 1000;
    const say = (amount: number) => `${Math.floor(amount / 60)}:${String(amount % 60).padStart(2, '0')}`;
    expect(await chart('Longest wait').innerText()).toMatch(
      new RegExp(`warning at ${say(seconds)}[\\s\\S]*critical at ${say(2 * seconds)}`),
    );
    await details().getByText('Dashed: levels of your rules.').waitFor();
  });

  it('never shows an old figure as the present while the vendor is silent', async () => {
    await tenant.control('POST', 'faults', { match: '*', kind: 'reset', times: -1 });
    await details()
      .getByText('These are not the figures of now.')
      .waitFor({ timeout: 4 * pollMs + 10_000 });
    expect(await chart('Waiting').innerText()).toContain(`was ${queue.waiting}`);
    await stage.screenshot('details-silence');
    // A point of the chart stands for 8 s: only two of them surely leave one without a reading.
    await details()
      .getByText(/figures (1[7-9]|[2-5]\d) s old/)
      .first()
      .waitFor();
    do await tenant.control('POST', 'clock', { advanceMs: 60_000 });
    while ([0, queue.waiting].includes(again(queue).waiting));
    await tenant.control('DELETE', 'faults');
    await stage.pointer.focus(await stage.pointer.findWindow({ title: '^Queuewatch$' }));
    await stage.pointer.key('ctrl+r');
    await details().getByText('These are not the figures of now.').waitFor({ state: 'detached' });
    before = queue;
    queue = again(queue);
    await expectNewest(queue);
  });

  it('has a gap for the silence, and says so to whoever goes along the charts by keys', async () => {
    await charts().focus();
    const said = details()
      .getByRole('status')
      .filter({ hasText: /^\d.*: / });
    await page.keyboard.press('End');
    await said.filter({ hasText: `Waiting ${queue.waiting}` }).waitFor();
    const texts = [await said.innerText()];
    do {
      await page.keyboard.press('ArrowLeft');
      // Each names its moment.
      await expect.poll(() => said.innerText()).not.toBe(texts.at(-1));
      texts.push(await said.innerText());
    } while (texts.length < 20 && !texts.at(-1)?.includes(`Waiting ${before.waiting}`));
    expect(texts.filter((text) => text.includes(': nothing was read')).length).toBeGreaterThan(0);
    // Before the silence something was.
    expect(texts.at(-1)).toContain(`Waiting ${before.waiting}`);
    await stage.screenshot('details-gap');
    await page.keyboard.press('Escape');
    await said.waitFor({ state: 'detached' });
    await details().getByRole('heading', { name: queue.queueName }).waitFor();
  });

  onChromiumHostOnly('writes what the charts show as a file, with a gap where they have one', async () => {
    const path = join(stage.desktop.env.HOME ?? '', 'past.csv');
    await details().getByRole('button', { name: 'Export the last hour as CSV…' }).press('Enter');
    await saveAs(stage, path);
    await details().getByText(`to ${path}`).waitFor();
    const { data, errors } = papaparse.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(new Set(data.map((row) => `${row.connection} ${row.queueId} ${row.media}`))).toEqual(
      new Set([`Service desk ${queue.queueId} ${queue.mediaType}`]),
    );
    expect(data.at(-1)).toMatchObject({
      mostWaiting: String(queue.waiting),
      longestWaitSeconds: String(queue.longestWaitMs / 1000),
      fewestAgentsAvailable: String(agentsOf(tenant.simulator.ledger(), queue.queueId).idle),
      timeZone: 'UTC',
    });
    const begins = data.map((row) => Date.parse(row.stepFrom ?? ''));
    const pauses = begins.slice(1).map((begin, index) => begin - (begins[index] ?? 0));
    expect(Math.max(...pauses)).toBeGreaterThan(2 * pollMs);
  });

  it('goes back further, up to a week', async () => {
    for (const [span, name] of spans) {
      await details().getByRole('radio', { name: span, exact: true }).press('Space');
      await details().getByRole('application', { name }).getByRole('figure', { name: 'Waiting' }).waitFor();
    }
  });

  it('takes a rule for this queue in place, tries it on the past, and judges by it at once', async () => {
    await details().getByRole('button', { name: 'Own rule for this queue…' }).press('Enter');
    const editor = page.getByRole('dialog', { name: 'Add a rule' });
    await editor.getByRole('button', { name: /Figure$/ }).press('Enter');
    await page.getByRole('option', { name: 'Number waiting', exact: true }).press('Enter');
    await editor.getByLabel('Warning at').fill('1');
    await editor.getByLabel('Critical at').fill('');
    await editor.getByLabel('Fires after').fill('0');
    await editor.getByRole('button', { name: 'How often would it have fired?' }).press('Enter');
    await editor.getByRole('table').first().waitFor();
    await stage.screenshot('details-own-rule');
    await editor.getByRole('button', { name: /^Save/ }).press('Enter');
    await editor.waitFor({ state: 'detached' });
    await details()
      .getByRole('status')
      .filter({ hasText: /^The rule “.*” is kept\.$/ })
      .waitFor();
    const alert = details().getByRole('list', { name: 'Alerts of this queue' }).getByRole('listitem');
    await alert.filter({ hasText: 'Waiting ≥ 1' }).waitFor();
    await expect
      .poll(() => chart('Waiting').innerText(), { timeout: 20_000 })
      .toMatch(/warning at 1\D(?!.*warning at 10)/s);
    await stage.screenshot('details-own-alert');
  });

  it('closes, and gives the keyboard back to its row', async () => {
    await details().getByRole('button', { name: 'Close details' }).press('Enter');
    await details().waitFor({ state: 'detached' });
    await expectFocus(page, /^grid Queues/);
  });

  it('leaves the console empty, the log without bugs and the secret nowhere', async () => {
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, [secret]);
  });
});
