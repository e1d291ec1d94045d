import type { ManagedView } from '../shared/managed.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { describeManagedTroubles } from '../shared/words/en/managed.ts';
import type { AppOptions } from './app.ts';
import { findManagedPlaces } from './desktop/managed-places.ts';
import { listLocked, type Managed, toRefusal } from './settings/managed.ts';
import { keepCopy, readCopy } from './settings/managed-copy.ts';
import { readManaged } from './settings/managed-file.ts';
import { createSettings, type SettingsStore } from './settings/settings.ts';
import type { PreferenceCheck } from './settings-desk.ts';

/*
 * The part of the wiring by which whoever manages the computer has a say.
 */

/** The file of the person who works here, under what is managed. */
export function openSettings({ folders, clock, log }: Pick<AppOptions, 'folders' | 'clock' | 'log'>) {
  const { managed, copy } = readManaged(findManagedPlaces(), readCopy(folders.userData));
  const kept = keepCopy(folders.userData, copy);
  if (!kept.ok)
    log.warn('what is managed was not kept for a day on which it cannot be read', {
      subject: kept.failure.subject,
      detail: kept.failure.detail,
    });
  const { source, troubles } = managed;
  if (source !== null) log.info('settings are managed', { source, locked: listLocked(managed).join(' ') });
  for (const { kind, source: subject, ...facts } of troubles)
    log.warn('a managed setting cannot be used', { kind, subject, ...facts });
  return createSettings({ folder: folders.userData, now: clock.now, managed });
}

/** Before anything takes effect. */
export function createManagedCheck({ findRefused }: Pick<SettingsStore, 'findRefused'>): PreferenceCheck {
  return async (next) => {
    const [refused] = findRefused(next).values();
    return refused === undefined ? ok(null) : failed(refused);
  };
}

export function mayExport(managed: Managed): Result<null> {
  return managed.allowExport ? ok(null) : failed(toRefusal(managed, 'managed-export'));
}

/** Null: nothing is managed. */
export function toManagedView(managed: Managed): ManagedView | null {
  if (managed.source === null) return null;
  return {
    organisation: managed.organisation,
    locked: listLocked(managed),
    notice: describeManagedTroubles(managed.troubles, managed.standsIn),
  };
}
