import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { onChromiumHostOnly } from './host.ts';
import {
  choose,
  chooseConnections,
  chooseWindow,
  nameOf,
  nameOfLedger,
  readReport,
  runReport,
  type ShownReport,
} from './report-table.ts';
import { saveAs } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { keepSettings, startTenant, storeSecret, type Tenant, toConnection } from './tenant.ts';

/*
 * A supervisor of two tenants in two time zones asks both at once, takes the answer away as it is shown, and asks it
 * again. The clocks of both tenants stand still, so that every figure is known.
 */

const clientId = 'desk-client';
const secrets = ['berlin-secret-41d0b7', 'york-secret-90c2e5'];
const from = Date.UTC(2026, 2, 3, 8);
const to = Date.UTC(2026, 2, 3, 10);

describe('reports of two tenants', () => {
  let stage: Stage;
  let berlin: Tenant;
  let york: Tenant;
  let application: Application;
  let shown: ShownReport;

  const answer = (page: Page) => page.getByRole('region', { name: 'Report', exact: true });
  const ledgerOf = (name: string, { simulator }: Tenant) =>
    simulator
      .ledgerWindow(from, to)
      .filter((row) => row.offered + row.answered + row.abandoned > 0)
      .map((row) => `${name} · ${nameOfLedger(row)} · ${row.offered}`);

  beforeAll(async () => {
    stage = await openStage({ timeZone: 'UTC' });
    const usual = { queues: 4, scenario: 'busy-morning', frozen: true, startAt: to, clientId } as const;
    berlin = await startTenant({ ...usual, seed: 7, clientSecret: secrets[0] ?? '' });
    york = await startTenant({ ...usual, seed: 11, clientSecret: secrets[1] ?? '' });
    keepSettings(stage, {
      connections: [
        { ...toConnection('berlin', 'Berlin desk', berlin), timeZone: 'Europe/Berlin' },
        { ...toConnection('york', 'York desk', york), timeZone: 'America/New_York' },
      ],
    });
    await storeSecret(stage, 'berlin', { clientId, clientSecret: secrets[0] ?? '' });
    await storeSecret(stage, 'york', { clientId, clientSecret: secrets[1] ?? '' });
    application = await startApplication(stage);
    const page = await application.page();
    await page.getByRole('navigation').getByRole('button', { name: 'Reports' }).click();
  });
  afterAll(async () => {
    await stage.stop();
    await berlin.simulator.stop();
    await york.simulator.stop();
  });

  it('asks both about one window, typed by the clock of a tenant', async () => {
    const page = await application.page();
    await page.getByText('Ask about the past').waitFor();
    await chooseConnections(page, 'Berlin desk', 'York desk');
    await choose(page, 'Time zone', 'America/New_York (York desk)');
    // Five hours behind UTC.
    await chooseWindow(page, '2026-03-03T03:00', '2026-03-03T05:00');
    shown = await runReport(page);
    expect(shown.head).toMatch(/2026, 0?3:00.*5:00.*America\/New_York/);
    const expected = [...ledgerOf('Berlin desk', berlin), ...ledgerOf('York desk', york)];
    const read = shown.rows.map((row) => `${row.Connection} · ${nameOf(row)} · ${row.Offered}`);
    expect(read.sort()).toEqual(expected.sort());
    await stage.screenshot('report-two-tenants');
  });

  onChromiumHostOnly(
    'writes a file of what is shown, in its order, with whose it is and which window it covers',
    async () => {
      const page = await application.page();
      await answer(page).getByRole('button', { name: 'Offered' }).click();
      const { rows } = await readReport(page);
      const offered = rows.map((row) => Number(row.Offered));
      expect(offered).toEqual([...offered].sort((a, b) => b - a));
      const path = join(stage.desktop.env.HOME ?? '', 'both.csv');
      await page.getByRole('button', { name: 'Export CSV…' }).click();
      await saveAs(stage, path);
      await page.getByText(`Saved ${rows.length} rows to ${path}`, { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Show in folder' }).waitFor();
      const { data, errors } = papaparse.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
        header: true,
        skipEmptyLines: true,
      });
      expect(errors).toEqual([]);
      expect(data.map((row) => `${row.connection} ${row.queueName} ${row.offered}`)).toEqual(
        rows.map((row) => `${row.Connection} ${row.Queue} ${row.Offered}`),
      );
      expect(data[0]).toMatchObject({
        from: '2026-03-03T03:00:00-05:00',
        to: '2026-03-03T05:00:00-05:00',
        timeZone: 'America/New_York',
        serviceLevelFormula: 'answered',
        complete: 'yes',
        missingConnections: '',
      });
      await stage.screenshot('report-exported');
    },
  );

  it('copies the same as a table, by keyboard alone', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: 'More ways to export' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Copy as table' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(`Copied ${shown.rows.length} rows as a table`).waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
  });

  it('keeps the rows of one where the other refuses, and says which is missing', async () => {
    const page = await application.page();
    const match = 'POST /api/v2/analytics/conversations/aggregates/query';
    await york.control('POST', 'faults', { match, kind: 'status', status: 403, times: 50 });
    const { rows } = await runReport(page);
    expect(new Set(rows.map((row) => row.Connection))).toEqual(new Set(['Berlin desk']));
    await answer(page).getByRole('alert').filter({ hasText: 'York desk:' }).waitFor();
    await york.control('DELETE', 'faults');
    await stage.screenshot('report-one-missing');
  });

  it('asks about chosen queues only', async () => {
    const page = await application.page();
    const name = berlin.simulator.ledger().queues[0]?.queueName ?? '';
    await chooseConnections(page, 'Berlin desk');
    await page.getByRole('button', { name: /^Queues/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Which queues?' });
    await dialog.getByRole('searchbox', { name: 'Search queues' }).fill(name);
    await dialog.getByRole('option', { name }).click();
    await stage.screenshot('report-queue-choice');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByText('By interval', { exact: true }).click();
    const { rows, columns } = await runReport(page);
    expect(new Set(rows.map((row) => row.Queue))).toEqual(new Set([name]));
    expect(columns).not.toContain('Connection');
    await answer(page)
      .getByRole('img', { name: /All figures are in the table/ })
      .waitFor();
    await stage.screenshot('report-trend');
  });

  it('keeps what was asked: one key asks it again', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: 'Recent reports' }).focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog', { name: 'Recent reports' });
    const both = list.getByRole('button', { name: /^By queue and media.*Berlin desk, York desk/ });
    await both.focus();
    await page.keyboard.press('Enter');
    await answer(page).getByRole('columnheader', { name: 'Connection' }).waitFor();
    const { rows } = await readReport(page);
    expect(rows.length).toBe(shown.rows.length);
    await page.getByRole('button', { name: 'Recent reports' }).click();
    await list.getByRole('button', { name: /^Forget: By interval/ }).click();
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
    await stage.screenshot('recent-reports');
    await page.keyboard.press('Escape');
  });

  it('keeps it through a restart, and asks it again on demand', async () => {
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, secrets);
    application = await startApplication(stage);
    const page = await application.page();
    await page.getByRole('navigation').getByRole('button', { name: 'Reports' }).press('Enter');
    // Before anything was answered the list stands on the page itself.
    const recent = page.getByRole('listitem').filter({ hasText: 'Berlin desk, York desk' });
    await recent.getByRole('button', { name: /^By queue and media/ }).press('Enter');
    await answer(page).getByRole('columnheader', { name: 'Connection' }).waitFor();
    expect((await readReport(page)).rows.length).toBe(shown.rows.length);
  });

  it('leaves the console empty, the log without bugs and the secrets nowhere', async () => {
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, secrets);
  });
});
