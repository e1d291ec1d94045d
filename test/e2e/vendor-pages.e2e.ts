import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionSchema } from '../../src/shared/connection.ts';
import type { LedgerRow } from '../../src/simulator/ledger.ts';
import { listenToPage } from './announcements.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { type CompanyNetwork, openCompanyNetwork } from './company-network.ts';
import { onChromiumHostOnly } from './host.ts';
import { expectFocus } from './keyboard-walk.ts';
import { ask } from './page-call.ts';
import { goTo } from './page-views.ts';
import { openFile } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { installBrowser, type StandInBrowser } from './stand-in-browser.ts';
import { countPolls, keepSettings, startServiceDesk, storeSecret, type Tenant } from './tenant.ts';
import { anybodyWaits } from './waiting-rule.ts';

/*
 * A tenant under the vendor's own address, behind a company's proxy with a certificate of its own: the way in, what is
 * said aloud, the menu of a row, and the vendor's own pages. By keyboard; the contact centre's clock stands still.
 */

const secret = 'region-secret-7c41e8';
const domain = 'mypurecloud.ie';

describe('a tenant at the vendor’s own address', () => {
  let stage: Stage;
  let tenant: Tenant;
  let network: CompanyNetwork;
  let browser: StandInBrowser;
  let application: Application;
  let page: Page;

  const grid = () => page.getByRole('grid', { name: 'Queues' });
  const waitingRows = () => tenant.simulator.ledger().rows.filter(({ waiting }) => waiting > 0);
  /** Its address in the vendor's own application, as the vendor writes it. */
  const addressOf = ({ queueId }: LedgerRow) =>
    `https://apps.${domain}/directory/#/admin/organization/queues/${queueId}/general`;
  const lineOf = async () => page.locator(`[id="${await grid().getAttribute('aria-activedescendant')}"]`);
  /** The first row of the board, sorted so that somebody waits there. */
  const findFirst = async () => {
    await grid().focus();
    await page.keyboard.press('Home');
    const words = (await (await lineOf()).getByRole('rowheader').innerText()).split('\n');
    const [name, media] = words.map((word) => word.trim());
    const first = waitingRows().find(({ queueName }) => queueName === name);
    return first ?? expect.fail(`nobody waits in ${name}, ${media}`);
  };
  const choose = async (name: string) => {
    await grid().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name, exact: true }).press('Enter');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await expectFocus(page, /^grid Queues/);
  };

  beforeAll(async () => {
    stage = await openStage({ timeZone: 'UTC' });
    browser = installBrowser(stage);
    tenant = await startServiceDesk(secret);
    network = await openCompanyNetwork(stage, tenant, [`login.${domain}`, `api.${domain}`]);
    const connection = connectionSchema.parse({
      id: 'desk',
      name: 'Service desk',
      vendor: 'genesys-cloud',
      api: 'platform',
      region: domain,
      pollSeconds: 5,
      tags: ['retail'],
      credentials: { clientId: { keychain: true }, clientSecret: { keychain: true } },
    });
    keepSettings(stage, {
      connections: [connection],
      rules: [anybodyWaits],
      proxy: { kind: 'fixed', url: network.proxy.url },
    });
    await storeSecret(stage, 'desk', { clientId: 'desk', clientSecret: secret });
    application = await startApplication(stage);
    page = await application.page();
    page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await stage.stop();
    await network.stop();
    await tenant.simulator.stop();
  });

  it('is not trusted under a certificate that nobody knows', async () => {
    await page.getByText(`The certificate of login.${domain} is not trusted.`).first().waitFor();
    await stage.screenshot('vendor-untrusted');
  });

  onChromiumHostOnly('takes the file of that certificate from the dialog of the desktop', async () => {
    await goTo(page, 'Settings');
    await page.getByRole('tab', { name: 'Network' }).press('Enter');
    await page.getByRole('button', { name: 'Choose file…' }).press('Enter');
    await openFile(stage, network.caFile);
    await page.getByText('1 certificate found.').waitFor();
  });

  it('is trusted once the file of its certificate is named', async () => {
    // Again where the dialog named it, which changes nothing.
    expect(await ask(page, 'settings.set', { caFile: network.caFile })).toMatchObject({ ok: true });
    await goTo(page, 'Connections');
    await page.getByRole('button', { name: 'Ask all now' }).press('Enter');
    await goTo(page, 'Board');
    await grid().getByRole('row').nth(3).waitFor();
    const targets = new Set(network.proxy.asked.map(({ target }) => target));
    expect([...targets].sort()).toEqual([`api.${domain}:443`, `login.${domain}:443`]);
  });

  it('is grouped by state and by the tags of its connections', async () => {
    for (const [grouping, group] of [
      ['state', 'warning'],
      ['tag', 'retail'],
    ] as const) {
      await page.getByRole('button', { name: /^(Group|By )/ }).press('Enter');
      await page.getByRole('menuitemradio', { name: grouping, exact: true }).press('Enter');
      await grid()
        .getByRole('row', { name: new RegExp(group) })
        .first()
        .waitFor();
    }
    await stage.screenshot('board-by-tag');
    await page.getByRole('button', { name: /^By / }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'none' }).press('Enter');
  });

  it('is heard of when a state changes, not with every second or poll', async () => {
    const sayAlerts = () => `0 critical alerts, ${waitingRows().length} warnings.`;
    await page.getByText(sayAlerts()).waitFor({ state: 'attached' });
    const takeHeard = await listenToPage(page);
    const before = await countPolls(tenant);
    const shown = new Set<string>();
    const look = async () => {
      shown.add(await page.getByRole('region', { name: 'At a glance' }).innerText());
      return shown.size > 3 && (await countPolls(tenant)) > before;
    };
    await expect.poll(look, { timeout: 20_000, interval: 250 }).toBe(true);
    expect(await takeHeard()).toEqual([]);
    const count = waitingRows().length;
    while (waitingRows().length === count) await tenant.control('POST', 'clock', { advanceMs: 30_000 });
    await page.getByText(sayAlerts()).waitFor({ state: 'attached' });
    expect((await takeHeard()).at(-1)).toContain(sayAlerts());
  });

  it('opens its page in the browser from the menu of a row', async () => {
    await page.getByRole('columnheader', { name: 'Waiting' }).getByRole('button').press('Enter');
    const first = await findFirst();
    await choose('Open in Genesys Cloud');
    expect(await browser.opened()).toBe(addressOf(first));
  });

  it('opens its page from an alert, from the details and from the card of its connection', async () => {
    const first = await findFirst();
    await page.keyboard.press('Enter');
    const details = page.getByRole('complementary', { name: 'Queue details' });
    await details.getByRole('button', { name: 'Open in Genesys Cloud' }).press('Enter');
    expect(await browser.opened()).toBe(addressOf(first));
    await page.keyboard.press('Escape');
    await goTo(page, 'Alerts');
    const alerts = page.getByRole('list', { name: 'Open alerts' });
    await alerts
      .getByRole('button', { name: `More…: ${first.queueName}` })
      .first()
      .press('Enter');
    await page.getByRole('menuitem', { name: 'Open in Genesys Cloud' }).press('Enter');
    expect(await browser.opened()).toBe(addressOf(first));
    await goTo(page, 'Connections');
    await page.getByRole('button', { name: 'Open in Genesys Service desk' }).press('Enter');
    expect(await browser.opened()).toBe(`https://apps.${domain}/`);
  });

  it('is opened for help with credentials at an address of the vendor’s documentation', async () => {
    await page.getByRole('button', { name: 'Add connection…' }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Add a connection' });
    await form.getByRole('button', { name: 'Where do I find these?' }).press('Enter');
    await form
      .getByRole('button', { name: /Genesys/ })
      .last()
      .press('Enter');
    expect(await browser.opened()).toBe('https://help.genesys.cloud/articles/create-an-oauth-client/');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  });

  it('has its alert acknowledged from the menu of a row', async () => {
    await goTo(page, 'Board');
    const first = await findFirst();
    const open = waitingRows().length;
    await choose('Acknowledge');
    await page.getByText(`0 critical alerts, ${open - 1} warnings.`).waitFor({ state: 'attached' });
    await goTo(page, 'Alerts');
    await page.getByRole('button', { name: `Take back: ${first.queueName}` }).waitFor();
    const next = page.getByRole('button', { name: /^Snooze 15 min: / }).first();
    await next.press('Enter');
    await page.getByText(/^snoozed · (15|14) min left/).waitFor();
  });

  it('is muted from the menu of a row for an hour, with what is left in sight, and unmuted there', async () => {
    await goTo(page, 'Board');
    const { queueName } = await findFirst();
    await choose('Mute queue for 1 hour');
    await goTo(page, 'Alerts');
    const silent = page.getByRole('region', { name: 'Silent now' });
    const mute = silent.getByRole('listitem').filter({ hasText: `Queue ${queueName} · Service desk` });
    await mute.getByText(/^(1 h|60 min|59 min) left$/).waitFor();
    await stage.screenshot('muted-from-row');
    await goTo(page, 'Board');
    await findFirst();
    await choose('Unmute queue');
    await goTo(page, 'Alerts');
    await silent.getByText('Nothing is muted.').waitFor();
  });

  it('leaves the console empty, the log without bugs and the secret nowhere', async () => {
    expect(await application.quit()).toBe(0);
    expectCleanRun(stage, application, [secret]);
  });
});
