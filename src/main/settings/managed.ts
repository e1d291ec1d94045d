import { isDeepStrictEqual } from 'node:util';
import type { Connection } from '../../shared/connection.ts';
import { createFailure, type Failure } from '../../shared/failure.ts';
import { type LockName, lockNames, type ManagedSettings, managedSettingNames } from '../../shared/managed.ts';
import { minimumPollSeconds } from '../../shared/poll-seconds.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ManagedTrouble } from '../../shared/words/en/managed.ts';

/*
 * What whoever manages the computer has set, and what it keeps from being changed. It is pure; `managed-fields.ts` reads
 * it, `managed-overlay.ts` lays it over what the supervisor set.
 */

/** Its place comes from who manages the computer; what they do not name of the rest is the supervisor's own. */
export interface ManagedConnection {
  connection: Connection;
  named: readonly string[];
}

export interface Managed {
  /** A path or a key of the registry, for people; null: nothing is managed. */
  source: string | null;
  organisation: string | null;
  values: ManagedSettings;
  connections: readonly ManagedConnection[];
  allowDemo: boolean;
  allowExport: boolean;
  allowOwnConnections: boolean;
  /** The supervisor's own are asked: allowed, or nobody can say which ones are to take their place. */
  showsOwnConnections: boolean;
  leastPollSeconds: number;
  /** Faster than chosen for a while, where a queue is near a level. */
  mayHurry: boolean;
  /** What was written of these cannot be read: they stay as they are. */
  frozen: readonly LockName[];
  troubles: readonly ManagedTrouble[];
  /** Where something cannot be read, what was read of it last stands in for it. */
  standsIn: boolean;
}

export const nothingManaged: Managed = {
  source: null,
  organisation: null,
  values: {},
  connections: [],
  allowDemo: true,
  allowExport: true,
  allowOwnConnections: true,
  showsOwnConnections: true,
  leastPollSeconds: minimumPollSeconds,
  mayHurry: true,
  frozen: [],
  troubles: [],
  standsIn: false,
};

export function listLocked(managed: Managed): LockName[] {
  return lockNames.filter((name) => isHeld(managed, name));
}

/** Why parts of a change must not be made, by the name of the setting; empty: all may. */
export function findRefused(
  change: Partial<Settings>,
  current: Readonly<Settings>,
  managed: Managed,
): Map<keyof Settings, Failure> {
  const refused = new Map<keyof Settings, Failure>();
  for (const name of [...managedSettingNames, 'demo'] as const) {
    const wanted = change[name];
    if (wanted !== undefined && isHeld(managed, name) && !isDeepStrictEqual(wanted, current[name]))
      refused.set(name, toRefusal(managed));
  }
  const trouble =
    change.connections && findConnectionRefusal(change.connections, current.connections, managed);
  if (trouble) refused.set('connections', trouble);
  return refused;
}

/** Whose doing it is, and whom to ask. */
export function toRefusal(
  { organisation, source }: Managed,
  reason: 'managed' | 'managed-export' = 'managed',
): Failure {
  const by = organisation ?? source;
  return createFailure('permission', { reason, ...(by !== null && { subject: by }) });
}

export function isHeld(managed: Managed, name: LockName): boolean {
  if (managed.frozen.includes(name)) return true;
  if (name === 'demo') return !managed.allowDemo;
  if (name === 'export') return !managed.allowExport;
  if (name === 'connections') return !managed.allowOwnConnections;
  return managed.values[name] !== undefined;
}

export const personalNames = ['queues', 'pollSeconds', 'enabled', 'tags', 'timeZone'] as const;

function findConnectionRefusal(
  wanted: readonly Connection[],
  current: readonly Connection[],
  managed: Managed,
): Failure | null {
  // To sign in is always allowed.
  const withoutSignIn = (all: readonly Connection[]) => all.map((one) => ({ ...one, credentials: {} }));
  if (managed.frozen.includes('connections'))
    return isDeepStrictEqual(withoutSignIn(wanted), withoutSignIn(current)) ? null : toRefusal(managed);
  const ids = new Set(wanted.map(({ id }) => id));
  if (managed.connections.some(({ connection }) => !ids.has(connection.id))) return toRefusal(managed);
  for (const one of wanted) {
    const of = managed.connections.find(({ connection }) => connection.id === one.id);
    if (of === undefined && !managed.allowOwnConnections) return toRefusal(managed);
    if (one.pollSeconds < managed.leastPollSeconds)
      return createFailure('permission', {
        reason: 'managed-interval',
        subject: String(managed.leastPollSeconds),
      });
    if (of !== undefined && !isWithin(one, of, managed)) return toRefusal(managed);
  }
  return null;
}

/** Differs from what is managed in nothing but what is the supervisor's own. */
function isWithin(one: Connection, { connection, named }: ManagedConnection, managed: Managed): boolean {
  const managedPoll = Math.max(connection.pollSeconds, managed.leastPollSeconds);
  if (named.includes('pollSeconds') && one.pollSeconds !== managedPoll) return false;
  const free: readonly string[] = [
    'credentials',
    'pollSeconds',
    ...personalNames.filter((name) => !named.includes(name)),
  ];
  const withoutFree = (of: Connection) => Object.entries(of).filter(([name]) => !free.includes(name));
  return isDeepStrictEqual(Object.fromEntries(withoutFree(one)), Object.fromEntries(withoutFree(connection)));
}
