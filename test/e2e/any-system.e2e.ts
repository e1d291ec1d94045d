import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/shared/settings.ts';
import { type AnyDesktop, openAnyDesktop } from './any-desktop.ts';
import type { Application } from './application.ts';
import { chooseColumns } from './board-table.ts';
import { findInFiles } from './clean-run.ts';
import { addAllQueues, chooseOwnAddresses, fillIn, openForm, testConnection } from './connection-form.ts';
import { startServiceDesk, type Tenant } from './tenant.ts';

/*
 * What can be looked at on every system without a virtual desktop: the page over its debugging port, the files, and
 * by way of a restart the keychain. Tray, notifications and dialogs have no instruments outside Linux.
 */

const secret = 'any-system-secret-91b7f2';

describe('on every system', () => {
  let desktop: AnyDesktop;
  let tenant: Tenant;
  let application: Application;
  let page: Page;
  const restart = async () => {
    await application.quit();
    application = await desktop.start();
    page = await application.page();
  };
  const queuesInSight = async () => {
    const names = tenant.simulator.ledger().queues.map(({ queueName }) => queueName);
    for (const name of names)
      await page
        .getByRole('grid', { name: 'Queues' })
        .getByRole('row', { name: new RegExp(name) })
        .first()
        .waitFor();
    expect(names.length).toBe(4);
  };
  const readSettings = (): Settings =>
    JSON.parse(readFileSync(join(desktop.userData, 'settings.json'), 'utf8'));

  beforeAll(async () => {
    desktop = await openAnyDesktop();
    tenant = await startServiceDesk(secret);
    application = await desktop.start();
    page = await application.page();
  });
  afterAll(async () => {
    await application.quit();
    await desktop.stop();
    await tenant.simulator.stop();
  });

  it('starts without a connection, in a page that knows nothing of Node', async () => {
    await page.getByRole('heading', { name: 'Watch your queues' }).waitFor();
    const names = "['require', 'process', 'module', 'ipcRenderer'].filter((name) => name in globalThis)";
    expect(await page.evaluate(names)).toEqual([]);
  });

  it('watches a connection that is added in its form', async () => {
    await openForm(page);
    await chooseOwnAddresses(page);
    const { url } = tenant.simulator;
    await fillIn(page, { Name: 'Service desk', 'Sign-in address': url, 'API address': url });
    await fillIn(page, { 'Client ID': 'desk', 'Client secret': secret, 'Ask every': '5' });
    expect(await testConnection(page)).toContain('Live figures works');
    await addAllQueues(page);
    await queuesInSight();
  });

  it('asks again after a restart, with the secret from the keychain of the system and from no file', async () => {
    await restart();
    await queuesInSight();
    expect(await page.content()).not.toContain(secret);
    expect(findInFiles(desktop.userData, secret)).toEqual([]);
  });

  it('keeps the board as it was arranged', async () => {
    await chooseColumns(page, ['Waiting', 'Longest']);
    const columns = () => page.getByRole('columnheader').allInnerTexts();
    await expect.poll(async () => (await columns()).join()).not.toMatch(/Answered/);
    const arranged = await columns();
    await restart();
    await queuesInSight();
    expect(await columns()).toEqual(arranged);
  });

  it('keeps the past in a file of its own and draws it in the details of a queue', async () => {
    expect(existsSync(join(desktop.userData, 'history.sqlite'))).toBe(true);
    const [queue] = tenant.simulator.ledger().queues;
    const name = queue?.queueName ?? '';
    await page
      .getByRole('row', { name: new RegExp(name) })
      .first()
      .click();
    await page.getByRole('heading', { name }).waitFor();
    await page.getByRole('application', { name: 'Charts of the last hour' }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('gives way to the first instance when it is started twice', async () => {
    const second = await desktop.start();
    if (second.process.exitCode === null) await once(second.process, 'exit');
    expect(second.process.exitCode).toBe(0);
    expect(application.process.exitCode).toBeNull();
  });

  it('forgets a connection that is removed', async () => {
    await page.getByRole('button', { name: /^Connections/ }).click();
    await page.getByRole('button', { name: 'Remove…' }).click();
    const question = page.getByRole('alertdialog', { name: 'Remove Service desk?' });
    await question.getByRole('button', { name: 'Remove', exact: true }).click();
    await question.waitFor({ state: 'hidden' });
    expect(readSettings().connections).toEqual([]);
  });

  it('complains of nothing', () => {
    expect(application.complaints).toEqual([]);
    expect(findInFiles(desktop.userData, secret)).toEqual([]);
  });
});
