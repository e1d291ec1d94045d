import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import papaparse from 'papaparse';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionSchema } from '../../src/shared/connection.ts';
import { searchKeyring } from '../../tools/virtual-desktop/instruments/keyring.ts';
import { hostileNames } from '../fakes/hostile-names.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun, findInFiles } from './clean-run.ts';
import { readClipboard } from './clipboard-text.ts';
import { onChromiumHostOnly } from './host.ts';
import { ask } from './page-call.ts';
import { goTo } from './page-views.ts';
import { chooseConnections, chooseWindow } from './report-table.ts';
import { saveByKeys } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { keepSettings, startTenant, storeSecret, type Tenant, toConnection, userDataOf } from './tenant.ts';
import { anybodyWaits } from './waiting-rule.ts';
import { tapWire, type WireTap } from './wire-tap.ts';

/*
 * A tenant that names its queues to do harm, watched in both vendors' ways of asking through a tap on the wire, which notes
 * every secret and token that passes. The contact centre's clock stands still.
 */

const clientId = 'hostile-client-71c2';
const clientSecret = 'hostile-secret-9f04b1';
const startAt = Date.UTC(2026, 2, 3, 10);
const connectionName = '<b>R&D</b>_desk =1+1';
const cxoneName = 'CXone </td><script>owned = 1</script>';
const names = Object.values(hostileNames);
const steering = /[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
/** Runs in the page: what hostile names would have left there. */
const readHarm = `(() => ({
  title: document.title,
  owned: 'owned' in globalThis,
  strangers: document.querySelectorAll('img[src=x], iframe, object, embed, [onerror], a[href*=evil], script:not([src])').length,
  bold: [...document.querySelectorAll('b, u, a')].filter(({ textContent }) => /^(Sales|R&D)/.test(textContent)).length,
  tooWide: document.documentElement.scrollWidth > innerWidth,
}))()`;
/** Runs in the page: what it can reach. */
const readReach = `(async () => {
  const opened = window.open('https://elsewhere.invalid/');
  location.assign('https://elsewhere.invalid/');
  const fetched = await fetch('https://elsewhere.invalid/').then(() => 'reached', () => 'blocked');
  const { state } = await navigator.permissions.query({ name: 'geolocation' });
  const inline = document.createElement('script');
  inline.textContent = 'globalThis.owned = true';
  document.body.append(inline);
  return {
    opened,
    fetched,
    location: state,
    notifications: Notification.permission,
    inlineRan: 'owned' in globalThis,
    globals: ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter((name) => name in globalThis),
  };
})()`;

describe('a hostile tenant', () => {
  let stage: Stage;
  let tenant: Tenant;
  let tap: WireTap;
  let application: Application;
  let page: Page;

  const pathOf = (name: string) => join(stage.desktop.env.HOME ?? '', name);
  const expectNoHarm = async (at = page, title = 'Queuewatch') =>
    expect(await at.evaluate(readHarm)).toEqual({
      title,
      owned: false,
      strangers: 0,
      bold: 0,
      tooWide: false,
    });
  const readLog = () => readFileSync(join(userDataOf(stage), 'logs/queuewatch.log'), 'utf8');
  const expectHarmlessTable = (text: string, delimiter: string) => {
    const { data, errors } = papaparse.parse<string[]>(text, {
      delimiter,
      newline: '\r\n',
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(new Set(data.map((cells) => cells.length)).size).toBe(1);
    const cells = data.flat();
    expect(cells.filter((cell) => formula.test(cell))).toEqual([]);
    for (const name of [hostileNames.equals, hostileNames.plus, hostileNames.minus, hostileNames.at])
      expect(cells).toContain(`'${name}`);
    return cells;
  };

  beforeAll(async () => {
    stage = await openStage({ timeZone: 'UTC' });
    tenant = await startTenant({
      seed: 7,
      queues: names.length,
      scenario: 'busy-morning',
      frozen: true,
      startAt,
      clientId,
      clientSecret,
    });
    const { queues } = tenant.simulator.ledger();
    for (const [index, { queueId }] of queues.entries())
      await tenant.control('POST', 'queue', { queueId, name: names[index] ?? 'Sales' });
    tap = await tapWire(tenant.simulator.url);
    const ours = { loginUrl: tap.url, apiUrl: tap.url };
    const genesys = { ...toConnection('genesys', connectionName, tenant), ...ours };
    const kept = { keychain: true } as const;
    const cxone = connectionSchema.parse({
      ...ours,
      id: 'cxone',
      name: cxoneName,
      vendor: 'nice-cxone',
      api: 'acd',
      pollSeconds: 5,
      credentials: { clientId: kept, clientSecret: kept, accessKeyId: kept, accessKeySecret: kept },
    });
    keepSettings(stage, { connections: [genesys, cxone], rules: [anybodyWaits] });
    await storeSecret(stage, 'genesys', { clientId, clientSecret });
    await storeSecret(stage, 'cxone', { ...tenant.simulator.cxone });
    // What the page itself tries at the end.
    application = await startApplication(stage, [], { expected: /elsewhere\.invalid|inline script/ });
    page = await application.page();
    page.setDefaultTimeout(15_000);
    await page.getByRole('grid', { name: 'Queues' }).getByRole('row').nth(8).waitFor();
  });
  afterAll(async () => {
    await stage.stop();
    tap.close();
    await tenant.simulator.stop();
  });

  it('has its names shown as text in the window, in their cells', async () => {
    await page
      .getByRole('gridcell')
      .or(page.getByRole('rowheader'))
      .filter({ hasText: '<img src=x' })
      .first()
      .waitFor();
    await expectNoHarm();
    const grid = page.getByRole('grid', { name: 'Queues' });
    const width = (await grid.boundingBox())?.width ?? 0;
    for (const row of await grid.getByRole('row').all())
      expect((await row.boundingBox())?.width ?? 0).toBeLessThanOrEqual(width + 1);
    await stage.screenshot('hostile-board');
  });

  it('has its names shown as text in the details of its queues, with their charts', async () => {
    const details = page.getByRole('complementary', { name: 'Queue details' });
    const search = page.getByLabel('Search queues', { exact: true });
    for (const [part, name] of [
      ['onerror', hostileNames.html],
      ['Invoices', hostileNames.direction],
      ['WWW', hostileNames.wide],
    ] as const) {
      await search.fill(part);
      await page.getByRole('grid', { name: 'Queues' }).getByTitle(name, { exact: true }).first().click();
      const heading = details.getByRole('heading', { level: 2 });
      await expect.poll(() => heading.getAttribute('title')).toBe(name);
      expect(await heading.textContent()).toBe(name);
      await details
        .getByRole('application', { name: 'Charts of the last hour' })
        .getByRole('figure', { name: 'Waiting' })
        .waitFor();
      await expectNoHarm();
      await expectInside(details.getByRole('figure'), details);
      if (name === hostileNames.html) await stage.screenshot('hostile-details');
    }
    await stage.screenshot('hostile-details-wide');
    await search.fill('');
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
  });

  it('has its names shown as text in the tiles of the wallboard and in the strip', async () => {
    // A connection that does not answer is named there.
    const fault = { match: 'GET /inContactAPI', kind: 'status', status: 503, times: -1 };
    await tenant.control('POST', 'faults', fault);
    await ask(page, 'window.open', { which: 'wallboard' });
    await ask(page, 'settings.set', { stripShown: true });
    const wallboard = await application.page('wallboard.html');
    const strip = await application.page('strip.html');
    const problem = wallboard.getByRole('list', { name: 'Connections with a problem' }).getByRole('listitem');
    await problem.filter({ hasText: cxoneName }).waitFor({ timeout: 30_000 });
    await strip.getByText(cxoneName).first().waitFor();
    const list = wallboard.getByRole('list', { name: 'Queues, worst first' });
    const tiles = list.getByRole('listitem').filter({ has: wallboard.locator('.tile-name') });
    const shown = await tiles.locator('.tile-name').allTextContents();
    expect(shown.length).toBeGreaterThan(10);
    // CXone has a skill for each medium of a queue, with its name behind it.
    const given = names.flatMap((name) =>
      [name, `${name} Chat`, `${name} Email`].map((one) => one.toWellFormed()),
    );
    expect(shown.filter((name) => !given.includes(name))).toEqual([]);
    await expectInside(tiles, list);
    await expectNoHarm(wallboard, 'Queuewatch wallboard');
    await expectNoHarm(strip, 'Queuewatch strip');
    await expect.poll(() => wallboard.evaluate('document.getAnimations().length')).toBe(0);
    await stage.screenshot('hostile-wallboard');
    await tenant.control('DELETE', 'faults');
    await ask(page, 'settings.set', { stripShown: false });
    await ask(page, 'window.close', { which: 'wallboard' });
  });

  it('steers neither the tooltip nor the menu of the tray', async () => {
    const item = await stage.tray.waitForItem(
      ({ toolTip }) => /\d+ waiting/.test(toolTip.title + toolTip.text),
      {
        timeoutMs: 20_000,
        what: 'the waiting count',
      },
    );
    const labels = (await stage.tray.menu(item)).map(({ label }) => label);
    expect(labels.length).toBeGreaterThan(6);
    for (const text of [item.toolTip.title, item.toolTip.text, ...labels]) {
      expect(text).not.toMatch(steering);
      expect(text.length).toBeLessThan(160);
    }
  });

  it('sends no markup to the notification daemon', async () => {
    const told = await stage.toasts.waitForToast(({ summary }) => /alert/.test(summary), {
      timeoutMs: 20_000,
    });
    for (const { summary, body } of stage.toasts.toasts) {
      expect(summary + body).not.toMatch(steering);
      expect(body).not.toMatch(/<|>|&(?!amp;|lt;|gt;)/);
    }
    expect(told.body.length).toBeGreaterThan(10);
    await stage.screenshot('hostile-toast');
  });

  it('runs no formula from what is copied', async () => {
    await page.getByRole('button', { name: 'More ways to export' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Copy as table' }).press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /^Copied \d+ rows as a table/ })
      .waitFor();
    expectHarmlessTable(await readClipboard(stage), '\t');
  });

  onChromiumHostOnly('runs no formula from the saved board', async () => {
    await page.getByRole('button', { name: 'Export CSV…' }).press('Enter');
    await saveByKeys(stage, pathOf('hostile.csv'));
    await page
      .getByRole('status')
      .filter({ hasText: /^Saved \d+ rows/ })
      .waitFor();
    const cells = expectHarmlessTable(readFileSync(pathOf('hostile.csv'), 'utf8'), ',');
    // Every one comes back as it was given, but for the sign in front of a formula.
    const given = names.filter((name) => name.isWellFormed());
    expect(given.filter((name) => !cells.includes(name) && !cells.includes(`'${name}`))).toEqual([]);
  });

  it('is reported about in text, too', async () => {
    await goTo(page, 'Reports');
    await page.getByText('Ask about the past').waitFor();
    await chooseConnections(page, connectionName);
    await chooseWindow(page, '2026-03-03T08:00', '2026-03-03T10:00');
    await page.getByRole('button', { name: 'Run report' }).click();
    const answer = page.getByRole('region', { name: 'Report', exact: true });
    await answer.getByRole('table').getByText('<img src=x').first().waitFor();
    await expectNoHarm();
    await stage.screenshot('hostile-report');
  });

  it('has its message of an error shown and logged as one harmless line', async () => {
    const message = `<img src=x> ${hostileNames.lines} ${hostileNames.direction} ${hostileNames.html}`;
    await tenant.control('POST', 'faults', {
      match: 'POST /api/v2/analytics/queues/observations',
      kind: 'status',
      status: 400,
      body: { status: 400, code: 'bad.request', message },
      times: 2,
    });
    await application.lines.waitFor(
      (line) => /a poll failed|failed/.test(line) && line.includes('bad-request'),
      {
        what: 'the failed poll',
        timeoutMs: 20_000,
      },
    );
    await goTo(page, 'Connections');
    await page.getByText(connectionName).first().waitFor();
    await expectNoHarm();
    await stage.screenshot('hostile-message');
    for (const line of readLog().trimEnd().split('\n')) {
      expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z (debug|info|warn|error) /);
      expect(line).not.toMatch(steering);
      expect(line).not.toMatch(/^2026-01-01/);
    }
  });

  onChromiumHostOnly('goes into exported settings and diagnostics without a secret', async () => {
    await goTo(page, 'Settings');
    await page.getByRole('tab', { name: 'Support' }).press('Enter');
    for (const [button, file] of [
      ['Export settings…', 'hostile.json'],
      ['Save diagnostics…', 'hostile.txt'],
    ] as const) {
      await page.getByRole('button', { name: button }).press('Enter');
      await saveByKeys(stage, pathOf(file));
      await page
        .getByRole('status')
        .filter({ hasText: `Saved as ${pathOf(file)}` })
        .waitFor();
      expect(readFileSync(pathOf(file), 'utf8')).toContain('cxone');
    }
  });

  it('leaves the console empty, the log without bugs, and no secret or token that passed the wire in any file', () => {
    const { accessKeySecret } = tenant.simulator.cxone;
    for (const known of [clientSecret, accessKeySecret])
      expect([...tap.secrets].some((secret) => secret === known || readBasic(secret).includes(known))).toBe(
        true,
      );
    // Sign-ins by two vendors, and the tokens of both: opaque and signed ones.
    expect([...tap.secrets].filter((secret) => secret.split('.').length === 3).length).toBeGreaterThan(2);
    expect(tap.secrets.size).toBeGreaterThan(6);
    const entered = [clientSecret, ...Object.values(tenant.simulator.cxone).filter((one) => !isUuid(one))];
    expectCleanRun(stage, application, [
      ...new Set([...entered, ...[...tap.secrets].filter((one) => !isUuid(one))]),
    ]);
  });

  it('adds nothing to the keychain: what was typed in is there, and no token', async () => {
    const entries = await searchKeyring(stage.desktop.env, { service: 'queuewatch' });
    const kept = entries.map(({ attributes, secret }) => [attributes.account, JSON.parse(secret)]);
    expect(Object.fromEntries(kept)).toEqual({
      genesys: { clientId, clientSecret },
      cxone: { ...tenant.simulator.cxone },
    });
    expect(kept).toHaveLength(2);
  });

  it('would find, had it run code, nothing to reach and nowhere to go', async () => {
    expect(await page.evaluate(readReach)).toEqual({
      opened: null,
      fetched: 'blocked',
      location: 'denied',
      notifications: 'denied',
      inlineRan: false,
      globals: [],
    });
    for (const refusal of ['a new window was refused', 'a navigation was refused'])
      await application.lines.waitFor((line) => line.includes(refusal), { what: refusal });
    expect(page.url()).toContain('index.html');
  });

  it('finds no secret after a crash of the page either, nor in what is left when the program has ended', async () => {
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
    await application.lines.waitFor((line) => line.includes('the page ended unexpectedly'), {
      what: 'the crash',
    });
    expect(await application.quit()).toBe(0);
    const folders = [stage.desktop.env.HOME ?? '', userDataOf(stage), stage.desktop.folder];
    for (const secret of [clientSecret, ...tap.secrets].filter((one) => !isUuid(one))) {
      expect(folders.flatMap((folder) => findInFiles(folder, secret))).toEqual([]);
      expect(application.lines.all.filter((line) => line.includes(secret))).toEqual([]);
    }
  });
});

/** Across, no part leaves what it stands in, however long a name is. */
async function expectInside(parts: Locator, frame: Locator): Promise<void> {
  const { x: left, width } = (await frame.boundingBox()) ?? expect.fail('it is not there');
  const all = await parts.all();
  expect(all.length).toBeGreaterThan(0);
  for (const part of all) {
    const box = (await part.boundingBox()) ?? expect.fail('a part is not there');
    expect(box.x).toBeGreaterThanOrEqual(left - 1);
    expect(box.x + box.width).toBeLessThanOrEqual(left + width + 1);
  }
}

/** Client ids are no secrets, and stand in addresses and claims. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** What a Basic header says, each half of it as it was typed in. */
function readBasic(text: string): string {
  return Buffer.from(text, 'base64').toString('latin1').replaceAll('%3D', '=');
}
