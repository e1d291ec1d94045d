import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerWindowRow } from '../../src/simulator/ledger.ts';
import { lookUpSecret } from '../../tools/virtual-desktop/instruments/keyring.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import {
  addAllQueues,
  choose,
  chooseOwnAddresses,
  fillIn,
  findForm,
  findResults,
  openForm,
  testConnection,
} from './connection-form.ts';
import { onChromiumHostOnly } from './host.ts';
import { goTo } from './page-views.ts';
import {
  chooseConnections,
  choose as chooseFrom,
  chooseWindow,
  nameOf,
  nameOfLedger,
  runReport,
  toPercentText,
} from './report-table.ts';
import { saveAs } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { installBrowser, type StandInBrowser } from './stand-in-browser.ts';
import { startTenant, type Tenant } from './tenant.ts';

/*
 * A supervisor of two contact centres, one of each vendor: every way of signing in, what each API shows of itself,
 * and the questions about the past. The clocks of both stand still, so that every figure is known; CXone names the
 * time of its figures, so its clock stands in the present and is moved on where fresh ones are looked at.
 */

const clientId = 'desk-client';
const clientSecret = 'genesys-secret-4be0a7';
const cxoneKeys = {
  clientId: 'cxone-client',
  clientSecret: 'cxone-secret-90ffe1',
  accessKeyId: 'KEYID7XW4Q2LZ====',
  accessKeySecret: 'KEYSECRET5T3RPB6M====',
};
const secrets = [clientSecret, cxoneKeys.clientSecret, cxoneKeys.accessKeySecret];
const from = Date.UTC(2026, 2, 3, 8);
const to = Date.UTC(2026, 2, 3, 10);

