import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WindowPlace } from '../../tools/virtual-desktop/instruments/pointer.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { findForm, findResults, leaveForm, typeConnection } from './connection-form.ts';
import { onChromiumHostOnly } from './host.ts';
import { chooseSection, goTo } from './page-views.ts';
import { saveByKeys } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { startTenant, type Tenant } from './tenant.ts';
import { isMinimised } from './window-state.ts';

/*
 * A desktop with nothing on it: no panel that takes icons, no keyring, nobody who shows notifications. What cannot
 * be done is said with its remedy, once, and the rest goes on.
 */

const secret = 'homeless-secret-93bd05';

describe('a desktop without tray, keychain and notifications', () => {
  let stage: Stage;
  let tenant: Tenant;
  let application: Application;

  const trayBanner = (page: Page) => page.getByText('This desktop shows no tray icons.');
  const keychainNotice = (page: Page) =>
    page.getByRole('alert').filter({ hasText: 'Credentials cannot be kept on this computer' });
  const waitForMinimised = (window: WindowPlace, wanted: boolean) =>
    expect.poll(() => isMinimised(stage, window), { timeout: 5_000 }).toBe(wanted);
  /** Closes the window as its close button does, and looks what becomes of it and of its page. */
  const expectCloseMinimises = async (page: Page) => {
    const window = await stage.pointer.findWindow({ title: 'Queuewatch' });
    await stage.pointer.focus(window);
    await stage.pointer.key('alt+F4');
    await waitForMinimised(window, true);
    expect(page.isClosed()).toBe(false);
    expect(application.process.exitCode).toBeNull();
    // Starting it a second time brings the window of the first back.
    const second = await startApplication(stage);
    if (second.process.exitCode === null) await once(second.process, 'exit');
    expect(second.process.exitCode).toBe(0);
    await waitForMinimised(window, false);
  };

  beforeAll(async () => {
    stage = await openStage({ tray: false, keyring: false, notifications: false });
    tenant = await startTenant({ seed: 3, queues: 4, clientId: 'desk-client', clientSecret: secret });
    application = await startApplication(stage);
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('says that the keychain is missing, what to do, and that nothing can be saved', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: /^Add a connection/ }).click();
    const form = findForm(page);
    const { url } = tenant.simulator;
    await typeConnection(page, { name: 'Nowhere', url, clientId: 'desk-client', clientSecret: secret });
    expect(await findResults(page).innerText()).toContain('4 queues found');
    const notice = keychainNotice(page);
    await notice.waitFor();
    expect(await notice.innerText()).toContain('The keychain of this computer does not answer');
    expect(await notice.innerText()).toContain('install a Secret Service such as gnome-keyring or KWallet');
    await form.getByRole('button', { name: 'Choose queues' }).click();
    await form.getByText('Saving is not possible.').waitFor();
    expect(await form.getByRole('button', { name: 'Add connection' }).isDisabled()).toBe(true);
    await leaveForm(page);
    await page.getByRole('heading', { name: 'Watch your queues' }).waitFor();
  });

  it('keeps the window, minimised, when it is closed before anybody knows whether a tray will come', async () => {
    const page = await application.page();
    expect(await trayBanner(page).count()).toBe(0);
    await expectCloseMinimises(page);
  });

  it('watches the demo all the same', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: /^Try the demo contact centre/ }).click();
    await page
      .getByRole('row', { name: /Billing EN/ })
      .first()
      .waitFor();
    await page.getByText(/waiting now/).waitFor();
  });

  it('says once that there is no tray, and what to do', async () => {
    const page = await application.page();
    await trayBanner(page).waitFor({ timeout: 30_000 });
    await page.getByText(/Keep this window open or minimised.*AppIndicator/).waitFor();
    await goTo(page, 'Connections');
    await keychainNotice(page).waitFor();
    await stage.screenshot('no-tray-no-keychain');
    await page.getByRole('button', { name: 'Got it' }).click();
    await trayBanner(page).waitFor({ state: 'hidden' });
  });

  it('minimises its window when it is closed, and goes on', async () => {
    const page = await application.page();
    await expectCloseMinimises(page);
    await goTo(page, 'Board');
    await page
      .getByRole('row', { name: /Billing EN/ })
      .first()
      .waitFor();
  });

  it('opens a window at the next start, which was to be hidden, and does not say it again', async () => {
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, [secret]);
    application = await startApplication(stage, ['--hidden']);
    await application.lines.waitFor((line) => line.includes('this desktop shows no tray icons'), {
      timeoutMs: 30_000,
      what: 'the note of the missing tray in the log',
    });
    const page = await application.page();
    await page
      .getByRole('row', { name: /Billing EN/ })
      .first()
      .waitFor({ timeout: 20_000 });
    // The note and the banner belong together: what is pushed after the note comes after the banner would have.
    await page.getByRole('button', { name: 'Mute' }).click();
    await page.getByRole('menuitem', { name: '15 minutes' }).click();
    await page.getByRole('button', { name: /^Muted/ }).click();
    await page.getByRole('menuitem', { name: 'Unmute now' }).click();
    expect(await trayBanner(page).count()).toBe(0);
  });

  onChromiumHostOnly(
    'tells whoever helps that there is no tray, though the window says it no more',
    async () => {
      const page = await application.page();
      const path = join(stage.desktop.env.HOME ?? '', 'support.txt');
      await goTo(page, 'Settings');
      await chooseSection(page, 'Support');
      await page.getByRole('button', { name: 'Save diagnostics…' }).press('Enter');
      await saveByKeys(stage, path);
      await page
        .getByRole('status')
        .filter({ hasText: `Saved as ${path}` })
        .waitFor();
      expect(readFileSync(path, 'utf8')).toContain('trayIcons: not shown by this desktop');
    },
  );

  it('survives a breach that nobody can show', async () => {
    await application.lines.waitFor((line) => line.includes('a notification was not shown'), {
      timeoutMs: 45_000,
      what: 'the note of the notification in the log',
    });
    const page = await application.page();
    await goTo(page, 'Alerts');
    await page
      .getByRole('button', { name: /Billing EN/ })
      .first()
      .waitFor();
    expect(application.process.exitCode).toBeNull();
  });

  it('leaves the console empty, the log without bugs and the secret nowhere', async () => {
    const page = await application.page();
    expect(await page.content()).not.toContain(secret);
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, [secret]);
  });
});
