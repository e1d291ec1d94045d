import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import papaparse from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaWords } from '../../src/shared/words/en/media.ts';
import { openFileManager } from '../chromium-host/file-manager.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { readClipboard } from './clipboard-text.ts';
import { onChromiumHostOnly } from './host.ts';
import { expectFocus } from './keyboard-walk.ts';
import { toPercent } from './ledger-view.ts';
import { chooseSection, goTo } from './page-views.ts';
import { leaveDialog, saveAs } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { keepServiceDesk, startServiceDesk, type Tenant } from './tenant.ts';

/*
 * The board leaves the window on a computer whose region writes decimal commas: for the clipboard, for any program, for
 * Excel. The contact centre's clock stands still, so that every figure is known.
 */

const secret = 'export-secret-e09b57';

describe('the board as a table elsewhere', () => {
  let stage: Stage;
  let tenant: Tenant;
  let application: Application;
  let page: Page;
  let fileManager: Awaited<ReturnType<typeof openFileManager>>;

  const pathOf = (name: string) => join(stage.desktop.env.HOME ?? '', name);
  /** What every copy of it must say, whatever its order. */
  const truth = () =>
    tenant.simulator
      .ledger()
      .rows.map((row) => `${row.queueName} · ${mediaWords[row.mediaType]} · ${row.waiting}`);
  const nameRows = (rows: readonly Record<string, string>[]) =>
    rows.map(({ queue, media, waiting }) => `${queue} · ${media} · ${waiting}`).sort();
  const exportTo = async (path: string) => {
    await page.getByRole('button', { name: 'Export CSV…' }).press('Enter');
    await saveAs(stage, path);
    await page
      .getByRole('status')
      .filter({ hasText: `Saved ${truth().length} rows to ${path}` })
      .waitFor();
    return readFileSync(path);
  };

  beforeAll(async () => {
    stage = await openStage({ timeZone: 'Europe/Berlin' });
    stage.desktop.env.LANG = 'de_DE.UTF-8';
    fileManager = await openFileManager(stage.desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
    tenant = await startServiceDesk(secret);
    await keepServiceDesk(stage, tenant, secret);
    application = await startApplication(stage);
    page = await application.page();
    page.setDefaultTimeout(15_000);
    await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(3).waitFor();
  });
  afterAll(async () => {
    fileManager.close();
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('is copied for pasting into a spreadsheet or a message', async () => {
    await page.getByRole('button', { name: 'More ways to export' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Copy as table' }).press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: `Copied ${truth().length} rows as a table` })
      .waitFor();
    const text = await readClipboard(stage);
    const table = papaparse.parse<Record<string, string>>(text, {
      header: true,
      delimiter: '\t',
      skipEmptyLines: true,
    });
    expect(table.errors).toEqual([]);
    expect(nameRows(table.data)).toEqual(truth().sort());
    await stage.screenshot('export-copied');
  });

  onChromiumHostOnly('is not written when the dialog is left, and the keyboard is where it was', async () => {
    await page.getByRole('button', { name: 'Export CSV…' }).press('Enter');
    await leaveDialog(stage);
    await page.getByRole('button', { name: 'Export CSV…', disabled: false }).waitFor();
    expect(readdirSync(stage.desktop.env.HOME ?? '').filter((name) => name.endsWith('.csv'))).toEqual([]);
    expect(
      await page
        .getByRole('status')
        .filter({ hasText: /Saved|cancelled/ })
        .count(),
    ).toBe(0);
    await expectFocus(page, /^button Export CSV…$/);
  });

  onChromiumHostOnly('is saved for any program, and shown in its folder', async () => {
    const path = pathOf('standard.csv');
    const bytes = await exportTo(path);
    expect(bytes.subarray(0, 11).toString()).toBe('connection,');
    const { data } = papaparse.parse<Record<string, string>>(bytes.toString(), {
      header: true,
      skipEmptyLines: true,
    });
    expect(nameRows(data)).toEqual(truth().sort());
    expect(data[0]).toMatchObject({ connection: 'Service desk', timeZone: 'Europe/Berlin' });
    await page.getByRole('button', { name: 'Show in folder' }).press('Enter');
    await expect.poll(() => fileManager.shown).toEqual([pathToFileURL(path).href]);
  });

  onChromiumHostOnly('is saved for Excel with a byte order mark, semicolons and decimal commas', async () => {
    await goTo(page, 'Settings');
    await chooseSection(page, 'Files');
    const excel = page.getByRole('radio', { name: 'Excel on this computer' });
    await excel.press('Space');
    await expect.poll(() => excel.isChecked()).toBe(true);
    await page.getByRole('tab', { name: 'Quiet hours' }).press('Enter');
    await page.getByRole('switch', { name: 'Quiet hours' }).press('Space');
    // The days as the region writes them, too.
    const days = page.getByRole('group', { name: 'Hours 1' }).getByRole('button', { name: /^\p{L}{2}$/u });
    await days.first().waitFor();
    expect((await days.allInnerTexts()).join(' ')).toBe('Mo Di Mi Do Fr Sa So');
    await goTo(page, 'Board');
    const bytes = await exportTo(pathOf('excel.csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.subarray(3).toString();
    const { data, errors } = papaparse.parse<Record<string, string>>(text, {
      header: true,
      delimiter: ';',
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(nameRows(data)).toEqual(truth().sort());
    for (const row of tenant.simulator.ledger().rows) {
      const line = data.find(
        ({ queueId, media }) => queueId === row.queueId && media === mediaWords[row.mediaType],
      );
      const percent = toPercent(row);
      expect(line?.serviceLevelPercent).not.toContain('.');
      const read = (line?.serviceLevelPercent ?? '').replace(',', '.');
      if (percent === null) expect(read).toBe('');
      else expect(Number(read)).toBeCloseTo(percent, 6);
    }
    expect(text).toMatch(/;\d+,\d+;/);
    await stage.screenshot('export-excel');
  });

  it('leaves the console empty, the log without bugs and the secret nowhere', async () => {
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, [secret]);
  });
});
