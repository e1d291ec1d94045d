import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settingsVersion } from '../../src/main/settings/migrations.ts';
import { lookUpSecret } from '../../tools/virtual-desktop/instruments/keyring.ts';
import { type Application, startApplication } from './application.ts';
import { type IconState, waitForIcon } from './icon-state.ts';
import { chooseSection, goTo } from './page-views.ts';
import { createSmallDisk, type SmallDisk } from './small-disk.ts';
import { openStage, type Stage } from './stage.ts';
import { keepServiceDesk, startServiceDesk, type Tenant, userDataOf } from './tenant.ts';

/*
 * Files that are damaged, newer, read-only, or on a full disk. Watching goes on wherever it can, the window says what
 * is wrong, and nothing that was kept is lost.
 */

const secret = 'files-secret-3d19b8';
const troubleWords = /was damaged|a newer Queuewatch|cannot be written|could not be written|is read-only/;

describe('an application whose files are in trouble', () => {
  let stage: Stage;
  let tenant: Tenant;
  let disk: SmallDisk;
  let application: Application;
  let page: Page;

  const pathOf = (name: string) => join(userDataOf(stage), name);
  const settingsPath = () => pathOf('settings.json');
  const start = async () => {
    application = await startApplication(stage);
    page = await application.page();
    page.setDefaultTimeout(15_000);
  };
  const expectBoard = () => page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(3).waitFor();
  const banner = (text: string) => page.getByRole('status').filter({ hasText: text });
  const expectBanner = (text: string) => banner(text).waitFor();
  /** Everything is as it was before there was a fault; the next start says nothing of it. */
  const expectGoodStart = async () => {
    await start();
    await expectBoard();
    await expectIcon('critical');
    expect(await page.getByText(troubleWords).count()).toBe(0);
  };
  /** In the bar of notices, where one is in sight and a button leads to the others. */
  const showAllNotices = () => page.getByRole('button', { name: /more notices?$/ }).click();
  const expectIcon = (state: IconState) => waitForIcon(stage.tray, state, 'any', 20_000);
  const chooseDark = async (wanted: boolean) => {
    await goTo(page, 'Settings');
    await chooseSection(page, 'Appearance');
    const radio = page.getByRole('radio', { name: wanted ? 'Dark' : 'Light' });
    await radio.press('Space');
    return page.getByRole('alert').filter({ hasText: 'settings.json could not be written' });
  };

  beforeAll(async () => {
    stage = await openStage({ notifications: false });
    disk = createSmallDisk(userDataOf(stage));
    tenant = await startServiceDesk(secret);
  });
  beforeEach(async () => {
    for (const name of readdirSync(userDataOf(stage))) rmSync(pathOf(name), { recursive: true, force: true });
    await keepServiceDesk(stage, tenant, secret);
  });
  afterEach(async () => {
    expect(await application.quit()).toBe(0);
  });
  afterAll(async () => {
    disk.remove();
    await stage.stop();
    await tenant.simulator.stop();
  });

  it.each([
    ['were cut off', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ['are garbage', () => Buffer.alloc(2_000, 'no settings \0')],
  ])('begins anew beside settings that %s and a history of garbage, and keeps both', async (_how, damage) => {
    const whole = readFileSync(settingsPath());
    const damaged = damage(whole);
    writeFileSync(settingsPath(), damaged);
    const garbage = Buffer.alloc(9_000, 'no database');
    writeFileSync(pathOf('history.sqlite'), garbage);
    await start();
    await page.getByRole('heading', { name: 'Watch your queues' }).waitFor();
    await expectBanner('The settings file was damaged. Back to defaults: all settings.');
    await showAllNotices();
    await expectBanner('The history file was damaged and there was no good copy of it.');
    await stage.screenshot('damaged-files');
    await expectIcon('stale');
    const kept = (form: RegExp) => readdirSync(userDataOf(stage)).filter((name) => form.test(name));
    const [keptSettings = ''] = kept(/^settings\.damaged-.*\.json$/);
    const [keptHistory = ''] = kept(/^history\.damaged-.*\.sqlite$/);
    expect(readFileSync(pathOf(keptSettings))).toEqual(damaged);
    expect(readFileSync(pathOf(keptHistory))).toEqual(garbage);
    const entry = await lookUpSecret(stage.desktop.env, { service: 'queuewatch', account: 'desk' });
    expect(entry).toContain(secret);
    expect(await application.quit()).toBe(0);
    // As from a backup.
    writeFileSync(settingsPath(), whole);
    await expectGoodStart();
  });

  it('leaves settings of a newer version as they are, and says that it saves nothing', async () => {
    const known = readFileSync(settingsPath());
    const text = JSON.stringify({ version: settingsVersion + 1, connections: { shape: 'unknown' } });
    writeFileSync(settingsPath(), text);
    await start();
    await expectBanner('The settings were written by a newer Queuewatch.');
    await expectIcon('stale');
    await (await chooseDark(true)).waitFor();
    expect(await application.quit()).toBe(0);
    expect(readFileSync(settingsPath(), 'utf8')).toBe(text);
    // With a program and settings that fit each other it watches again.
    writeFileSync(settingsPath(), known);
    await expectGoodStart();
  });

  it('watches from a folder that nothing can be written to', async () => {
    // A history is there, as on the second day.
    await start();
    await expectBoard();
    await application.quit();
    const before = readFileSync(settingsPath());
    disk.setReadOnly(true);
    try {
      await start();
      await expectBoard();
      await expectIcon('critical');
      await expectBanner('The history cannot be written:');
      await expectBanner('is read-only. Allow writing to it.');
      await (await chooseDark(true)).waitFor();
      await stage.screenshot('read-only');
      expect(await application.quit()).toBe(0);
    } finally {
      disk.setReadOnly(false);
    }
    expect(readFileSync(settingsPath())).toEqual(before);
    await expectGoodStart();
  });

  it('goes on watching on a full disk, says so, and keeps things again when there is room', {
    timeout: 150_000,
  }, async () => {
    await start();
    await expectBoard();
    const pid = application.process.pid ?? 0;
    const before = readFileSync(settingsPath());
    disk.fill(pid);
    await expectBanner(disk.fullWords);
    await (await chooseDark(true)).waitFor();
    await stage.screenshot('disk-full');
    expect(readFileSync(settingsPath())).toEqual(before);
    expect(await page.locator('html').getAttribute('data-theme')).not.toBe('dark');
    await expectIcon('critical');
    disk.free(pid);
    await chooseDark(true);
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(JSON.parse(readFileSync(settingsPath(), 'utf8')).theme).toBe('dark');
    const history = () => statSync(pathOf('history.sqlite-wal')).mtimeMs;
    const freedAt = history();
    await expect.poll(history, { timeout: 20_000 }).toBeGreaterThan(freedAt);
    // It is said until writing has worked for half a minute.
    await banner(disk.fullWords).waitFor({ state: 'detached', timeout: 60_000 });
    await expectIcon('critical');
  });
});
