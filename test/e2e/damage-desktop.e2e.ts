import { execFileSync, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDesktopProcesses } from '../../tools/virtual-desktop/processes.ts';
import { type Application, startApplication } from './application.ts';
import { toIconState } from './icon-state.ts';
import { openStage, type Stage } from './stage.ts';
import { keepServiceDesk, startServiceDesk, type Tenant, userDataOf } from './tenant.ts';

/*
 * The programs of a desktop that the application leans on go away, or do not answer, while it runs. It says what is
 * missing, goes on watching, and takes up again what comes back.
 */

const secret = 'desktop-secret-8e20f1';

describe('an application whose desktop falls apart', () => {
  let stage: Stage;
  let tenant: Tenant;
  let application: Application;
  let page: Page;

  const signal = async (command: string, name: NodeJS.Signals) => {
    const found = (await findDesktopProcesses(stage.desktop.id)).filter((one) => one.command === command);
    expect(found.length).toBeGreaterThan(0);
    for (const { pid } of found) process.kill(pid, name);
  };
  const start = async () => {
    application = await startApplication(stage);
    page = await application.page();
    page.setDefaultTimeout(15_000);
  };
  const show = async (view: string) =>
    page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: new RegExp(`^${view}`) })
      .press('Enter');
  const expectBoard = async (timeout = 15_000) => {
    await show('Board');
    await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(3).waitFor({ timeout });
    await page.getByText(/Service desk live/).waitFor();
  };
  const expectIcon = (state: ReturnType<typeof toIconState>, timeout = 20_000) =>
    expect
      .poll(async () => (await stage.tray.items().catch(() => [])).map(toIconState), {
        timeout,
        interval: 500,
      })
      .toEqual([state]);
  /** Each good answer of the contact centre is written down. */
  const expectPoll = async () => {
    const path = join(userDataOf(stage), 'history.sqlite-wal');
    const writtenAt = () => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const before = writtenAt();
    await expect.poll(writtenAt, { timeout: 20_000 }).toBeGreaterThan(before);
  };
  const tryToast = async (answer: string) => {
    await show('Settings');
    await page.getByRole('tab', { name: 'Notifications' }).press('Enter');
    await page.getByRole('button', { name: 'Show a test notification' }).press('Enter');
    await page.getByText(answer).waitFor();
  };
  const keychainTrouble = () =>
    page.getByText('The keychain of this computer does not answer', { exact: false }).first();

  beforeAll(async () => {
    stage = await openStage();
    tenant = await startServiceDesk(secret);
    await keepServiceDesk(stage, tenant, secret);
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('says that the keychain does not answer, and signs in by itself when it does half a minute later', async () => {
    await signal('gnome-keyring-d', 'SIGSTOP');
    await start();
    await expectIcon('sign-in', 45_000);
    await show('Connections');
    await keychainTrouble().waitFor();
    await stage.screenshot('keychain-late');
    await signal('gnome-keyring-d', 'SIGCONT');
    await expectBoard(60_000);
    await expectIcon('critical');
    await show('Connections');
    await keychainTrouble().waitFor({ state: 'detached' });
  });

  it('says that notifications are not shown any more, and shows them again', async () => {
    await signal('dunst', 'SIGKILL');
    await tryToast('This desktop did not show it.');
    await expectPoll();
    spawn('dunst', [], { env: stage.desktop.env, stdio: 'ignore', detached: true }).unref();
    await stage.toasts.daemon().catch(() => undefined);
    await expect
      .poll(
        () =>
          stage.toasts.daemon().then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true);
    const shown = stage.toasts.toasts.length;
    await tryToast('The desktop took it.');
    expect(stage.toasts.toasts.length).toBeGreaterThan(shown);
  });

  it('puts its icon into a panel that has crashed and comes again', async () => {
    await signal('xfce4-panel', 'SIGKILL');
    await expect.poll(() => stage.tray.items().catch(() => [])).toEqual([]);
    await expectPoll();
    await stage.desktop.startTray();
    await expectIcon('critical');
  });

  it('goes on when the keychain is locked, and says so when it needs it again', async () => {
    const service = [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.secrets',
      '/org/freedesktop/secrets',
    ];
    const login = 'array:objpath:/org/freedesktop/secrets/collection/login';
    execFileSync('dbus-send', [...service, 'org.freedesktop.Secret.Service.Lock', login], {
      env: stage.desktop.env,
    });
    await expectPoll();
    await expectBoard();
    expect(await application.quit()).toBe(0);
    await start();
    await show('Connections');
    await keychainTrouble().waitFor({ timeout: 45_000 });
    await page.getByText('The trouble lies with the keychain of this computer.').waitFor({ timeout: 45_000 });
    await stage.screenshot('keychain-locked');
    expect(await application.quit()).toBe(0);
  });

  it('watches on when the bus of the desktop has gone, and ends in good order', async () => {
    // Nobody knows the password of the keyring that was locked.
    await stage.stop();
    stage = await openStage();
    await keepServiceDesk(stage, tenant, secret);
    await start();
    await expectBoard();
    await signal('dbus-daemon', 'SIGKILL');
    await expectPoll();
    await tryToast('This desktop did not show it.');
    await expectBoard();
    expect(await application.quit()).toBe(0);
    expect(application.lines.all.at(-1)).toContain('stopped');
  });
});
