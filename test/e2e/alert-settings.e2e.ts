import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { chooseSection, goTo } from './page-views.ts';
import { openStage, type Stage } from './stage.ts';

/*
 * Rules, quiet hours and sounds as a supervisor sets them, on the demo contact centre.
 */

describe('the alert settings', () => {
  let stage: Stage;
  let application: Application;

  beforeAll(async () => {
    stage = await openStage();
    application = await startApplication(stage, ['--demo=calm']);
    await stage.tray.waitForItem((item) => /\d+ waiting/.test(item.toolTip.title + item.toolTip.text), {
      timeoutMs: 30_000,
      what: 'the first number',
    });
  });
  afterAll(() => stage.stop());

  const openSettings = async (section: string) => {
    const page = await application.page();
    await goTo(page, 'Settings');
    await chooseSection(page, section);
    return page;
  };

  it('list the rules in sentences, each with a switch', async () => {
    const page = await openSettings('Alert rules');
    const rule = page.getByRole('switch', { name: /Many waiting/ });
    expect(await rule.isChecked()).toBe(true);
    await page
      .getByText(/Number waiting at or above 10/)
      .first()
      .waitFor();
    await stage.screenshot('alert-settings');
  });

  it('say why a rule is wrong and do not keep it, then try it on the kept past and keep it', async () => {
    const page = await openSettings('Alert rules');
    await page.getByRole('button', { name: 'Edit “Many waiting”' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Warning at').fill('10');
    await dialog.getByLabel('Warning ends at').fill('12');
    await dialog
      .getByText(/must be below 10|below 10/)
      .first()
      .waitFor();
    expect(await dialog.getByRole('button', { name: /^Save/ }).isDisabled()).toBe(true);
    await stage.screenshot('rule-wrong');
    await dialog.getByLabel('Warning ends at').fill('7');
    await dialog.getByRole('button', { name: 'How often would it have fired?' }).click();
    await dialog.getByRole('table').first().waitFor({ timeout: 30_000 });
    await stage.screenshot('rule-backtest');
    await dialog.getByRole('button', { name: /^Save/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page
      .getByText(/ends at or below 7/)
      .first()
      .waitFor();
  });

  it('play the sounds on a button', async () => {
    const page = await openSettings('Notifications');
    const test = page.getByRole('button', { name: 'Play the critical sound' }).first();
    await test.scrollIntoViewIfNeeded();
    await test.click();
    const deadline = performance.now() + 10_000;
    let isPlaying = false;
    while (!isPlaying && performance.now() < deadline)
      isPlaying = (await application.addresses()).some((url) => url.includes('sound.html'));
    expect(isPlaying).toBe(true);
    await stage.screenshot('alert-settings-sounds');
  });

  it('show a notification on a button, and say that the desktop took it', async () => {
    const page = await openSettings('Notifications');
    await page.getByRole('button', { name: 'Show a test notification' }).press('Enter');
    await stage.toasts.waitForToast(({ summary }) => summary.includes('a test'));
    await page.getByRole('status').filter({ hasText: 'The desktop took it' }).waitFor();
    await stage.screenshot('test-notification');
  });

  it('keep the place of the keyboard when a rule or a span of quiet hours is removed', async () => {
    const page = await openSettings('Alert rules');
    const focused = () =>
      page.evaluate(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
      );
    await page.getByRole('button', { name: 'Copy “Many waiting”' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: /^Save/ }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const remove = page.getByRole('button', { name: 'Remove “Many waiting (copy)”' });
    await remove.press('Enter');
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Remove' })
      .press('Enter', { timeout: 5_000 });
    await remove.waitFor({ state: 'detached' });
    await expect.poll(focused, { timeout: 5_000 }).toBe('Edit “Service level below its goal”');
    await page.getByRole('tab', { name: 'Quiet hours' }).press('Enter');
    await page.getByRole('switch', { name: 'Quiet hours' }).press('Space');
    const spans = page.getByRole('button', { name: /^Remove .*(22:00|10:00\sPM)/ });
    await spans.first().press('Enter');
    await expect.poll(focused, { timeout: 5_000 }).toBe('Quiet hours');
  });

  it('leaves the console empty and the log without bugs', async () => {
    await application.quit();
    expectCleanRun(stage, application);
  });
});
