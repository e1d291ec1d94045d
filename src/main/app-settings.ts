import { isDeepStrictEqual } from 'node:util';
import type { SystemFacts } from '../shared/contract/settings-contract.ts';
import type { AppInfo } from '../shared/contract.ts';
import { createFailure } from '../shared/failure.ts';
import type { Preferences } from '../shared/preferences.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { describeFailure } from '../shared/words/en/failure.ts';
import { describeFileTrouble } from '../shared/words/en/file-trouble.ts';
import type { AppOptions } from './app.ts';
import type { AppCommands } from './app-commands.ts';
import { createManagedCheck } from './app-managed.ts';
import type { AppWindows } from './app-windows.ts';
import { readAutostart } from './desktop/autostart.ts';
import { findSystemProxy } from './desktop/proxy.ts';
import { isShortcutUpToDesktop } from './desktop/system-shortcuts.ts';
import { applyTheme } from './desktop/theme.ts';
import type { History } from './history/history.ts';
import type { Monitor } from './monitor/monitor.ts';
import type { PageFeed } from './page-feed.ts';
import type { SettingsStore } from './settings/settings.ts';
import { type PreferenceCheck, type PreferenceEffect, SettingsDesk } from './settings-desk.ts';
import { limitTime } from './time-limit.ts';
import type { TrayDesk } from './tray-desk.ts';
import { Network } from './vendors/network.ts';
import { countCertificates } from './vendors/trusted-certificates.ts';

/*
 * The part of the wiring by which a preference takes effect.
 */

type CountCertificates = typeof countCertificates;

interface SettingsWiring {
  clock: Pick<AppOptions['clock'], 'setTimer'>;
  log: Pick<AppOptions['log'], 'setMinimum' | 'warn'>;
  settings: SettingsStore;
  network: Pick<Network, 'choose'>;
  monitor: () => Pick<Monitor, 'refresh'>;
  history: () => Pick<History, 'setRetention'>;
  windows: () => Pick<AppWindows, 'setZoom' | 'showStrip'>;
  commands: () => { shortcut: Pick<AppCommands['shortcut'], 'set'> };
  feed: () => Pick<PageFeed, 'send' | 'changeInfo'> & { info: Pick<AppInfo, 'shortcutNotice'> };
  /** How a file of certificates is looked into, where not in the usual way. */
  count?: CountCertificates;
}

/** A file on a drive of the network that is gone is never read to its end. */
const longestLookMs = 5_000;

export function createSettingsDesk(wiring: SettingsWiring): SettingsDesk {
  const { settings, feed, clock, count } = wiring;
  return new SettingsDesk({
    readSettings: () => settings.current,
    updateSettings: (change) => settings.update(change),
    log: wiring.log,
    checks: [createManagedCheck(settings), createCaFileCheck(clock, count)],
    effects: createEffects(wiring),
    readSystem: async () => ({
      autostart: await readAutostart(),
      shortcutUpToDesktop: isShortcutUpToDesktop(),
      caFile: await readCaFile(settings, clock, count),
    }),
    onDrawn: (drawn) => feed().send('settings.changed', drawn),
  });
}

export function createNetwork({ clock }: Pick<AppOptions, 'clock'>, settings: SettingsStore): Network {
  return new Network({
    clock,
    environment: process.env,
    askSystem: findSystemProxy,
    choice: settings.current,
  });
}

export function toRetention({ history }: Pick<Preferences, 'history'>): { days: number; bytes: number } {
  return { days: history.days, bytes: history.megabytes * 1_000_000 };
}

/** The icon shows a preference of its own as soon as it is kept. */
export function renderTrayOnChange(settings: SettingsStore, tray: Pick<TrayDesk, 'render'>): void {
  settings.onChange((next, before) => {
    if (!isDeepStrictEqual(next.tray, before.tray)) tray.render();
  });
}

export async function readCaFile(
  { current }: Pick<SettingsStore, 'current'>,
  clock: SettingsWiring['clock'],
  count?: CountCertificates,
): Promise<SystemFacts['caFile']> {
  if (current.caFile === null) return null;
  const counted = await countInTime(current.caFile, clock, count);
  return counted.ok ? { certificates: counted.value } : { trouble: counted.failure };
}

function createCaFileCheck(clock: SettingsWiring['clock'], count?: CountCertificates): PreferenceCheck {
  return async ({ caFile }, before) => {
    if (caFile === null || caFile === before.caFile) return ok(null);
    const counted = await countInTime(caFile, clock, count);
    return counted.ok ? ok(null) : counted;
  };
}

function countInTime(path: string, clock: SettingsWiring['clock'], count = countCertificates) {
  return limitTime(clock, longestLookMs, count(path), () =>
    failed(
      createFailure('disk', {
        reason: 'certificate-file',
        subject: path,
        detail: describeFileTrouble('ETIMEDOUT'),
      }),
    ),
  );
}

function createEffects({
  log,
  network,
  monitor,
  history,
  windows,
  commands,
  feed,
}: SettingsWiring): PreferenceEffect[] {
  const sayShortcut = (tried: Result<null>) => {
    const notice = tried.ok ? null : Object.values(describeFailure(tried.failure)).join(' ');
    if (notice === feed().info.shortcutNotice) return;
    feed().changeInfo({ shortcutNotice: notice });
    if (!tried.ok) log.warn('the kept shortcut cannot be had', { reason: tried.failure.reason });
  };
  return [
    ({ theme, zoomPercent, stripShown }, before, why) => {
      applyTheme(theme);
      windows().setZoom(zoomPercent);
      const isChanged = why === 'start' || stripShown !== before.stripShown;
      // A person closed it: that this cannot be kept is no reason to open it again.
      const isReopening = why === 'undo' && stripShown;
      if (isChanged && !isReopening) windows().showStrip(stripShown);
      return ok(null);
    },
    ({ shortcut }, before) => {
      const tried = commands().shortcut.set(shortcut);
      // Kept keys that another program has by now are told, and keep nothing else from being set.
      if (!tried.ok && shortcut !== before.shortcut) return tried;
      sayShortcut(tried);
      return ok(null);
    },
    ({ logLevel }) => {
      log.setMinimum(logLevel);
      return ok(null);
    },
    (next, before) => {
      if (!isDeepStrictEqual(next.history, before.history)) history().setRetention(toRetention(next));
      return ok(null);
    },
    (next, before) => {
      if (isDeepStrictEqual(next.proxy, before.proxy) && next.caFile === before.caFile) return ok(null);
      network.choose(next);
      // What failed the old way is tried at once by the new one.
      monitor().refresh();
      return ok(null);
    },
  ];
}