describe('both vendors in one window', () => {
  let stage: Stage;
  let genesys: Tenant;
  let cxone: Tenant;
  let browser: StandInBrowser;
  let application: Application;
  /** Each row of the report that is shown: its queue, and how many were offered there. */
  let reported: string[] = [];

  const ledgerWindow = (): LedgerWindowRow[] => genesys.simulator.ledgerWindow(from, to);
  beforeAll(async () => {
    stage = await openStage({ timeZone: 'UTC' });
    browser = installBrowser(stage);
    const usual = { seed: 7, queues: 6, scenario: 'busy-morning', frozen: true } as const;
    genesys = await startTenant({ ...usual, startAt: to, clientId, clientSecret });
    cxone = await startTenant({ ...usual, cxone: cxoneKeys });
    application = await startApplication(stage);
  });
  afterAll(async () => {
    await stage.stop();
    await genesys.simulator.stop();
    await cxone.simulator.stop();
  });

  it('wants of a CXone tenant what CXone needs, and says where each is found', async () => {
    const page = await application.page();
    await openForm(page);
    await choose(page, 'NICE CXone');
    await fillIn(page, { 'Access key ID': cxoneKeys.accessKeyId });
    await findForm(page).getByRole('button', { name: 'Test connection' }).click();
    const form = await findForm(page).innerText();
    for (const words of ['Give it a name.', 'Choose a region.', 'Enter the access key’s secret too.'])
      expect(form).toContain(words);
    expect(form).not.toContain('In the browser, as me');
    await findForm(page)
      .getByRole('button', { name: /Region/ })
      .click();
    await page.getByRole('option', { name: /US government/ }).waitFor();
    await page.keyboard.press('Escape');
    await stage.screenshot('add-cxone-errors');
  });

  it('finds its way from the issuer alone, and shows who answers, how, and at what cost', async () => {
    const page = await application.page();
    await chooseOwnAddresses(page);
    await fillIn(page, {
      Name: 'CXone US',
      'Sign-in address': cxone.simulator.url,
      'Client ID': cxoneKeys.clientId,
      'Client secret': cxoneKeys.clientSecret,
      'Access key secret': cxoneKeys.accessKeySecret,
      'Ask every': '5',
    });
    const said = await testConnection(page);
    const skills = cxone.simulator.ledger().rows.length;
    expect(said).toContain(`${skills} queues found · ACD API`);
    for (const step of ['Sign-in', 'List of queues', 'Live figures', 'Today’s figures', 'Report by queue'])
      expect(said).toContain(`${step} works`);
    expect(said).not.toContain('Report by interval');
    expect(said).toMatch(/about \d+ requests a minute/);
    await stage.screenshot('add-cxone');
    await addAllQueues(page);
    const secret = await lookUpSecret(stage.desktop.env, { service: 'queuewatch', account: 'cxone-us' });
    expect(JSON.parse(secret ?? 'null')).toEqual(cxoneKeys);
  });

  it('takes queue stats where there is no access key', async () => {
    const page = await application.page();
    await goTo(page, 'Connections');
    await openForm(page);
    await choose(page, 'NICE CXone');
    await chooseOwnAddresses(page);
    await fillIn(page, {
      Name: 'CXone stats',
      'Sign-in address': cxone.simulator.url,
      'Client ID': cxoneKeys.clientId,
      'Client secret': cxoneKeys.clientSecret,
      'Ask every': '5',
    });
    await findForm(page).getByRole('button', { name: 'Test connection' }).click();
    // Nobody names the address of that API.
    await findForm(page).getByText('This must be an https address').waitFor();
    await fillIn(page, { 'API address': cxone.simulator.url });
    const said = await testConnection(page);
    expect(said).toContain(`${cxone.simulator.ledger().queues.length} queues found · Queue stats API`);
    expect(said).not.toContain('Report');
    await addAllQueues(page);
  });

  it('signs a person in in the browser, and waits no longer than they like', async () => {
    const page = await application.page();
    await openForm(page);
    await choose(page, 'In the browser, as me');
    await chooseOwnAddresses(page);
    const { url } = genesys.simulator;
    await fillIn(page, { Name: 'Genesys EMEA', 'Sign-in address': url, 'API address': url });
    await fillIn(page, { 'Client ID': clientId, 'Ask every': '5' });
    expect(await findForm(page).getByLabel('Client secret').count()).toBe(0);
    const signIn = findForm(page).getByRole('button', { name: 'Sign in with the browser' });
    await signIn.click();
    await browser.opened();
    await findForm(page).getByText('Waiting for the browser …').waitFor();
    await stage.screenshot('sign-in-waiting');
    await findForm(page).getByRole('button', { name: 'Stop waiting' }).click();
    await findForm(page).getByText('Waiting for the browser …').waitFor({ state: 'hidden' });
    await signIn.click();
    const address = new URL(await browser.opened());
    expect(address.origin).toBe(url);
    address.searchParams.set('approve', 'auto');
    expect((await fetch(address)).status).toBe(200);
    await findResults(page).waitFor();
    const said = await findResults(page).innerText();
    expect(said).toContain(`${genesys.simulator.ledger().queues.length} queues found · Platform API`);
    expect(said).toMatch(/about \d+ of 300 requests a minute/);
    await stage.screenshot('signed-in-by-browser');
    await addAllQueues(page);
  });

  it('shows of every connection its API, its pace and its cost', async () => {
    const page = await application.page();
    await goTo(page, 'Connections');
    const cardOf = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await cardOf('CXone US')
      .getByText(/NICE CXone · ACD API · asks every 5 s/)
      .waitFor();
    await cardOf('CXone stats')
      .getByText(/NICE CXone · Queue stats API · asks every 5 s/)
      .waitFor();
    await cardOf('Genesys EMEA')
      .getByText(/Genesys Cloud · Platform API · .*\d+ of 300 requests a minute/)
      .waitFor();
    await cardOf('Genesys EMEA').getByRole('button', { name: 'Sign in with the browser' }).waitFor();
    await cardOf('CXone US').getByRole('button', { name: 'Sign in again…' }).waitFor();
    await stage.screenshot('connections-both');
  });

  it('shows the skills’ figures, and a dash with its reason where an API has none', async () => {
    const page = await application.page();
    await goTo(page, 'Board');
    const search = page.getByRole('searchbox', { name: 'Search queues' });
    await search.fill('CXone US');
    await cxone.control('POST', 'clock', { advanceMs: 10_000 });
    const { rows, queues } = cxone.simulator.ledger();
    await page.locator(`[role=grid][aria-rowcount="${rows.length + 1}"]`).waitFor();
    await expect
      .poll(() => readWaiting(page), { timeout: 15_000 })
      .toEqual(rows.map(({ waiting }) => String(waiting)).sort());
    await stage.screenshot('board-acd');
    await search.fill('CXone stats');
    await page.locator(`[role=grid][aria-rowcount="${queues.length + 1}"]`).waitFor();
    await page.getByRole('row', { name: /Sales ES/ }).click();
    await cxone.control('POST', 'clock', { advanceMs: 10_000 });
    const details = page.getByRole('complementary', { name: 'Queue details' });
    await expect
      .poll(() => details.innerText(), { timeout: 15_000 })
      .toMatch(/Waiting\s+–\s+Wait time\s+\d+:\d\d/);
    await details.getByText('What this API calls “wait time”, taken as the longest wait.').waitFor();
    await details.getByText('This API gives no waiting count.').waitFor();
    await stage.screenshot('board-queue-stats');
    await details.getByRole('button', { name: 'Close details' }).click();
    await search.fill('');
  });

  it('reports by queue and media what the ledger holds', async () => {
    const page = await application.page();
    await goTo(page, 'Reports');
    await page.getByText('Ask about the past').waitFor();
    await chooseConnections(page, 'Genesys EMEA');
    await chooseWindow(page, '2026-03-03T08:00', '2026-03-03T10:00');
    const { head, rows } = await runReport(page);
    expect(head).toMatch(
      /Genesys EMEA · Platform API · .*2026.*UTC · \d+ rows · Service level: in time ÷ answered/,
    );
    const truth = ledgerWindow().filter((row) => row.offered + row.answered + row.abandoned > 0);
    expect(rows.map(nameOf).sort()).toEqual(truth.map(nameOfLedger).sort());
    const byName = new Map(truth.map((row) => [nameOfLedger(row), row]));
    for (const row of rows) {
      const counted = byName.get(nameOf(row));
      if (counted === undefined) throw new Error(`no ${nameOf(row)} in the ledger`);
      expect(row).toMatchObject({
        Offered: String(counted.offered),
        Answered: String(counted.answered),
        Abandoned: String(counted.abandoned),
        'Service level': toPercentText(counted.withinTarget, counted.answered),
      });
    }
    await stage.screenshot('report-queues');
    reported = rows.map((row) => `${row.Queue} ${row.Offered}`);
  });

  onChromiumHostOnly('saves that report as a file', async () => {
    const page = await application.page();
    const path = join(stage.desktop.env.HOME ?? '', 'report.csv');
    await page.getByRole('button', { name: 'Export CSV…' }).click();
    await saveAs(stage, path);
    await page.getByText(`Saved ${reported.length} rows to ${path}`, { exact: true }).waitFor();
    const file = papaparse.parse<Record<string, string>>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(file.data.map(({ queueName, offered }) => `${queueName} ${offered}`)).toEqual(reported);
  });

  it('reports by interval, each figure in its half-hour', async () => {
    const page = await application.page();
    await page.getByText('By interval', { exact: true }).click();
    const { rows } = await runReport(page);
    for (const [index, label] of ['8:00', '8:30', '9:00', '9:30'].entries()) {
      const start = from + index * 1_800_000;
      const truth = genesys.simulator.ledgerWindow(start, start + 1_800_000);
      const shown = rows.filter((row) => row.Interval?.split('–')[0]?.includes(label));
      const offered = shown.reduce((sum, row) => sum + Number(row.Offered), 0);
      expect(offered, label).toBe(truth.reduce((sum, row) => sum + row.offered, 0));
    }
    await stage.screenshot('report-intervals');
  });

  it('reports the service level at a threshold that was chosen', async () => {
    const page = await application.page();
    await page.getByText('Service level', { exact: true }).first().click();
    await page.getByLabel('Answered within').fill('45');
    const { rows } = await runReport(page);
    const queues = Map.groupBy(ledgerWindow(), (row) => row.queueName);
    for (const row of rows) {
      const lanes = queues.get(row.Queue ?? '') ?? [];
      const waits = lanes.flatMap(({ answerWaitsMs }) => answerWaitsMs);
      const within = waits.filter((waitMs) => waitMs <= 45_000).length;
      expect(row).toEqual({
        Queue: row.Queue,
        Answered: String(waits.length),
        'In time': String(within),
        Threshold: '45 s',
        'Service level': toPercentText(within, waits.length),
      });
    }
    expect(rows.map((row) => row.Queue).sort()).toEqual([...queues.keys()].sort());
    await stage.screenshot('report-sla');
  });

  it('offers of a connection only what its API answers', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: /. Connections$/ }).click();
    const without = page.getByRole('option', { name: 'CXone stats: this API has no reports' });
    expect(await without.getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Escape');
    await chooseConnections(page, 'CXone US');
    await page.getByText('This API does not answer: By interval.').waitFor();
    await page.getByText('Each queue’s own threshold', { exact: true }).waitFor();
    await chooseFrom(page, 'Window', 'Today so far');
    const { head, rows } = await runReport(page);
    expect(head).toContain('CXone US · ACD API');
    expect(head).toContain('as the vendor reports it');
    expect(rows.length).toBe(cxone.simulator.ledger().rows.length);
    await page.getByText('The vendor’s past figures may be minutes behind.').waitFor();
    await stage.screenshot('report-cxone');
  });

  it('says how far a report is, and stops when it is told to', async () => {
    const page = await application.page();
    await chooseConnections(page, 'Genesys EMEA');
    await chooseWindow(page, '2026-03-03T08:00', '2026-03-03T10:00');
    const fault = {
      match: 'POST /api/v2/analytics/conversations/aggregates/query',
      kind: 'delay',
      times: 50,
    };
    await genesys.control('POST', 'faults', { ...fault, delayMs: 8000 });
    await page.getByRole('button', { name: 'Run report' }).click();
    await page.getByRole('progressbar', { name: 'Progress of the report' }).waitFor();
    await stage.screenshot('report-running');
    // It goes on while something else is looked at.
    await goTo(page, 'Board');
    await goTo(page, 'Reports');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Stopped. Nothing was complete yet.').waitFor();
    await genesys.control('DELETE', 'faults');
  });

  it('leaves the console empty, the log without bugs and the secrets nowhere', async () => {
    const page = await application.page();
    for (const secret of secrets) expect(await page.content()).not.toContain(secret);
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, secrets);
  });
});

/** The waiting counts of all rows that are drawn. */
async function readWaiting(page: Page): Promise<(string | undefined)[]> {
  const [, ...texts] = await page.getByRole('grid', { name: 'Queues' }).getByRole('row').allInnerTexts();
  return texts.map((text) => text.split('\n')[3]?.trim()).sort();
}
