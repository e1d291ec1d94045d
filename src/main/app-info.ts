import type { AppInfo } from '../shared/contract.ts';
import { toKnownLocale } from '../shared/known-locale.ts';
import { ok, type Result } from '../shared/result.ts';
import { describeHistoryNotice } from '../shared/words/en/history.ts';
import { describeSettingsNotice } from '../shared/words/en/settings.ts';
import { toManagedView } from './app-managed.ts';
import { readDesktopKind } from './desktop/desktop-kind.ts';
import type { History } from './history/history.ts';
import type { PageFeed } from './page-feed.ts';
import type { SettingsStore } from './settings/settings.ts';

/*
 * What holds for the program as a whole, as the pages are told it.
 */

/** What is known before anything has been tried. */
export function createAppInfo(
  { version, hostNote, locale }: Pick<AppInfo, 'version' | 'hostNote' | 'locale'>,
  { notice, current, managed }: Pick<SettingsStore, 'notice' | 'current' | 'managed'>,
): AppInfo {
  return {
    version,
    hostNote,
    locale,
    keychainFailure: null,
    trayMissing: false,
    desktop: readDesktopKind(),
    sayPinIcon: !current.told.pinIcon,
    settingsNotice: notice === null ? null : describeSettingsNotice(notice),
    historyNotice: null,
    shortcutNotice: null,
    managed: toManagedView(managed),
  };
}

/** Tells what is wrong with the file of the past, now and whenever that changes. */
export function followHistoryNotice(
  history: Pick<History, 'notice' | 'onNotice'>,
  feed: Pick<PageFeed, 'info' | 'changeInfo'>,
  locale: string,
): void {
  const formatTime = (at: number) => new Date(at).toLocaleString(toKnownLocale(locale));
  const say = (notice: History['notice']) => {
    const historyNotice = notice === null ? null : describeHistoryNotice(notice, formatTime);
    if (historyNotice !== feed.info.historyNotice) feed.changeInfo({ historyNotice });
  };
  history.onNotice(say);
  say(history.notice);
}

/** How to keep the icon in sight has been said: never again. */
export function markPinIconTold(
  settings: SettingsStore,
  feed: Pick<PageFeed, 'changeInfo'>,
): Result<Record<string, never>> {
  const updated = settings.update({ told: { ...settings.current.told, pinIcon: true } });
  if (!updated.ok) return updated;
  feed.changeInfo({ sayPinIcon: false });
  return ok({});
}
