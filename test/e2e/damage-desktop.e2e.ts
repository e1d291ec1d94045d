import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDesktopProcesses } from '../../tools/virtual-desktop/processes.ts';
import { type Application, startApplication } from './application.ts';
import { type IconState, toIconState } from './icon-state.ts';
import { lockKeyring, startKeyring, unlockKeyring } from './own-keyring.ts';
import { goTo } from './page-views.ts';
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
  /** An open critical alert is remembered, and its icon comes before that of a sign-in. */
  const forgetAlerts = () => {
    const folder = userDataOf(stage);
    for (const name of readdirSync(folder).filter((one) => one.startsWith('history.')))
      rmSync(join(folder, name));
  };
  const openDesk = async () => {
    stage = await openStage({ keyring: false });
    await startKeyring(stage);
    await keepServiceDesk(stage, tenant, secret);
  };
  const start = async () => {
    application = await startApplication(stage);
    page = await application.page();
    page.setDefaultTimeout(15_000);
  };
  const expectBoard = async (timeout = 15_000) => {
    await goTo(page, 'Board');
    await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(3).waitFor({ timeout });
    await page.getByText(/Service desk live/).waitFor();
  };
  const expectIcon = (state: IconState, timeout = 20_000) =>
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
    await goTo(page, 'Settings');
    await page.getByRole('tab', { name: 'Notifications' }).press('Enter');
    await page.getByRole('button', { name: 'Show a test notification' }).press('Enter');
    await page.getByText(answer).waitFor();
  };
  const closeWindow = async () => {
    const closed = page.waitForEvent('close');
    await stage.pointer.focus(await stage.pointer.findWindow({ title: 'Queuewatch' }));
    await stage.pointer.key('alt+F4');
    await closed;
  };
  /** Until it comes forward by itself. */
  const waitForWindow = async () => {
    const isThere = async () => (await application.addresses()).some((one) => one.includes('index.html'));
    await expect.poll(isThere, { timeout: 80_000, interval: 500 }).toBe(true);
    page = await application.page();
    page.setDefaultTimeout(15_000);
  };
  const trayBanner = () => page.getByText('This desktop shows no tray icons.');
  const keychainTrouble = () =>
    page.getByText('The keychain of this computer does not answer', { exact: false }).first();

  beforeAll(async () => {
    tenant = await startServiceDesk(secret);
    await openDesk();
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('says that the keychain does not answer, and signs in by itself when it does half a minute later', async () => {
    await signal('gnome-keyring-d', 'SIGSTOP');
    await start();
    await expectIcon('sign-in', 45_000);
    await goTo(page, 'Connections');
    await keychainTrouble().waitFor();
    await stage.screenshot('keychain-late');
    await signal('gnome-keyring-d', 'SIGCONT');
    await expectBoard(60_000);
    await expectIcon('critical');
    await goTo(page, 'Connections');
    await keychainTrouble().waitFor({ state: 'detached' });
  });

  it('says that notifications are not shown any more, and shows them again', async () => {
    await signal('dunst', 'SIGKILL');
    await tryToast('This desktop did not show it.');
    await expectPoll();
    await expectIcon('critical');
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

  it('does not wait for notifications that hang, and shows them again', async () => {
    await signal('dunst', 'SIGSTOP');
    await tryToast('This desktop did not show it.');
    await expectPoll();
    await expectIcon('critical');
    await signal('dunst', 'SIGCONT');
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

  it('comes forward when its panel goes while its window is closed, and goes back when that is there again', {
    timeout: 240_000,
  }, async () => {
    await closeWindow();
    const openPages = await application.addresses();
    expect(openPages.filter((address) => address.includes('index.html'))).toEqual([]);
    await signal('xfce4-panel', 'SIGKILL');
    await waitForWindow();
    await trayBanner().waitFor();
    await stage.screenshot('tray-lost');
    await stage.desktop.startTray();
    await trayBanner().waitFor({ state: 'detached', timeout: 80_000 });
    await expectIcon('critical');
    await closeWindow();
    await stage.tray.activate(await stage.tray.waitForItem(() => true));
    page = await application.page();
    page.setDefaultTimeout(15_000);
    await expectBoard();
  });

  it.each([
    ['is locked', () => lockKeyring(stage), () => unlockKeyring(stage)],
    ['has gone', () => signal('gnome-keyring-d', 'SIGKILL'), () => startKeyring(stage)],
  ])(
    'goes on when the keychain %s, says so when it needs it, and signs in when it is open again',
    async (how, take, giveBack) => {
      await take();
      await expectPoll();
      await expectBoard();
      await expectIcon('critical');
      expect(await application.quit()).toBe(0);
      forgetAlerts();
      await start();
      await expectIcon('sign-in', 45_000);
      await goTo(page, 'Connections');
      await keychainTrouble().waitFor();
      await page.getByText('The trouble lies with the keychain of this computer.').waitFor();
      await stage.screenshot(`keychain-${how.split(' ').at(-1)}`);
      await giveBack();
      await expectBoard(60_000);
      await expectIcon('critical');
      await goTo(page, 'Connections');
      await keychainTrouble().waitFor({ state: 'detached' });
    },
  );

  it('watches on when the bus of the desktop has gone, ends in good order, and has it all at the next sign-in', async () => {
    await signal('dbus-daemon', 'SIGKILL');
    await expectPoll();
    await tryToast('This desktop did not show it.');
    // Its icon has gone with the bus that every icon is shown by.
    await expect(stage.tray.items()).rejects.toThrow('lost the D-Bus session');
    // So a window that is closed has to come forward again.
    await closeWindow();
    await waitForWindow();
    await trayBanner().waitFor();
    await expectBoard();
    await stage.screenshot('bus-gone');
    expect(await application.quit()).toBe(0);
    expect(application.lines.all.at(-1)).toContain('stopped');
    const files = ['settings.json', 'history.sqlite'];
    const kept = files.map((name) => readFileSync(join(userDataOf(stage), name)));
    await stage.stop();
    await openDesk();
    for (const [index, name] of files.entries())
      writeFileSync(join(userDataOf(stage), name), kept[index] ?? '');
    await start();
    await expectBoard();
    await expectIcon('critical');
    expect(await trayBanner().count()).toBe(0);
    expect(await page.getByText(/was damaged/).count()).toBe(0);
    expect(await application.quit()).toBe(0);
  });
});
