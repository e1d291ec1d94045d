import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grabKeys } from '../chromium-host/key-grabber.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { onChromiumHostOnly } from './host.ts';
import { expectFocus } from './keyboard-walk.ts';
import { chooseSection, goTo } from './page-views.ts';
import { openFile, saveByKeys } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { installBrowser, type StandInBrowser } from './stand-in-browser.ts';
import { keepSettings, startTenant, storeSecret, type Tenant, toConnection } from './tenant.ts';

/*
 * What is set besides alerts, by keyboard alone.
 */

const clientId = 'emea-client-4d1f';
const secret = 'emea-secret-c7702b';

describe('the settings', () => {
  let stage: Stage;
  let application: Application;
  let page: Page;
  let tenant: Tenant;
  let fileManager: StandInBrowser;

  beforeAll(async () => {
    stage = await openStage();
    tenant = await startTenant({ seed: 3, queues: 4, scenario: 'calm', clientId, clientSecret: secret });
    keepSettings(stage, { connections: [toConnection('emea', 'Genesys EMEA', tenant)] });
    await storeSecret(stage, 'emea', { clientId, clientSecret: secret });
    fileManager = installBrowser(stage);
    application = await startApplication(stage);
    page = await application.page();
    page.setDefaultTimeout(10_000);
    await goTo(page, 'Settings');
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  const pick = async (group: string, name: string) => {
    const radio = page.getByRole('radiogroup', { name: group }).getByRole('radio', { name });
    await radio.press('Space');
    await expect.poll(() => radio.isChecked()).toBe(true);
  };
  const pathOf = (name: string) => join(stage.desktop.env.HOME ?? '', name);
  const attribute = (name: string) => expect.poll(() => page.locator('html').getAttribute(name));

  it('are walked through with the arrows, section by section', async () => {
    await chooseSection(page, 'Alert rules');
    for (const next of ['Notifications', 'Quiet hours', 'Appearance']) {
      await page.keyboard.press('ArrowDown');
      await page.getByRole('tabpanel', { name: next }).waitFor();
    }
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Appearance');
  });

  it('draw the window as it was chosen, at once', async () => {
    await chooseSection(page, 'Appearance');
    await pick('Theme', 'Dark');
    await attribute('data-theme').toBe('dark');
    await pick('Contrast', 'High');
    await attribute('data-contrast').toBe('high');
    await pick('Colours', 'Without red and green');
    await attribute('data-palette').toBe('safe');
    await pick('Board rows', 'Compact');
    await attribute('data-density').toBe('compact');
    const sample = page.getByRole('figure', { name: 'Preview' }).getByRole('listitem');
    expect((await sample.first().boundingBox())?.height).toBe(28);
    await stage.screenshot('settings-appearance');
  });

  it('come back as they were left', async () => {
    await chooseSection(page, 'Network');
    await goTo(page, 'Board');
    await page.getByRole('grid').waitFor();
    await goTo(page, 'Settings');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Network');
  });

  it('keep no password with the address of a proxy, and say where it belongs', async () => {
    await chooseSection(page, 'Network');
    await page.getByRole('radio', { name: 'Always use this proxy' }).press('Space');
    const address = page.getByRole('textbox', { name: 'Proxy address' });
    await address.fill('http://ana:hunter2@127.0.0.1:9');
    await address.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'HTTPS_PROXY=' }).waitFor();
    await stage.screenshot('settings-proxy-refused');
    await address.fill('127.0.0.1:9');
    await address.press('Enter');
    await expect.poll(() => address.inputValue()).toBe('http://127.0.0.1:9');
    await page.getByRole('radio', { name: 'Use the system’s proxy' }).press('Space');
    await address.waitFor({ state: 'detached' });
  });

  it('take the keys of a shortcut as they are pressed', async () => {
    await chooseSection(page, 'Start and shortcut');
    const field = page.getByRole('button', { name: /^Show or hide the window/ });
    await field.press('Enter');
    await page.keyboard.press('Control+KeyC');
    await page.getByRole('status').filter({ hasText: 'every other program' }).waitFor();
    await page.keyboard.press('Control+Alt+KeyQ');
    await page.getByRole('status').filter({ hasText: 'Ctrl+Alt+Q shows and hides' }).waitFor();
    await stage.screenshot('settings-shortcut');
    await page.getByRole('button', { name: 'Clear' }).press('Enter');
    await page.getByRole('button', { name: 'Show or hide the window from anywhere None' }).waitFor();
    const other = await grabKeys(stage.desktop.env, 'q');
    await field.press('Enter');
    await page.keyboard.press('Control+Alt+KeyQ');
    await page.getByText(/Another program uses Ctrl\+Alt\+Q/).waitFor();
    await stage.screenshot('settings-shortcut-taken');
    await other.release();
    await page.getByRole('button', { name: 'Show or hide the window from anywhere None' }).waitFor();
  });

  it('have the system start the program, and not any more', async () => {
    await chooseSection(page, 'Start and shortcut');
    const entry = join(stage.desktop.env.HOME ?? '', '.config/autostart/queuewatch.desktop');
    const autostart = page.getByRole('switch', { name: 'Start with this computer' });
    for (const isOn of [true, false]) {
      await autostart.press('Space');
      await expect.poll(() => autostart.isChecked()).toBe(isOn);
      expect(existsSync(entry)).toBe(isOn);
    }
  });

  it('ask before less of the past is kept', async () => {
    await chooseSection(page, 'Data');
    const days = page.getByRole('textbox', { name: 'Keep for' });
    await days.fill('10');
    await days.press('Enter');
    const asking = page.getByRole('alertdialog');
    await asking.getByRole('button', { name: 'Cancel' }).press('Enter');
    await page.getByText('These limits apply now.').waitFor({ state: 'detached' });
    await days.press('Enter');
    await asking.getByRole('button', { name: 'Delete older figures' }).press('Enter');
    await page.getByText('These limits apply now.').waitFor();
  });

  onChromiumHostOnly(
    'go to a file without secrets, and come back from it after they were changed',
    async () => {
      await chooseSection(page, 'Support');
      await page.getByRole('button', { name: 'Export settings…' }).press('Enter');
      await saveByKeys(stage, pathOf('mine.json'));
      await page
        .getByRole('status')
        .filter({ hasText: `Saved as ${pathOf('mine.json')}` })
        .waitFor();
      const file = readFileSync(pathOf('mine.json'), 'utf8');
      expect(file).toContain('Genesys EMEA');
      for (const hidden of [secret, clientId]) expect(file).not.toContain(hidden);
      await chooseSection(page, 'Appearance');
      await pick('Theme', 'Light');
      await pick('Board rows', 'Standard');
      await chooseSection(page, 'Support');
      const button = page.getByRole('button', { name: 'Import settings…' });
      await button.press('Enter');
      await openFile(stage, pathOf('mine.json'));
      const dialog = page.getByRole('dialog', { name: 'Import settings?' });
      await dialog.getByText(`From ${pathOf('mine.json')}`).waitFor();
      const changes = dialog.getByRole('listitem');
      expect(await changes.allInnerTexts()).toEqual(['Theme: dark', 'Rows: compact']);
      await stage.screenshot('settings-import');
      await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await attribute('data-theme').toBe('light');
      await button.press('Enter');
      await openFile(stage, pathOf('mine.json'));
      await dialog.getByRole('button', { name: 'Import', exact: true }).press('Enter');
      const done = page.getByRole('dialog', { name: 'Settings imported' });
      await done.getByText('The settings as they were are kept as').waitFor();
      await done.getByRole('button', { name: 'Close' }).press('Enter');
      await done.waitFor({ state: 'detached' });
      await attribute('data-theme').toBe('dark');
      await attribute('data-density').toBe('compact');
      await expectFocus(page, /^button Import settings…$/);
    },
  );

  onChromiumHostOnly('put into the file for support what helps there, and no secret', async () => {
    await chooseSection(page, 'Support');
    await page.getByRole('button', { name: 'Save diagnostics…' }).press('Enter');
    await saveByKeys(stage, pathOf('support.txt'));
    await page
      .getByRole('status')
      .filter({ hasText: `Saved as ${pathOf('support.txt')}` })
      .waitFor();
    const text = readFileSync(pathOf('support.txt'), 'utf8');
    for (const part of ['name: Genesys EMEA', 'freshness: live', 'keychain: works', '"theme": "dark"'])
      expect(text).toContain(part);
    for (const hidden of [secret, clientId, stage.desktop.env.HOME ?? '']) expect(text).not.toContain(hidden);
    await expectFocus(page, /^button Save diagnostics…$/);
  });

  it('open the folder of the log', async () => {
    await page.getByRole('button', { name: 'Open log folder' }).press('Enter');
    const folder = await fileManager.opened();
    expect(existsSync(join(folder, 'queuewatch.log'))).toBe(true);
    await expectFocus(page, /^button Open log folder$/);
  });

  it('leave the console empty, the log without bugs and the secret in no file', async () => {
    await application.quit();
    expectCleanRun(stage, application, [secret]);
  });
});
