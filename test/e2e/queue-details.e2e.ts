import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerWindowRow } from '../../src/simulator/ledger.ts';
import { type Application, startApplication } from './application.ts';
import { readBoard } from './board-table.ts';
import { expectCleanRun } from './clean-run.ts';
import { addAllQueues, chooseOwnAddresses, fillIn, openForm, testConnection } from './connection-form.ts';
import { chooseWindow, nameOf, nameOfLedger, runReport, toPercentText } from './report-table.ts';
import { openStage, type Stage } from './stage.ts';
import { startTenant, type Tenant } from './tenant.ts';

/*
 * A tenant that knows the documents' way of asking only, and wants their scopes: found out by itself, read live, and
 * asked all three questions about the past.
 */

const clientId = 'desk-client';
const clientSecret = 'gateway-secret-77c1d9';
const from = Date.UTC(2026, 2, 3, 8);
const to = Date.UTC(2026, 2, 3, 10);
const halfHourMs = 1_800_000;

describe('a tenant of the documents', () => {
  let stage: Stage;
  let tenant: Tenant;
  let application: Application;

  const ledgerWindow = (): LedgerWindowRow[] => tenant.simulator.ledgerWindow(from, to);

  beforeAll(async () => {
    stage = await openStage({ timeZone: 'UTC' });
    tenant = await startTenant({
      seed: 7,
      queues: 6,
      scenario: 'busy-morning',
      frozen: true,
      startAt: to,
      apis: ['queue-details'],
      rules: { requireScopes: true },
      clientId,
      clientSecret,
    });
    application = await startApplication(stage);
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('is found out by itself, and shows which scope each question needed', async () => {
    const page = await application.page();
    await openForm(page);
    await chooseOwnAddresses(page);
    const { url } = tenant.simulator;
    await fillIn(page, { Name: 'Gateway', 'Sign-in address': url, 'API address': url });
    await fillIn(page, { 'Client ID': clientId, 'Client secret': clientSecret, 'Ask every': '5' });
    const said = await testConnection(page);
    expect(said).toContain('6 queues found · Queue details API');
    for (const scope of [
      'analytics:queue:read',
      'analytics:queue:view',
      'analytics:conversation:read',
      'analytics:query:view',
    ])
      expect(said).toContain(scope);
    expect(said).not.toContain('fails');
    await stage.screenshot('add-queue-details');
    await addAllQueues(page);
  });

  it('shows who waits in each queue, and a dash for what the API does not tell', async () => {
    const page = await application.page();
    await page.locator('[role=grid][aria-rowcount="7"]').waitFor();
    const { rows, queues } = tenant.simulator.ledger();
    const expected = queues.map(({ queueId, queueName, agents, recentlyActive }) => {
      const own = rows.filter((row) => row.queueId === queueId);
      const waiting = own.reduce((sum, row) => sum + row.waiting, 0);
      return recentlyActive
        ? [queueName, 'all media', String(waiting), `${agents.idle} / –`]
        : [queueName, 'all media', '–', '– / –'];
    });
    const readRows = async () =>
      (await readBoard(page))
        .map(({ queue, media, waiting, agents }) => [queue, media, waiting, agents])
        .sort();
    await expect.poll(readRows, { timeout: 15_000 }).toEqual(expected.sort());
    await stage.screenshot('board-queue-details');
  });

  it('reports by queue and media what the ledger holds', async () => {
    const page = await application.page();
    await page.getByRole('navigation').getByRole('button', { name: 'Reports' }).click();
    await chooseWindow(page, '2026-03-03T08:00', '2026-03-03T10:00');
    const { head, rows } = await runReport(page);
    expect(head).toMatch(/Gateway · Queue details API · .*as the vendor reports it/);
    const truth = ledgerWindow().filter((row) => row.offered + row.answered + row.abandoned > 0);
    const expected = truth.map((row) => [
      nameOfLedger(row),
      String(row.offered),
      String(row.answered),
      String(row.abandoned),
      toPercentText(row.withinTarget, row.answered + row.abandoned),
    ]);
    const shown = rows.map((row) => [
      nameOf(row),
      row.Offered,
      row.Answered,
      row.Abandoned,
      row['Service level'],
    ]);
    expect(shown.sort()).toEqual(expected.sort());
    await page.getByText('The vendor does not say the unit of handle times; seconds are assumed.').waitFor();
    await stage.screenshot('report-queue-details');
  });

  it('reports by interval, each figure in its half-hour', async () => {
    const page = await application.page();
    await page.getByText('By interval', { exact: true }).click();
    const { rows } = await runReport(page);
    for (const [index, label] of ['8:00', '8:30', '9:00', '9:30'].entries()) {
      const start = from + index * halfHourMs;
      const truth = tenant.simulator.ledgerWindow(start, start + halfHourMs);
      const shown = rows.filter((row) => row.Interval?.split('–')[0]?.includes(label));
      for (const [column, name] of [
        ['Offered', 'offered'],
        ['Handled', 'handled'],
        ['Abandoned', 'abandoned'],
      ] as const)
        expect(
          shown.reduce((sum, row) => sum + Number(row[column]), 0),
          `${label} ${column}`,
        ).toBe(truth.reduce((sum, row) => sum + row[name], 0));
    }
  });

  it('reports the service level at a threshold that was chosen', async () => {
    const page = await application.page();
    await page.getByText('Service level', { exact: true }).first().click();
    await page.getByLabel('Answered within').fill('45');
    const { rows } = await runReport(page);
    const queues = Map.groupBy(ledgerWindow(), (row) => row.queueName);
    const expected = [...queues].flatMap(([queueName, lanes]) => {
      const waits = lanes.flatMap(({ answerWaitsMs }) => answerWaitsMs);
      const within = waits.filter((waitMs) => waitMs <= 45_000).length;
      const percent = toPercentText(within, waits.length);
      return waits.length === 0 ? [] : [[queueName, String(waits.length), String(within), percent]];
    });
    const shown = rows.map((row) => [row.Queue, row.Answered, row['In time'], row['Service level']]);
    expect(shown.sort()).toEqual(expected.sort());
  });

  it('leaves the console empty, the log without bugs and the secret nowhere', async () => {
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, [clientSecret]);
  });
});
