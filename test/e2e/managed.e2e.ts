import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { openStage, type Stage } from './stage.ts';
import { keepServiceDesk, startServiceDesk, type Tenant, userDataOf } from './tenant.ts';

/*
 * What an administrator has set for everybody, in one of the folders that the desktop names for that. Only a file of the
 * administrator's own is obeyed: where these cases run as somebody else it holds everything fast instead.
 */

const secret = 'managed-secret-90c2';
const isAdministrator = process.getuid?.() === 0;
const lockedByAdministrator = 'Set by Example Ltd.';
const lockedByFault = 'Set by whoever manages this computer.';

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
  const show = (view: string) =>
    page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: view, exact: true })
      .press('Enter');
  const choose = async (section: string) => {
    await page.getByRole('tab', { name: section }).press('Enter');
    await page.getByRole('tabpanel', { name: section }).waitFor();
  };

  it('are shown as locked, with who locked them, and the rest stays free', async () => {
    await show('Settings');
    await choose('Notifications');
    const locked = page.getByRole('group').filter({ hasText: 'Notifications' });
    await locked.getByText(isAdministrator ? lockedByAdministrator : lockedByFault).waitFor();
    const notifications = page.getByRole('switch', { name: 'Notifications', exact: true });
    expect(await notifications.isDisabled()).toBe(true);
    expect(await notifications.isChecked()).toBe(!isAdministrator);
    await stage.screenshot('settings-managed');
    await choose('Appearance');
    await page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name: 'Dark' }).press('Space');
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('keep tables on the computer', async () => {
    await show('Board');
    await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(2).waitFor();
    await page.getByRole('button', { name: 'Export CSV…' }).press('Enter');
    const refusal = page
      .getByRole('alert')
      .filter({ hasText: 'Tables are not exported or copied on this computer' });
    await refusal.waitFor();
    await stage.screenshot('export-managed');
  });

  it('are kept by main, whatever the page asks for', async () => {
    const reply = await page.evaluate("queuewatch.call('alerts.setSettings', { notifications: true })");
    const notChanged = isAdministrator ? { ok: false, failure: { reason: 'managed' } } : { ok: true };
    expect(reply).toMatchObject(notChanged);
  });

  it('are said to be at fault when others can write them, and then nothing of them is obeyed or changed', async () => {
    await application.quit();
    chmodSync(path, 0o666);
    await start();
    await page
      .getByRole('status')
      .filter({ hasText: `${path} is not used` })
      .waitFor();
    await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(2).waitFor();
    await show('Settings');
    await choose('Notifications');
    const notifications = page.getByRole('switch', { name: 'Notifications', exact: true });
    expect(await notifications.isDisabled()).toBe(true);
    expect(await notifications.isChecked()).toBe(true);
    await stage.screenshot('settings-managed-fault');
  });

  it('leave everything that is kept to its owner alone', async () => {
    const modeOf = (name: string) => statSync(join(userDataOf(stage), name)).mode & 0o777;
    expect(modeOf('')).toBe(0o700);
    expect(modeOf('logs')).toBe(0o700);
    for (const name of ['settings.json', 'history.sqlite', 'logs/queuewatch.log'])
      expect(modeOf(name)).toBe(0o600);
    await application.quit();
    expectCleanRun(stage, application, [secret]);
  });
});
