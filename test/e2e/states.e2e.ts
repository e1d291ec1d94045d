import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultRules } from '../../src/shared/alert.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { toIconState, waitForIcon } from './icon-state.ts';
import { openStage, type Stage } from './stage.ts';
import { keepSettings, startTenant, storeSecret, type Tenant, toConnection } from './tenant.ts';

/*
 * The five states of the icon, one after another, on two connections. The contact centre's clock stands still and
 * is moved by hand, so that every figure is known.
 */

const pollMs = 5_000;
const startAt = Date.UTC(2026, 2, 3, 10, 0);
const emeaSecret = 'emea-secret-7f31c9';
const wrongSecret = 'wrong-secret-55aa10';
const apacSecret = 'apac-secret-0b77e2';

describe('the states of the icon', () => {
  let stage: Stage;
  let application: Application;
  let emea: Tenant;
  let apac: Tenant;

  const openEmea = (port: number) =>
    startTenant({
      port,
      seed: 3,
      queues: 6,
      scenario: 'spike',
      startAt,
      frozen: true,
      clientId: 'emea',
      clientSecret: emeaSecret,
    });
  const openApac = (port: number) =>
    startTenant({
      port,
      seed: 5,
      queues: 4,
      scenario: 'calm',
      startAt,
      frozen: true,
      clientId: 'apac',
      clientSecret: apacSecret,
    });
  const portOf = (tenant: Tenant) => Number(new URL(tenant.simulator.url).port);

  beforeAll(async () => {
    stage = await openStage();
    emea = await openEmea(0);
    apac = await openApac(0);
    keepSettings(stage, {
      connections: [toConnection('emea', 'Genesys EMEA', emea), toConnection('apac', 'Genesys APAC', apac)],
      rules: defaultRules.filter((rule) => rule.id === 'longest-wait-target'),
    });
    await storeSecret(stage, 'emea', { clientId: 'emea', clientSecret: emeaSecret });
    await storeSecret(stage, 'apac', { clientId: 'apac', clientSecret: wrongSecret });
    application = await startApplication(stage);
  });
  afterAll(async () => {
    await stage.stop();
    await emea.simulator.stop();
    await apac.simulator.stop();
  });

  it('asks for a sign-in where the secret is wrong, with a remedy, and leaves the other connection alone', async () => {
    await stage.tray.waitForItem(
      (item) =>
        toIconState(item) === 'sign-in' &&
        /\d+ waiting .*Genesys APAC unknown/.test(item.toolTip.title + item.toolTip.text),
      { timeoutMs: 20_000, what: 'the sign-in icon with the other connection’s number' },
    );
    const page = await application.page();
    await page
      .getByRole('link', { name: /Connections/ })
      .or(page.getByRole('button', { name: /^Connections/ }))
      .first()
      .click();
    await page
      .getByText(/Enter the credentials again/)
      .first()
      .waitFor();
    await page
      .getByText(/asks every 5 s/)
      .first()
      .waitFor();
    await stage.screenshot('state-sign-in');
  });

  it('is calm once the right secret is entered in the window', async () => {
    const page = await application.page();
    await page
      .getByRole('button', { name: /Sign in again/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Client ID').fill('apac');
    await dialog.getByLabel('Client secret').fill(apacSecret);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await waitForIcon(stage.tray, 'calm', 'any', 20_000);
    await dialog.waitFor({ state: 'hidden' });
    await page
      .getByRole('link', { name: /^Board/ })
      .or(page.getByRole('button', { name: /^Board/ }))
      .first()
      .click();
    await stage.screenshot('state-calm');
  });

  it('goes stale within three poll intervals of the last answer, and its numbers turn grey', async () => {
    const port = portOf(apac);
    await apac.simulator.stop();
    const stoppedAt = performance.now();
    await waitForIcon(stage.tray, 'stale', 'any', 3 * pollMs + 2_000);
    expect(performance.now() - stoppedAt).toBeLessThan(3 * pollMs + 1_000);
    const page = await application.page();
    const old = page.getByRole('row', { name: /was \d+/ }).first();
    await old.waitFor();
    expect(await old.textContent()).toContain('stale');
    await page
      .getByText(/Genesys APAC unknown/)
      .first()
      .waitFor();
    await stage.screenshot('state-stale');
    apac = await openApac(port);
    await waitForIcon(stage.tray, 'calm', 'any', 60_000);
    await page
      .getByRole('row', { name: /was \d+/ })
      .first()
      .waitFor({ state: 'hidden' });
  });

  it('warns when a wait passes its target', async () => {
    await emea.control('POST', 'clock', { advanceMs: 26_000 });
    await waitForIcon(stage.tray, 'warning', 'any', 20_000);
    const toast = await stage.toasts.waitForToast((one) => /longest wait/.test(one.summary));
    expect(toast.body).toMatch(/warning at 0:20/);
    await stage.screenshot('state-warning');
  });

  it('turns critical at twice the target', async () => {
    await emea.control('POST', 'clock', { advanceMs: 30_000 });
    await waitForIcon(stage.tray, 'critical', 'any', 20_000);
    await stage.toasts.waitForToast((one) => /critical at 0:40/.test(one.body));
    await stage.screenshot('state-critical');
  });

  it('shows no bare number while blind, and does not tell the same breach twice after an outage', async () => {
    const toldBefore = stage.toasts.toasts.length;
    const port = portOf(emea);
    const at = emea.simulator.now();
    await emea.simulator.stop();
    const page = await application.page();
    await page
      .getByText(/Genesys EMEA unknown/)
      .first()
      .waitFor({ timeout: 3 * pollMs + 2_000 });
    await stage.screenshot('state-critical-blind');
    // The same moment of the same day again: the breach still stands.
    emea = await openEmea(port);
    await emea.control('POST', 'clock', { advanceMs: at - emea.simulator.now() });
    await stage.tray.waitForItem(
      (item) => toIconState(item) === 'critical' && !/unknown/.test(item.toolTip.title + item.toolTip.text),
      {
        timeoutMs: 60_000,
        what: 'the critical icon with all numbers back',
      },
    );
    expect(stage.toasts.toasts.slice(toldBefore)).toEqual([]);
  });

  it('keeps its console empty, its log without bugs and every secret out of files', async () => {
    await application.quit();
    expectCleanRun(stage, application, [emeaSecret, wrongSecret, apacSecret]);
  });
});
