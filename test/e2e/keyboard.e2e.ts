import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, startApplication } from './application.ts';
import { readBoard } from './board-table.ts';
import { expectCleanRun } from './clean-run.ts';
import { onChromiumHostOnly } from './host.ts';
import { expectFocus, walkTo } from './keyboard-walk.ts';
import { readReport } from './report-table.ts';
import { saveByKeys } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { keepServiceDesk, startServiceDesk, type Tenant } from './tenant.ts';
import { anybodyWaits } from './waiting-rule.ts';

/*
 * A supervisor without a mouse: everything is reached by Tab, arrows and the keys of the menu, and the keyboard is never
 * lost. The contact centre's clock stands still, so that every figure is known.
 */

const secret = 'desk-secret-5b20e8';
const from = Date.UTC(2026, 2, 3, 8);
const to = Date.UTC(2026, 2, 3, 10);

describe('the window by keyboard alone', () => {
  let stage: Stage;
  let tenant: Tenant;
  let application: Application;
  let page: Page;

  const grid = () => page.getByRole('grid', { name: 'Queues' });
  const details = () => page.getByRole('complementary', { name: 'Queue details' });
  /** The line that the grid names as its active one. */
  const active = async () =>
    page.getByRole('row').and(page.locator(`[id="${await grid().getAttribute('aria-activedescendant')}"]`));
  const activeName = async () =>
    (await (await active()).getByRole('rowheader').innerText()).split('\n')[0]?.trim() ?? '';
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** A key of the menu goes to the window, not to the page. */
  const pressInWindow = async (key: string) => {
    await stage.pointer.focus(await stage.pointer.findWindow({ title: '^Queuewatch$' }));
    await stage.pointer.key(key);
  };

  beforeAll(async () => {
    stage = await openStage({ timeZone: 'UTC' });
    tenant = await startServiceDesk(secret, 5);
    await keepServiceDesk(stage, tenant, secret, { rules: [anybodyWaits] });
    application = await startApplication(stage);
    page = await application.page();
    page.setDefaultTimeout(10_000);
    await grid().getByRole('row').nth(3).waitFor();
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('leads into the rows of the board, and along them', async () => {
    await walkTo(page, grid());
    await press('Home');
    const first = await activeName();
    await press('ArrowDown');
    expect(await activeName()).not.toBe(first);
    await press('ArrowUp');
    expect(await activeName()).toBe(first);
    await press('End');
    const last = await grid().getAttribute('aria-rowcount');
    expect(await (await active()).getAttribute('aria-rowindex')).toBe(last);
  });

  it('sorts by the header that the arrows lead to, and goes back to the rows', async () => {
    const header = page.getByRole('columnheader', { name: 'Waiting' });
    await walkTo(page, page.getByRole('columnheader').getByRole('button').first());
    await walkTo(page, header.getByRole('button'), 'ArrowRight');
    await press('Enter');
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
    const truth = tenant.simulator.ledger().rows.map(({ waiting }) => waiting);
    const readWaiting = async () => (await readBoard(page)).map(({ waiting }) => Number(waiting));
    await expect.poll(readWaiting).toEqual(truth.sort((a, b) => b - a));
    await press('ArrowDown');
    await expectFocus(page, /^grid Queues/);
  });

  it('pins a row, hides another one and takes that back', async () => {
    await press('End', 'p');
    await page.getByRole('button', { name: 'Pinned 1' }).waitFor();
    await press('Home', 'ArrowDown');
    const name = await activeName();
    const before = await grid().getAttribute('aria-rowcount');
    await press('h');
    const note = page.getByRole('status').filter({ hasText: `${name} is hidden from the board` });
    await note.waitFor();
    await walkTo(page, note.getByRole('button', { name: 'Undo' }));
    await press('Enter');
    await note.waitFor({ state: 'detached' });
    await expectFocus(page, /^grid Queues/);
    expect(await grid().getAttribute('aria-rowcount')).toBe(before);
  });

  it('groups by the menu, which gives the keyboard back to its button', async () => {
    const menu = page.getByRole('button', { name: 'Group' });
    await walkTo(page, menu, 'Shift+Tab');
    await press('Enter', 'ArrowDown', 'Enter');
    await expectFocus(page, /^button By connection$/);
    await press('Enter');
    await page.getByRole('menuitemradio', { name: 'none' }).waitFor();
    await press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await expectFocus(page, /^button By connection$/);
    await press('Enter', 'Home', 'Enter');
    await expectFocus(page, /^button Group$/);
  });

  it('opens the menu of a row, and closes it without leaving the row', async () => {
    await walkTo(page, grid());
    await press('Home', 'ArrowDown');
    const name = await activeName();
    await press('Shift+F10');
    const menu = page.getByRole('menu', { name: `Actions for ${name}` });
    await menu.waitFor();
    await expectFocus(page, /^menu/);
    await press('Escape');
    await menu.waitFor({ state: 'detached' });
    await expectFocus(page, /^grid Queues/);
    expect(await activeName()).toBe(name);
    await press('Shift+F10');
    await walkTo(page, menu.getByRole('menuitem', { name: 'Show details' }), 'ArrowDown');
    await press('Enter');
    await details().getByRole('heading', { name }).waitFor();
    await expectFocus(page, /./);
    await press('Escape');
    await details().waitFor({ state: 'detached' });
    await expectFocus(page, /^grid Queues/);
  });

  it('opens the details of a row, acknowledges there, and closes them', async () => {
    await press('Home', 'ArrowDown');
    const name = await activeName();
    await press('Enter');
    await details().getByRole('heading', { name }).waitFor();
    await expectFocus(page, /^grid Queues/);
    await walkTo(page, details().getByRole('button', { name: `Acknowledge: ${name}` }));
    await press('Enter');
    await expectFocus(page, /Take back: /);
    await details().getByText('acknowledged · rings again').waitFor();
    await stage.screenshot('keyboard-details');
    await press('Escape');
    await details().waitFor({ state: 'detached' });
    await expectFocus(page, /./);
  });

  it('acknowledges in the list of alerts', async () => {
    await pressInWindow('ctrl+2');
    const alerts = page.getByRole('list', { name: 'Open alerts' });
    await alerts.waitFor();
    const button = alerts.getByRole('button', { name: /^Acknowledge: / }).first();
    const name = (await button.getAttribute('aria-label')) ?? '';
    const takeBack = alerts.getByRole('button', { name: name.replace('Acknowledge', 'Take back') });
    const before = await takeBack.count();
    await walkTo(page, button);
    await press('Enter');
    await expect.poll(() => takeBack.count()).toBe(before + 1);
    await expectFocus(page, /^button (Take back|Acknowledge): /);
    await stage.screenshot('keyboard-alerts');
  });

  onChromiumHostOnly('asks for a report, and saves it by the dialog of the desktop', async () => {
    await pressInWindow('ctrl+3');
    const window = page.getByRole('button', { name: /Window$/ });
    await walkTo(page, window);
    await press('Enter');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.type('From');
    await press('Enter');
    await expectFocus(page, /From … to …/);
    for (const [label, time] of [
      ['From', '0800AM'],
      ['To', '1000AM'],
    ] as const) {
      await walkTo(page, page.getByLabel(label, { exact: true }));
      await page.keyboard.type('03032026');
      await press('ArrowRight');
      await page.keyboard.type(time);
    }
    await walkTo(page, page.getByRole('button', { name: 'Run report' }));
    await press('Enter');
    await page.getByRole('region', { name: 'Report', exact: true }).waitFor();
    await expectFocus(page, /^button Run report$/);
    const { rows } = await readReport(page);
    const truth = tenant.simulator.ledgerWindow(from, to);
    expect(rows.reduce((sum, row) => sum + Number(row.Offered), 0)).toBe(
      truth.reduce((sum, { offered }) => sum + offered, 0),
    );
    await walkTo(page, page.getByRole('button', { name: 'Export CSV…' }));
    await press('Enter');
    const path = join(stage.desktop.env.HOME ?? '', 'by-keys.csv');
    await saveByKeys(stage, path);
    await page.getByText(`Saved ${rows.length} rows to ${path}`, { exact: true }).waitFor();
    await stage.screenshot('keyboard-report');
    const file = papaparse.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(file.data.map(({ queueName, offered }) => `${queueName} ${offered}`)).toEqual(
      rows.map((row) => `${row.Queue} ${row.Offered}`),
    );
    await expectFocus(page, /^button Export CSV…$/);
  });

  it('sets the density of the rows', async () => {
    await pressInWindow('ctrl+5');
    await walkTo(page, page.getByRole('tab', { selected: true }));
    await walkTo(page, page.getByRole('tab', { name: 'Appearance' }), 'ArrowDown');
    await page.getByRole('tabpanel', { name: 'Appearance' }).waitFor();
    const rows = page.getByRole('radiogroup', { name: 'Board rows' });
    await walkTo(page, rows.getByRole('radio', { name: 'Standard' }));
    await press('ArrowDown');
    await expect.poll(() => page.locator('html').getAttribute('data-density')).toBe('compact');
    await expectFocus(page, /Compact/);
  });

  it('lists all keys on a sheet, and goes on where it was', async () => {
    await pressInWindow('ctrl+1');
    await walkTo(page, grid());
    await page.keyboard.type('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Pin or unpin the row').waitFor();
    await expectFocus(page, /^button Close$/);
    await press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await expectFocus(page, /^grid Queues/);
  });

  it('leaves the console empty, the log without bugs and the secret nowhere', async () => {
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, [secret]);
  });
});
