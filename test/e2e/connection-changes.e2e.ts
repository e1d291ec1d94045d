import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUpSecret } from '../../tools/virtual-desktop/instruments/keyring.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { findForm, findResults, typeConnection } from './connection-form.ts';
import { goTo } from './page-views.ts';
import { openStage, type Stage } from './stage.ts';
import { startTenant, type Tenant, userDataOf } from './tenant.ts';

/*
 * From nothing to numbers by the keyboard alone, and what is changed of a connection afterwards. The credentials that
 * were typed in once do all of it, and are shown nowhere.
 */

const clientId = 'desk-client';
const clientSecret = 'right-secret-81d7fa';
const keyring = { service: 'queuewatch', account: 'genesys-emea' };

describe('a connection that changes', () => {
  let stage: Stage;
  let tenant: Tenant;
  let application: Application;

  const kept = () => {
    const text = readFileSync(join(userDataOf(stage), 'settings.json'), 'utf8');
    return JSON.parse(text).connections[0] as Record<string, unknown>;
  };
  const namesLike = (form: RegExp) =>
    tenant.simulator.ledger().queues.filter(({ queueName }) => form.test(queueName)).length;

  beforeAll(async () => {
    stage = await openStage({ timeZone: 'UTC' });
    tenant = await startTenant({ seed: 7, queues: 16, scenario: 'calm', clientId, clientSecret });
    application = await startApplication(stage);
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('is added by the keyboard alone, with queues of one name, in less than two minutes', async () => {
    const page = await application.page();
    const { keyboard } = page;
    const startedAt = Date.now();
    const countKeys = await countKeystrokes(page);
    // The keyboard begins at the first way; the second one is a connection.
    await page.getByRole('button', { name: /^Try the demo/ }).waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    const { url } = tenant.simulator;
    await typeConnection(page, { name: 'Genesys EMEA', url, clientId, clientSecret });
    await expect.poll(() => focusedName(page)).toBe('Choose queues');
    await keyboard.press('Enter');
    // "All" is chosen; the last of the three is by name.
    await findForm(page)
      .getByRole('radio', { name: /^All 16 queues/, checked: true })
      .waitFor();
    await keyboard.press('ArrowUp');
    await keyboard.press('Tab');
    await keyboard.type('billing*');
    await findForm(page)
      .getByText(`${namesLike(/^billing/i)} of 16 queues have such a name`)
      .waitFor();
    await keyboard.press('Enter');
    await findForm(page).getByRole('heading', { name: 'What should alert you?' }).waitFor();
    await expect.poll(() => focusedName(page)).toBe('Show the board');
    await keyboard.press('Enter');
    await page
      .getByRole('row', { name: /Billing EN/ })
      .first()
      .waitFor();
    expect(Date.now() - startedAt).toBeLessThan(120_000);
    // A person needs two minutes for 400 keys at 40 words a minute. Most of these are the texts themselves.
    const keys = await countKeys();
    const typed = ['Genesys EMEA', 'Own', url, url, clientId, clientSecret, '5', 'billing*'].join('').length;
    expect(keys).toBeGreaterThan(typed);
    expect(keys - typed).toBeLessThanOrEqual(30);
    expect(keys).toBeLessThan(400);
    await page.locator('[role=grid]:focus').waitFor();
    expect(kept()).toMatchObject({ id: 'genesys-emea', queues: { pattern: 'billing*' } });
    expect(await page.getByRole('row', { name: /Sales/ }).count()).toBe(0);
  });

  it('asks before Escape loses what was typed in', async () => {
    const page = await application.page();
    await goTo(page, 'Connections');
    await page.getByRole('button', { name: 'Add connection…' }).click();
    await findForm(page).getByLabel('Name', { exact: true }).fill('Second');
    await page.keyboard.press('Escape');
    const question = page.getByRole('alertdialog', { name: 'Leave without adding it?' });
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    expect(await findForm(page).getByLabel('Name', { exact: true }).inputValue()).toBe('Second');
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Leave' }).press('Enter');
    await findForm(page).waitFor({ state: 'hidden' });
  });

  it('is tested with the kept credentials and takes another name, tags and queues', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: 'Edit… Genesys EMEA' }).click();
    const editor = page.getByRole('dialog', { name: 'Edit Genesys EMEA' });
    await editor.getByLabel('Name', { exact: true }).first().fill('EMEA');
    await editor.getByLabel('Tags').fill('retail, night');
    await editor.getByText('All 16 queues, and new ones as they appear').click();
    await editor.getByRole('button', { name: 'Test connection' }).click();
    const results = editor.getByRole('status', { name: 'Result of the test' });
    await results.waitFor();
    expect(await results.innerText()).toContain('16 queues found · Platform API');
    expect(await editor.innerHTML()).not.toContain(clientSecret);
    await stage.screenshot('edit-connection');
    await editor.getByRole('button', { name: 'Save' }).click();
    await editor.waitFor({ state: 'hidden' });
    expect(kept()).toMatchObject({ name: 'EMEA', tags: ['retail', 'night'], queues: 'all' });
    const card = page.getByRole('listitem', { name: 'EMEA' });
    await card.getByRole('list', { name: 'Tags' }).waitFor();
    await goTo(page, 'Board');
    await page
      .getByRole('row', { name: /Sales ES/ })
      .first()
      .waitFor();
  });

  it('never sends its credentials to another address', async () => {
    const page = await application.page();
    await goTo(page, 'Connections');
    await page.getByRole('button', { name: 'Edit… EMEA' }).click();
    const editor = page.getByRole('dialog', { name: 'Edit EMEA' });
    await editor.getByLabel('API address').fill('https://api.example.invalid');
    await editor.getByText('The credentials in the keychain are not sent there').waitFor();
    await editor.getByRole('button', { name: 'Save' }).click();
    await editor.getByText('Enter the client secret.').waitFor();
    expect(await focusedName(page)).toBe('clientId');
    await editor.getByRole('button', { name: 'Cancel' }).click();
    await page
      .getByRole('alertdialog', { name: 'Leave without saving?' })
      .getByRole('button', { name: 'Leave' })
      .click();
    await editor.waitFor({ state: 'hidden' });
    expect(kept()).toMatchObject({ apiUrl: tenant.simulator.url });
  });

  it('is switched off and on again, with its credentials kept', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: 'Switch off EMEA' }).click();
    const card = page.getByRole('listitem', { name: 'EMEA' });
    await card.getByText('switched off').waitFor();
    await stage.tray.waitForItem((item) => /No connection yet/.test(item.toolTip.title + item.toolTip.text));
    expect(await lookUpSecret(stage.desktop.env, keyring)).not.toBeNull();
    await goTo(page, 'Board');
    await page.getByText('Your connection is switched off.').waitFor();
    await stage.screenshot('all-switched-off');
    await page.getByRole('button', { name: 'Show connections' }).click();
    await page.getByRole('button', { name: 'Switch on EMEA' }).click();
    await card.getByText(/^live/).waitFor();
  });

  it('says in a text for IT what failed, and nothing that was typed in', async () => {
    const page = await application.page();
    await page.getByRole('button', { name: 'Add connection…' }).click();
    const { url } = tenant.simulator;
    await typeConnection(page, { name: 'Second', url, clientId, clientSecret: 'wrong-secret-2c90e4' });
    await findResults(page).getByRole('button', { name: 'Copy for IT' }).click();
    await findResults(page)
      .getByText(/^Copied/)
      .waitFor();
    await findForm(page).getByLabel('Name', { exact: true }).fill('');
    await findForm(page).getByLabel('Name', { exact: true }).focus();
    await page.keyboard.press('Control+v');
    const pasted = await findForm(page).getByLabel('Name', { exact: true }).inputValue();
    expect(pasted).toContain('Step: Sign-in');
    expect(pasted).toContain('127.0.0.1');
    expect(pasted).not.toContain('wrong-secret');
    expect(pasted).not.toContain(clientId);
  });

  it('leaves the secrets nowhere', async () => {
    await application.quit();
    expectCleanRun(stage, application, [clientSecret, 'wrong-secret-2c90e4']);
  });
});

/** How many keys go down in the page from now on. */
async function countKeystrokes(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`(() => {
    globalThis.keysDown = 0;
    addEventListener('keydown', () => { globalThis.keysDown += 1; }, true);
  })()`);
  return () => page.evaluate<number>('keysDown');
}

/** What holds the focus, by its name in a form or by its words. */
async function focusedName(page: Page): Promise<string> {
  const focused = page.locator(':focus');
  return (await focused.getAttribute('name')) ?? (await focused.textContent()) ?? '';
}
