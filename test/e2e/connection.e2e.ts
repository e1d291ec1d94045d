import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaWords } from '../../src/shared/words/en/media.ts';
import type { Ledger, LedgerRow } from '../../src/simulator/ledger.ts';
import { lookUpSecret, searchKeyring } from '../../tools/virtual-desktop/instruments/keyring.ts';
import { type Application, startApplication } from './application.ts';
import { chooseReadColumns, readBoard, type ShownRow, toSeconds } from './board-table.ts';
import { expectCleanRun } from './clean-run.ts';
import { findForm, findResults, typeConnection } from './connection-form.ts';
import { onChromiumHostOnly } from './host.ts';
import { agentsOf, readWaiting, sumWaiting, toPercent, toRowName } from './ledger-view.ts';
import { saveAs } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { startTenant, type Tenant, userDataOf } from './tenant.ts';

/*
 * A supervisor's first day: connects a contact centre, looks at it, takes its figures along as a file, comes back
 * the next morning, and leaves. The contact centre's clock stands still a minute after midnight, so that every
 * figure is known and some are not there yet.
 */

const clientId = 'desk-client';
const wrongSecret = 'wrong-secret-2c90e4';
const rightSecret = 'right-secret-81d7fa';
const chosenQueues = ['Billing EN', 'Billing FR', 'Orders', 'Retention', 'Sales ES', 'Tech support'];
const connectionId = 'genesys-emea';
const keyringAttributes = { service: 'queuewatch', account: connectionId };

