import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { openEndlessReports } from './endless-reports.ts';
import { onChromiumHostOnly } from './host.ts';
import { goTo } from './page-views.ts';
import { choose, chooseWindow } from './report-table.ts';
import { saveAs } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { keepSettings, startTenant, storeSecret, type Tenant, toConnection } from './tenant.ts';

/*
 * A month of many queues by the quarter of an hour is a file that takes a while: its reader thinks better of it.
 */

const clientId = 'desk-client';
const clientSecret = 'endless-secret-5b7c19';
const queues = 70;
const days = 31;
const rows = queues * days * 96;

describe('a long export that is called off', () => {
  let stage: Stage;
  let tenant: Tenant;
  let front: Awaited<ReturnType<typeof openEndlessReports>>;
  let application: Application;
  let page: Page;

  const homeOf = () => stage.desktop.env.HOME ?? '';
  /** The file itself and whatever is written beside it. */
  const filesOf = () => readdirSync(homeOf()).filter((name) => /\.(csv|part)$/.test(name));

  beforeAll(async () => {
    stage = await openStage({ timeZone: 'UTC' });
    tenant = await startTenant({
      queues,
      seed: 7,
      scenario: 'busy-morning',
      frozen: true,
      startAt: Date.UTC(2026, 2, 3, 10),
      clientId,
      clientSecret,
    });
    front = await openEndlessReports(tenant.simulator.url);
    const connection = { ...toConnection('desk', 'Service desk', tenant), apiUrl: front.url };
    keepSettings(stage, { connections: [connection] });
    await storeSecret(stage, 'desk', { clientId, clientSecret });
    application = await startApplication(stage);
    page = await application.page();
    await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(3).waitFor();
  });
  afterAll(async () => {
    await stage.stop();
    front.close();
    await tenant.simulator.stop();
  });

  it('begins with a report of hundreds of thousands of rows', async () => {
    await goTo(page, 'Reports');
    await page.getByText('Ask about the past').waitFor();
    await page.getByText('By interval', { exact: true }).click();
    await choose(page, 'Intervals', '15 minutes');
    await chooseWindow(page, '2026-01-01T00:00', '2026-02-01T00:00');
    await page.getByRole('button', { name: 'Run report' }).click();
    const table = page.getByRole('region', { name: 'Report', exact: true }).getByRole('table');
    await table.waitFor({ timeout: 60_000 });
    expect(Number(await table.getAttribute('aria-rowcount')) - 1).toBe(rows);
    await stage.screenshot('export-long-report');
  });

  onChromiumHostOnly('leaves nothing of the file, and says so', async () => {
    const path = join(homeOf(), 'month.csv');
    await page.getByRole('button', { name: 'Export CSV…' }).press('Enter');
    // The press waits in the page already, so that the file does not become whole on the way there.
    await Promise.all([
      page.getByRole('button', { name: 'Cancel export' }).press('Enter', { timeout: 60_000 }),
      saveAs(stage, path),
    ]);
    await page
      .getByRole('status')
      .filter({ hasText: 'Export cancelled. Nothing was written.' })
      .waitFor({ timeout: 20_000 });
    expect(filesOf()).toEqual([]);
    expect(await page.getByText(/^Saved /).count()).toBe(0);
    await stage.screenshot('export-cancelled');
  });

  onChromiumHostOnly('is written whole when it is asked for again', async () => {
    const path = join(homeOf(), 'month.csv');
    await page.getByRole('button', { name: 'Export CSV…' }).press('Enter');
    await saveAs(stage, path);
    await page.getByText(/^Saved 208,320 rows to /).waitFor({ timeout: 40_000 });
    const lines = readFileSync(path, 'utf8').split('\r\n');
    expect(lines).toHaveLength(rows + 2);
    expect(lines[0]).toContain('intervalStart');
    expect(filesOf()).toEqual(['month.csv']);
  });

  it('leaves the console empty, the log without bugs and the secret nowhere', async () => {
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, [clientSecret]);
  });
});
