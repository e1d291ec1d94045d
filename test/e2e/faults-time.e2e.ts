import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Application, startApplication } from './application.ts';
import { expectCleanRun } from './clean-run.ts';
import { askAllNow, readCards } from './crowd.ts';
import { describeOnChromiumHostOnly } from './host.ts';
import { waitForIcon } from './icon-state.ts';
import { sumWaiting } from './ledger-view.ts';
import { createOuterWorld, movePageClock, type OuterWorld } from './outer-world.ts';
import { goTo } from './page-views.ts';
import { openStage, type Stage } from './stage.ts';
import { keepServiceDesk, startServiceDesk, type Tenant, waitForPolls } from './tenant.ts';
import { anybodyWaits } from './waiting-rule.ts';

/*
 * The computer's clock is set while the application runs, and the computer sleeps. Neither may make figures look newer
 * than they are, tell a breach twice, or stop the asking.
 */

const run = promisify(execFile);
const secret = 'clock-secret-3e88b0';
const hourMs = 3_600_000;
const jumps = [
  ['an hour on', hourMs],
  ['an hour back', -hourMs],
  ['a day on', 24 * hourMs],
  ['a day back', -24 * hourMs],
] as const;

/** Three poll intervals of 5 s after the last answer, and what a busy computer takes to draw. */
const staleMs = 20_000;

describeOnChromiumHostOnly('a clock that jumps and a computer that sleeps', () => {
  let stage: Stage;
  let world: OuterWorld;
  let tenant: Tenant;
  let application: Application;
  let page: Page;
  let toldAtFirst: number;

  const waiting = () => sumWaiting(tenant.simulator.ledger());
  const readCard = async () => (await readCards(page)).get('Service desk');
  const setClock = async (shiftMs: number) => {
    await world.change(application, { clockShiftMs: shiftMs });
    await movePageClock(page, shiftMs);
  };
  /** As systemd-logind says it. */
  const tellOfSleep = (begins: boolean) =>
    run('dbus-send', [
      `--bus=${stage.desktop.env.DBUS_SESSION_BUS_ADDRESS}`,
      '--type=signal',
      '/org/freedesktop/login1',
      'org.freedesktop.login1.Manager.PrepareForSleep',
      `boolean:${begins}`,
    ]);
  const openAgain = async () => {
    tenant = await startServiceDesk(secret, 4, Number(new URL(tenant.simulator.url).port));
  };

  beforeAll(async () => {
    stage = await openStage();
    stage.desktop.env.DBUS_SYSTEM_BUS_ADDRESS = stage.desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '';
    world = createOuterWorld(stage);
    tenant = await startServiceDesk(secret);
    await keepServiceDesk(stage, tenant, secret, { rules: [anybodyWaits] });
    application = await startApplication(stage, [], { preload: world.preload });
  });
  afterAll(async () => {
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('warns of who waits, once', async () => {
    await waitForIcon(stage.tray, 'warning', waiting(), 60_000);
    page = await application.page();
    await goTo(page, 'Connections');
    await stage.toasts.waitForToast(() => true);
    await waitForPolls(tenant, 2);
    toldAtFirst = stage.toasts.toasts.length;
  });

  it.each(jumps)('goes on as before when the clock is set %s', async (_name, shiftMs) => {
    await setClock(shiftMs);
    await waitForPolls(tenant, 2);
    await waitForIcon(stage.tray, 'warning', waiting(), 1_000);
    expect(await readCard()).toMatch(/\blive · \d s ago/);
    expect(await readCard()).not.toMatch(/The trouble lies with/);
    expect(stage.toasts.toasts.length).toBe(toldAtFirst);
  });

  it('goes stale in time though the clock is set back while nobody answers', async () => {
    await setClock(0);
    await tenant.simulator.stop();
    await setClock(-24 * hourMs);
    await waitForIcon(stage.tray, 'stale', null, staleMs);
    expect(await readCard()).toMatch(/stale · \d+ s/);
    await setClock(0);
    await openAgain();
    await askAllNow(page);
    await waitForIcon(stage.tray, 'warning', waiting(), 60_000);
  });

  it('shows nothing from before a sleep as the present', async () => {
    await tellOfSleep(true);
    await tenant.simulator.stop();
    // An hour goes by while nothing runs; and the network is not back as soon as the computer is.
    await setClock(hourMs);
    await tellOfSleep(false);
    // At once: not when a poll has failed, and not after three intervals.
    await waitForIcon(stage.tray, 'stale', null, 5_000);
    await expect.poll(readCard).toMatch(/stale · 60 min|stale · 1 h/);
    await stage.screenshot('faults-time-asleep');
  });

  it('asks by itself after a sleep, and tells no breach twice', async () => {
    await openAgain();
    await waitForIcon(stage.tray, 'warning', waiting(), 60_000);
    await waitForPolls(tenant, 1);
    expect(stage.toasts.toasts.length).toBe(toldAtFirst);
  });

  it('keeps its console empty, its log without bugs and its secret out of files', async () => {
    await application.quit();
    expectCleanRun(stage, application, [secret]);
  });
});