describe('a connection from its first test to its removal', () => {
  let stage: Stage;
  let tenant: Tenant;
  let application: Application;
  let startedAt: number;
  let shownBeforeExport: ShownRow[];

  const ledger = (): Ledger => tenant.simulator.ledger();
  const chosenRows = (): LedgerRow[] => ledger().rows.filter((row) => chosenQueues.includes(row.queueName));
  const waitForNumber = (number: number) =>
    stage.tray.waitForItem((item) => readWaiting(item) === number, {
      timeoutMs: 20_000,
      what: `the number ${number} in the tray`,
    });
  const csvPath = () => join(stage.desktop.env.HOME ?? '', 'board of today.csv');

  beforeAll(async () => {
    startedAt = Date.now();
    stage = await openStage({ timeZone: 'UTC' });
    tenant = await startTenant({
      seed: 7,
      queues: 8,
      scenario: 'busy-morning',
      startAt: Date.UTC(2026, 2, 3, 0, 1),
      frozen: true,
      clientId,
      clientSecret: rightSecret,
    });
    application = await startApplication(stage);
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('offers the demo and a first connection where there is nothing to watch', async () => {
    const page = await application.page();
    await page.getByRole('heading', { name: 'Watch your queues' }).waitFor();
    await page.getByRole('button', { name: /^Try the demo contact centre/ }).waitFor();
    await page.getByRole('button', { name: /^Add a connection/ }).waitFor();
    await stage.tray.waitForItem((item) => /No connection yet/.test(item.toolTip.title + item.toolTip.text));
    await stage.screenshot('first-run');
  });

  it('says what is wrong with a secret and what to do, and keeps nothing', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: /^Add a connection/ }).focus();
    await page.keyboard.press('Enter');
    const { url } = tenant.simulator;
    await typeConnection(page, { name: 'Genesys EMEA', url, clientId, clientSecret: wrongSecret });
    const said = await findResults(page).innerText();
    expect(said).toMatch(/Network and proxy the vendor answers\s+Sign-in fails/);
    expect(said).toMatch(/List of queues not tried\s+Live figures not tried/);
    expect(said).toMatch(
      /The trouble lies with the credentials\.\s+Sign-in was refused: the credentials are wrong/,
    );
    expect(said).toContain('Enter the credentials again.');
    expect(said).not.toContain('Today’s figures');
    expect(await findForm(page).getByRole('button', { name: 'Choose queues' }).count()).toBe(0);
    expect(await searchKeyring(stage.desktop.env, { service: 'queuewatch' })).toEqual([]);
  });

  it('shows that every step works once the secret is right', async () => {
    const page = await application.page();
    const form = findForm(page);
    await form.getByLabel('Client secret').fill(rightSecret);
    // What was found out about the wrong secret says nothing of this one.
    await findResults(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await findResults(page).waitFor();
    const said = await findResults(page).innerText();
    for (const step of ['Sign-in', 'List of queues', 'Live figures', 'Today’s figures'])
      expect(said).toContain(`${step} works`);
    expect(said).toContain(`${ledger().queues.length} queues found · Platform API`);
    expect(said).toContain('clock differs');
    await stage.screenshot('add-connection');
    // Tested is not yet added.
    expect(await searchKeyring(stage.desktop.env, { service: 'queuewatch' })).toEqual([]);
  });

  it('keeps the credentials in the keyring when it is added with chosen queues', async () => {
    const page = await application.page();
    const form = findForm(page);
    await form.getByRole('button', { name: 'Choose queues' }).press('Enter');
    // The keyboard's place is at the first choice, "all": the next one down is "only these".
    await form.getByRole('radio', { name: /^All 8 queues/, checked: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    for (const name of chosenQueues) await form.getByRole('option', { name, exact: true }).click();
    await form.getByText(`${chosenQueues.length} of 8 chosen`).waitFor();
    await form.getByRole('button', { name: 'Add connection' }).click();
    await form.getByRole('heading', { name: 'What should alert you?' }).waitFor();
    await form.getByText(/^All 6 queues name targets of their own: 80 ?% in 20 s/).waitFor();
    await stage.screenshot('add-alerts');
    // The keyboard's place is at the button that leads on.
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'hidden' });
    const secret = await lookUpSecret(stage.desktop.env, keyringAttributes);
    expect(JSON.parse(secret ?? 'null')).toEqual({ clientId, clientSecret: rightSecret });
    const [kept] = readSettings(stage).connections;
    expect(kept).toMatchObject({ id: connectionId, name: 'Genesys EMEA', pollSeconds: 5 });
    expect(kept?.queues.toSorted()).toEqual(
      ledger()
        .queues.filter(({ queueName }) => chosenQueues.includes(queueName))
        .map(({ queueId }) => queueId)
        .sort(),
    );
  });

  it('counts in the tray who waits in the chosen queues', async () => {
    const waiting = sumWaiting(ledger(), chosenQueues);
    expect(waiting).toBeGreaterThan(0);
    const item = await waitForNumber(waiting);
    const others = chosenRows().reduce((sum, row) => sum + row.waiting, 0) - waiting;
    expect(others).toBeGreaterThan(0);
    expect(item.toolTip.title).toContain(`${others} in callback, e-mail`);
  });

  it('shows the figures of the ledger for every chosen queue', async () => {
    const page = await application.page();
    await page
      .getByRole('row', { name: /Sales ES/ })
      .first()
      .waitFor();
    await chooseReadColumns(page);
    const shown = await readBoard(page);
    const rows = chosenRows();
    const byName = new Map(rows.map((row) => [toRowName(row), row]));
    expect(shown.map((row) => `${row.queue} · ${row.media}`).sort()).toEqual([...byName.keys()].sort());
    for (const row of shown) {
      const name = `${row.queue} · ${row.media}`;
      const truth = byName.get(name);
      if (truth === undefined) throw new Error(`no ${name} in the ledger`);
      const agents = agentsOf(ledger(), truth.queueId);
      const percent = toPercent(truth);
      expect({ ...row, age: '', longest: '', nextMiss: '', state: '' }).toEqual({
        state: '',
        queue: truth.queueName,
        media: mediaWords[truth.mediaType],
        waiting: String(truth.waiting),
        longest: '',
        nextMiss: '',
        agents: `${agents.idle} / ${agents.onQueue}`,
        serviceLevel: percent === null ? 'no contacts' : `${percent.toFixed(1)}%`,
        offered: String(truth.offered),
        answered: String(truth.answered),
        abandoned: String(truth.abandoned),
        age: '',
      });
      // Who waits goes on waiting between two answers: the ledger's wait and the age of the figures.
      const ageSeconds = Number(/^(\d+) s$/.exec(row.age)?.[1]);
      expect(ageSeconds).toBeLessThanOrEqual(6);
      const leastSeconds = Math.floor(truth.longestWaitMs / 1000) + ageSeconds;
      if (truth.waiting === 0) expect(row.longest, name).toBe('0:00');
      else expect([leastSeconds, leastSeconds + 1], name).toContain(toSeconds(row.longest));
    }
    await stage.screenshot('connection-board');
  });

  it('narrows the board by search and sorts it by who waits', async () => {
    const page = await application.page();
    await page.keyboard.press('/');
    await page.keyboard.type('voice');
    await page.getByRole('columnheader', { name: 'Waiting' }).getByRole('button').click();
    const voice = chosenRows().filter((row) => row.mediaType === 'voice');
    await page.locator(`[role=grid][aria-rowcount="${voice.length + 1}"]`).waitFor();
    shownBeforeExport = await readBoard(page);
    const expected = voice.toSorted(
      (a, b) => b.waiting - a.waiting || a.queueName.localeCompare(b.queueName, 'en'),
    );
    expect(shownBeforeExport.map((row) => row.queue)).toEqual(expected.map((row) => row.queueName));
  });

  onChromiumHostOnly('saves what is shown, in its order, by the desktop’s own dialog', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: 'Export CSV…' }).click();
    await saveAs(stage, csvPath(), 'save-dialog');
    await page.getByText(`Saved ${shownBeforeExport.length} rows to ${csvPath()}`, { exact: true }).waitFor();
    await stage.screenshot('saved-line');
    const read = papaparse.parse<Record<string, string>>(
      readFileSync(csvPath(), 'utf8').replace(/^\uFEFF/, ''),
      {
        header: true,
        skipEmptyLines: true,
      },
    );
    expect(read.errors).toEqual([]);
    expect(read.data.map((line) => [line.queue, line.media, line.state])).toEqual(
      shownBeforeExport.map((row) => [row.queue, row.media, row.state === 'calm' ? 'ok' : row.state]),
    );
    const byQueue = new Map(chosenRows().map((row) => [toRowName(row), row]));
    for (const line of read.data) {
      const row = byQueue.get(`${line.queue} · ${line.media}`);
      if (row === undefined) throw new Error(`no ${line.queue} in the ledger`);
      expectCsvLine(line, row);
    }
    expect(read.data.some((line) => line.averageHandleSeconds === '')).toBe(true);
    expect(read.data.some((line) => line.serviceLevelPercent === '')).toBe(true);
  });

  onChromiumHostOnly('says why a file cannot be written there, and what to do', async () => {
    const page = await application.page();
    const name = `${'n'.repeat(260)}.csv`;
    await page.getByRole('button', { name: 'Export CSV…' }).click();
    await saveAs(stage, name);
    const notice = page.getByRole('alert').filter({ hasText: 'could not be written' });
    await notice.waitFor();
    expect(await notice.innerText()).toContain('the name is too long');
    expect(await notice.innerText()).toContain('or choose another one');
    await stage.screenshot('export-refused');
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('button', { name: 'Export CSV…' }).click();
    await saveAs(stage, '/proc/nowhere.csv');
    await notice.waitFor();
    expect(await notice.innerText()).toContain('/proc/nowhere.csv could not be written');
    expect(existsSync('/proc/nowhere.csv')).toBe(false);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
  });

  it('asks again by itself after a restart, with the credentials from the keyring', async () => {
    const page = await application.page();
    expect(await page.content()).not.toContain(rightSecret);
    const [item] = await stage.tray.items();
    if (item === undefined) throw new Error('no icon');
    expect(await application.quit()).toBe(0);
    await stage.tray.waitForRemoval(item);
    expectCleanRun(stage, application, [rightSecret, wrongSecret]);
    const before = sumWaiting(ledger(), chosenQueues);
    await tenant.control('POST', 'clock', { advanceMs: 45_000 });
    const after = sumWaiting(ledger(), chosenQueues);
    expect(after).not.toBe(before);
    application = await startApplication(stage);
    await waitForNumber(after);
  });

  it('forgets the connection and its credentials when it is removed', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: /^Connections/ }).click();
    await page.getByRole('button', { name: 'Remove…' }).click();
    const question = page.getByRole('alertdialog', { name: 'Remove Genesys EMEA?' });
    // The question alone changes nothing.
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'hidden' });
    expect(await lookUpSecret(stage.desktop.env, keyringAttributes)).not.toBeNull();
    await page.getByRole('button', { name: 'Remove…' }).click();
    await question.getByRole('button', { name: 'Remove', exact: true }).click();
    await question.waitFor({ state: 'hidden' });
    expect(await searchKeyring(stage.desktop.env, { service: 'queuewatch' })).toEqual([]);
    expect(readSettings(stage).connections).toEqual([]);
    await stage.tray.waitForItem((item) => /No connection yet/.test(item.toolTip.title + item.toolTip.text));
    await page.getByRole('button', { name: /^Board/ }).click();
    await page.getByRole('heading', { name: 'Watch your queues' }).waitFor();
  });

  it('leaves the console empty, the log without bugs and the secrets nowhere', async () => {
    const page = await application.page();
    for (const secret of [rightSecret, wrongSecret]) expect(await page.content()).not.toContain(secret);
    await application.quit();
    expectCleanRun(stage, application, [rightSecret, wrongSecret]);
  });

  /** Every figure of a line of the file; what the ledger has no figure for is an empty cell. */
  function expectCsvLine(line: Record<string, string>, row: LedgerRow): void {
    const agents = agentsOf(ledger(), row.queueId);
    const percent = toPercent(row);
    expect(line).toMatchObject({
      connection: 'Genesys EMEA',
      connectionId,
      queueId: row.queueId,
      freshness: 'live',
      waiting: String(row.waiting),
      longestWaitSeconds: String(row.longestWaitMs / 1000),
      interacting: String(row.interacting),
      agentsOnQueue: String(agents.onQueue),
      agentsAvailable: String(agents.idle),
      agentsBusy: String(agents.interacting),
      offered: String(row.offered),
      answered: String(row.answered),
      abandoned: String(row.abandoned),
      averageWaitSeconds: toAverageSeconds(row.answerSumMs, row.answered),
      averageHandleSeconds: toAverageSeconds(row.handleSumMs, row.handled),
      serviceLevelFormula: percent === null ? '' : 'vendor',
      serviceLevelTargetSeconds: String(row.targetMs / 1000),
      serviceLevelGoalPercent: String(row.goalPercent),
      windowFrom: '2026-03-03T00:00:00+00:00',
    });
    if (percent === null) expect(line.serviceLevelPercent).toBe('');
    else expect(Number(line.serviceLevelPercent)).toBeCloseTo(percent, 2);
    expect(line.asOf).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    const asOf = Date.parse(line.asOf ?? '');
    expect(asOf).toBeGreaterThan(startedAt - 1000);
    expect(asOf).toBeLessThanOrEqual(Date.now());
  }
});

function toAverageSeconds(sumMs: number, count: number): string {
  return count === 0 ? '' : String(Math.round(sumMs / count) / 1000);
}

function readSettings(stage: Stage): { connections: { id: string; queues: string[] }[] } {
  return JSON.parse(readFileSync(join(userDataOf(stage), 'settings.json'), 'utf8'));
}
