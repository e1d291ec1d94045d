import { isDeepStrictEqual } from 'node:util';
import { type Connection, connectionSchema, minimumPollSeconds } from '../../shared/connection.ts';
import { createFailure, type Failure } from '../../shared/failure.ts';
import { type LockName, lockNames, type ManagedSettings, managedSettingNames } from '../../shared/managed.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ManagedTrouble } from '../../shared/words/en/managed.ts';

/*
 * What whoever manages the computer has set, laid over what the supervisor set. It is pure; `managed-fields.ts` reads it.
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
  leastPollSeconds: number;
  /** Faster than chosen for a while, where a queue is near a level. */
  mayHurry: boolean;
  /** What was written of these cannot be read: they stay as they are. */
  frozen: readonly LockName[];
  troubles: readonly ManagedTrouble[];
}

export const nothingManaged: Managed = {
  source: null,
  organisation: null,
  values: {},
  connections: [],
  allowDemo: true,
  allowExport: true,
  allowOwnConnections: true,
  leastPollSeconds: minimumPollSeconds,
  mayHurry: true,
  frozen: [],
  troubles: [],
};

const personalNames = ['queues', 'pollSeconds', 'enabled', 'tags', 'timeZone'] as const;

/** The settings in force. */
export function layOver(own: Settings, managed: Managed): Settings {
  const managedIds = new Set(managed.connections.map(({ connection }) => connection.id));
  const ownOnes = managed.allowOwnConnections ? own.connections.filter(({ id }) => !managedIds.has(id)) : [];
  const laid = managed.connections.map((one) =>
    layConnection(
      own.connections.find(({ id }) => id === one.connection.id),
      one,
    ),
  );
  return {
    ...own,
    ...managed.values,
    demo: managed.allowDemo && own.demo,
    connections: [...laid, ...ownOnes].map((one) => ({
      ...one,
      pollSeconds: Math.max(one.pollSeconds, managed.leastPollSeconds),
    })),
  };
}

/** What the supervisor's file keeps after a change: under what is managed, all that they had set stays. */
export function toOwn(own: Settings, next: Settings, managed: Managed): Settings {
  const shownIds = new Set(layOver(own, managed).connections.map(({ id }) => id));
  const hidden = own.connections.filter(({ id }) => !shownIds.has(id));
  const kept = managedSettingNames.filter((name) => isHeld(managed, name));
  return {
    ...next,
    ...Object.fromEntries(kept.map((name) => [name, own[name]])),
    demo: managed.allowDemo ? next.demo : own.demo,
    connections: [...next.connections, ...hidden],
  };
}

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

function isHeld(managed: Managed, name: LockName): boolean {
  if (managed.frozen.includes(name)) return true;
  if (name === 'demo') return !managed.allowDemo;
  if (name === 'export') return !managed.allowExport;
  if (name === 'connections') return !managed.allowOwnConnections;
  return managed.values[name] !== undefined;
}

function layConnection(own: Connection | undefined, { connection, named }: ManagedConnection): Connection {
  if (own === undefined) return connection;
  const personal = personalNames.filter((name) => !named.includes(name) && own[name] !== undefined);
  return connectionSchema.parse({
    ...connection,
    ...Object.fromEntries(personal.map((name) => [name, own[name]])),
    credentials: own.credentials,
  });
}

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
    if (of === undefined) continue;
    const laid = { ...layConnection(one, of), pollSeconds: one.pollSeconds };
    const isPollNamed = of.named.includes('pollSeconds');
    const isPollKept = one.pollSeconds === Math.max(of.connection.pollSeconds, managed.leastPollSeconds);
    if (!isDeepStrictEqual(laid, one) || (isPollNamed && !isPollKept)) return toRefusal(managed);
  }
  return null;
}
