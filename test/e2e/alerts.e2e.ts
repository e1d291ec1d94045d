import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import papaparse from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultRules } from '../../src/shared/alert.ts';
import type { QuietHours } from '../../src/shared/attention.ts';
import type { TrayItem } from '../../tools/virtual-desktop/instruments/tray-item.ts';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { readClipboard } from './clipboard-text.ts';
import { onChromiumHostOnly } from './host.ts';
import { toIconState } from './icon-state.ts';
import { saveAs } from './save-dialog.ts';
import { openStage, type Stage } from './stage.ts';
import { keepSettings, startTenant, storeSecret, type Tenant, toConnection, waitForPolls } from './tenant.ts';

/*
 * One breach from its first notification to the note that it is over, through two restarts, and another one in quiet
 * hours. The contact centre's clock stands still and is moved by hand.
 */

const startAt = Date.UTC(2026, 2, 3, 10, 0);
const secret = 'emea-secret-19c4d2';
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const allDay: QuietHours = {
  enabled: true,
  timeZone: null,
  spans: [{ days: [...everyDay], from: '00:00', to: '00:00' }],
  criticalBypasses: false,
};

describe('an alert, seen from outside', () => {
  let stage: Stage;
  let application: Application;
  let tenant: Tenant;
  let numberBefore = '';

  const openTenant = (port: number) =>
    startTenant({
      port,
      seed: 3,
      queues: 6,
      scenario: 'spike',
      startAt,
      frozen: true,
      clientId: 'emea',
      clientSecret: secret,
    });
  const keep = (quietHours?: QuietHours) =>
    keepSettings(stage, {
      connections: [toConnection('emea', 'Genesys EMEA', tenant)],
      rules: defaultRules
        .filter((rule) => rule.id === 'longest-wait-target')
        .map((rule) => ({ ...rule, keepMs: 6_000 })),
      ...(quietHours === undefined ? {} : { quietHours }),
    });
  const textOf = ({ toolTip }: TrayItem) => toolTip.title + toolTip.text;
  const numberOf = (item: TrayItem) => /(\d+) waiting/.exec(textOf(item))?.[1] ?? 'none';
  const waitForState = (state: string) =>
    stage.tray.waitForItem((item) => toIconState(item) === state && /as of/.test(textOf(item)), {
      timeoutMs: 30_000,
      what: `the ${state} icon`,
    });
  const openAlerts = async () => {
    const page = await application.page();
    await page
      .getByRole('button', { name: /^Alerts/ })
      .first()
      .click();
    return page;
  };
  /** Whether a sound's page comes up within the time. */
  const hearsSound = async (withinMs: number) => {
    const deadline = performance.now() + withinMs;
    while (performance.now() < deadline) {
      if ((await application.addresses()).some((url) => url.includes('sound.html'))) return true;
      await setTimeout(50);
    }
    return false;
  };

  beforeAll(async () => {
    stage = await openStage();
    tenant = await openTenant(0);
    keep();
    await storeSecret(stage, 'emea', { clientId: 'emea', clientSecret: secret });
    application = await startApplication(stage);
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('is told as a warning, then as critical, with a sound and a mark that nobody has looked yet', async () => {
    await waitForState('calm');
    await tenant.control('POST', 'clock', { advanceMs: 26_000 });
    await stage.toasts.waitForToast((one) => /warning at 0:20/.test(one.body), { timeoutMs: 30_000 });
    const sound = hearsSound(40_000);
    await tenant.control('POST', 'clock', { advanceMs: 30_000 });
    await stage.toasts.waitForToast((one) => /critical at 0:40/.test(one.body), { timeoutMs: 30_000 });
    expect(await sound).toBe(true);
    await waitForState('critical');
    await stage.screenshot('alert-told');
  });

  it('is acknowledged from the tray menu: the shape falls back, number and list keep it', async () => {
    const item = await waitForState('critical');
    numberBefore = numberOf(item);
    expect(Number(numberBefore)).toBeGreaterThan(0);
    const entries = await stage.tray.menu(item);
    const queue =
      entries.find(({ label }) => label.startsWith('Critical:')) ?? expect.fail('no critical queue');
    await stage.tray.clickMenu(item, queue.label, 'Acknowledge');
    const calm = await waitForState('calm');
    expect(numberOf(calm)).toBe(numberBefore);
    expect((await stage.tray.menu(calm)).map(({ label }) => label)).toContain('0 alerts · 1 acknowledged');
    const page = await openAlerts();
    await page
      .getByText(/acknowledged/i)
      .first()
      .waitFor();
    await stage.screenshot('alert-acknowledged');
  });

  it('goes on through a restart in the middle, and nothing is repeated', async () => {
    const toldBefore = stage.toasts.toasts.length;
    await application.quit();
    application = await startApplication(stage);
    const item = await waitForState('calm');
    expect(numberOf(item)).toBe(numberBefore);
    const page = await openAlerts();
    await page
      .getByText(/acknowledged/i)
      .first()
      .waitFor();
    expect((await stage.tray.menu(item)).map(({ label }) => label)).toContain('0 alerts · 1 acknowledged');
    // Two answers more: whatever wanted to be said would have been.
    await waitForPolls(tenant, 3);
    expect(stage.toasts.toasts.slice(toldBefore)).toEqual([]);
  });

  it('ends with a note, and the log keeps who took care of it', async () => {
    await tenant.control('POST', 'clock', { advanceMs: 15 * 60_000 });
    const note = await stage.toasts.waitForToast((one) => /back to normal/.test(one.summary), {
      timeoutMs: 60_000,
    });
    expect(note.body).toMatch(/at worst/);
    const page = await openAlerts();
    await page
      .getByText(/Billing EN/)
      .first()
      .waitFor();
    await stage.screenshot('alert-over');
    await page.getByRole('button', { name: 'Copy for handover' }).press('Enter');
    await page.getByText('The last 8 hours are copied as text.').waitFor();
    const handover = await readClipboard(stage);
    expect(handover).toMatch(/Queue alerts .*: 0 open, 1 over/);
    expect(handover).toContain('Billing EN');
  });

  onChromiumHostOnly('leaves the log as a line of a file', async () => {
    const page = await openAlerts();
    const log = page.getByRole('region', { name: 'Log' });
    const path = join(stage.desktop.env.HOME ?? '', 'log.csv');
    await log.getByRole('searchbox', { name: 'Search the log' }).fill('Billing EN');
    await log.getByRole('button', { name: 'Export CSV…' }).press('Enter');
    await saveAs(stage, path);
    const lines = await log.getByRole('row').count();
    await log
      .getByRole('status')
      .filter({ hasText: new RegExp(`^Saved ${lines - 1} rows? to ${path}`) })
      .waitFor();
    const { data, errors } = papaparse.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(lines - 1);
    expect(data.at(-1)).toMatchObject({
      severity: 'critical',
      queue: 'Billing EN',
      connection: 'Genesys EMEA',
      metric: 'longestWaitSeconds',
      outcome: 'resolved',
      told: 'yes',
    });
    expect(data.at(-1)?.acknowledgedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(Number(data.at(-1)?.peak)).toBeGreaterThanOrEqual(40);
    await log.getByRole('searchbox', { name: 'Search the log' }).fill('');
  });

  it('is not told again after another restart', async () => {
    const toldBefore = stage.toasts.toasts.length;
    await application.quit();
    application = await startApplication(stage);
    const item = await waitForState('calm');
    expect((await stage.tray.menu(item)).map(({ label }) => label)).not.toContain(
      '0 alerts · 1 acknowledged',
    );
    const page = await openAlerts();
    await page
      .getByText(/Billing EN/)
      .first()
      .waitFor();
    await stage.screenshot('alert-log');
    await waitForPolls(tenant, 2);
    expect(stage.toasts.toasts.slice(toldBefore)).toEqual([]);
  });

  it('in quiet hours shapes the icon, and makes neither notification nor sound', async () => {
    await application.quit();
    const port = Number(new URL(tenant.simulator.url).port);
    await tenant.simulator.stop();
    tenant = await openTenant(port);
    keep(allDay);
    const toldBefore = stage.toasts.toasts.length;
    application = await startApplication(stage);
    await waitForState('calm');
    const sound = hearsSound(25_000);
    await tenant.control('POST', 'clock', { advanceMs: 56_000 });
    const item = await waitForState('critical');
    expect(textOf(item)).toContain('quiet hours');
    expect(await sound).toBe(false);
    expect(stage.toasts.toasts.slice(toldBefore)).toEqual([]);
    await stage.screenshot('alert-quiet-hours');
  });

  it('leaves the console empty, the log without bugs and the secret in no file', async () => {
    await application.quit();
    expectCleanRun(stage, application, [secret]);
  });
});
