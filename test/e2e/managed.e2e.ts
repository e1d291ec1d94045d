import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { readClipboard } from './clipboard-text.ts';
import { ask } from './page-call.ts';
import { chooseSection, goTo } from './page-views.ts';
import { openStage, type Stage } from './stage.ts';
import { keepServiceDesk, startServiceDesk, type Tenant, userDataOf } from './tenant.ts';

/*
 * What an administrator has set for everybody, in one of the folders that the desktop names for that. Only a file of the
 * administrator's own is obeyed: where these cases run as somebody else it holds everything fast instead.
 */

const secret = 'managed-secret-90c2';
const isAdministrator = process.getuid?.() === 0;
const lockedBy = isAdministrator ? 'Set by Example Ltd.' : 'Set by whoever manages this computer.';
/** What the file says, and what the person has where it is not obeyed. */
const notificationsInForce = !isAdministrator;

describe('managed settings', () => {
  let stage: Stage;
  let tenant: Tenant;
  let application: Application;
  let page: Page;
  let path: string;

  beforeAll(async () => {
    stage = await openStage();
    const folder = join(stage.desktop.folder, 'xdg');
    mkdirSync(join(folder, 'queuewatch'), { recursive: true, mode: 0o755 });
    stage.desktop.env.XDG_CONFIG_DIRS = `${folder}:/etc/xdg`;
    path = join(folder, 'queuewatch', 'managed.json');
    const fields = {
      organisation: 'Example Ltd',
      notifications: false,
      logLevel: 'info',
      allowExport: false,
    };
    writeFileSync(path, JSON.stringify(fields), { mode: 0o644 });
    tenant = await startServiceDesk(secret);
    await keepServiceDesk(stage, tenant, secret);
    await start();
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  const start = async () => {
    application = await startApplication(stage);
    page = await application.page();
    page.setDefaultTimeout(15_000);
  };

  it('are shown as locked, with who locked them, and the rest stays free', async () => {
    await goTo(page, 'Settings');
    await chooseSection(page, 'Notifications');
    const locked = page.getByRole('group').filter({ hasText: 'Notifications' });
    await locked.getByText(lockedBy).waitFor();
    const notifications = page.getByRole('switch', { name: 'Notifications', exact: true });
    expect(await notifications.isDisabled()).toBe(true);
    expect(await notifications.isChecked()).toBe(notificationsInForce);
    await stage.screenshot('settings-managed');
    await chooseSection(page, 'Appearance');
    await page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'Dark' }).press('Space');
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('keep tables on the computer', async () => {
    await goTo(page, 'Board');
    await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(2).waitFor();
    await page.getByRole('button', { name: 'Export CSV…' }).press('Enter');
    const refusal = page
      .getByRole('alert')
      .filter({ hasText: 'Tables are not exported or copied on this computer' });
    await refusal.waitFor();
    await stage.screenshot('export-managed');
  });

  it('let no table out by the keys either, while what somebody typed can be copied', async () => {
    const search = page.getByRole('searchbox');
    await search.fill('typed by hand');
    await search.press('Control+a');
    await search.press('Control+c');
    expect(await readClipboard(stage)).toBe('typed by hand');
    await search.fill('');
    await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(2).waitFor();
    await page.evaluate('document.activeElement.blur(), getSelection().selectAllChildren(document.body)');
    await page.keyboard.press('Control+c');
    const queue = await page.getByRole('grid', { name: 'Queues' }).getByRole('rowheader').first().innerText();
    // Nothing at all, or what was there.
    expect(await readClipboard(stage).catch(() => '')).not.toContain(queue);
  });

  it('are kept by main, whatever the page asks for', async () => {
    expect(await ask(page, 'alerts.setSettings', { notifications: !notificationsInForce })).toMatchObject({
      ok: false,
      failure: { code: 'permission', reason: 'managed' },
    });
    expect(await ask(page, 'alerts.settings', {})).toMatchObject({
      value: { notifications: notificationsInForce },
    });
  });

  it('are said to be at fault when others can write them: then what was read last is in force, and nothing is changed', async () => {
    await application.quit();
    chmodSync(path, 0o666);
    await start();
    await page
      .getByRole('status')
      .filter({ hasText: `${path} is not used` })
      .waitFor();
    await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(2).waitFor();
    await goTo(page, 'Settings');
    await chooseSection(page, 'Notifications');
    const notifications = page.getByRole('switch', { name: 'Notifications', exact: true });
    expect(await notifications.isDisabled()).toBe(true);
    expect(await notifications.isChecked()).toBe(notificationsInForce);
    expect(existsSync(join(userDataOf(stage), 'managed-copy.json'))).toBe(isAdministrator);
    await stage.screenshot('settings-managed-fault');
  });

  it('leave everything that is kept to its owner alone', async () => {
    const modeOf = (name: string) => statSync(join(userDataOf(stage), name)).mode & 0o777;
    expect(modeOf('')).toBe(0o700);
    expect(modeOf('logs')).toBe(0o700);
    const names = ['settings.json', 'history.sqlite', 'logs/queuewatch.log'];
    if (isAdministrator) names.push('managed-copy.json');
    for (const name of names) expect(modeOf(name)).toBe(0o600);
    await application.quit();
    expectCleanRun(stage, application, [secret]);
  });
});
