import { isDeepStrictEqual } from 'node:util';
import type { Connection, Credentials } from '../shared/connection.ts';
import type { ConnectionDraft, CredentialInput } from '../shared/contract/connection-contract.ts';
import type { CallInput, CallOutput, Snapshot } from '../shared/contract.ts';
import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { type AlertCallDependencies, createAlertCalls } from './alert-calls.ts';
import {
  chooseId,
  draftConnectionId,
  toConnection,
  toCredentials,
  toKeychainSources,
} from './connection-draft.ts';
import type { Keychain } from './credentials/keychain.ts';
import type { CallHandlers } from './ipc/gate.ts';
import type { ReportDesk } from './report-desk.ts';
import type { SettingsDesk } from './settings-desk.ts';
import { createSignInCalls } from './sign-in-calls.ts';
import type { Vendor } from './vendors/vendor.ts';

/*
 * What the page may ask for, and which modules answer it. Everything comes in as an argument: `app.ts` wires.
 */

export interface CallDependencies extends AlertCallDependencies {
  takeSnapshot: () => Snapshot;
  keychain: Keychain;
  /** A vendor for a connection that is not kept yet, with the credentials just typed in. */
  openVendor: (connection: Connection, credentials: Credentials) => Result<Vendor>;
  /** The vendor that is asked for a kept connection; null where there is none. */
  findVendor: (connectionId: string) => Vendor | null;
  /** What the test and the sign-in of the draft brought about goes on under the id that it is kept by. */
  keepDraft: (connection: Connection) => void;
  /** A connection is no longer kept: nothing is remembered of it either. */
  forget: (connectionId: string) => void;
  /** The kept connections changed: poll what is new, stop what is gone. `again` starts that one afresh. */
  applyConnections: (again?: string) => Promise<Result<null>>;
  refresh: (connectionId?: string) => void;
  reports: Pick<ReportDesk, 'run' | 'cancel' | 'export'>;
  exportBoard: (keys: readonly string[]) => Promise<Result<CallOutput<'export.board'>>>;
  settingsDesk: Pick<SettingsDesk, 'read' | 'set' | 'setLayout'>;
  createSignal: (timeoutMs: number) => AbortSignal;
}

/** Long enough for a slow tenant's seven questions, short enough that nobody thinks it hangs. */
const testTimeoutMs = 45_000;

export function createCallHandlers(use: CallDependencies): CallHandlers {
  const inTurn = createTurns();
  return {
    'state.get': async () => ok(use.takeSnapshot()),
    'connections.test': async ({ draft, credentials }) => testDraft(use, draft, credentials),
    'connections.add': (input) => inTurn(() => addConnection(use, input)),
    'connections.signIn': (input) => inTurn(() => replaceCredentials(use, input)),
    'connections.remove': ({ id }) => inTurn(() => removeConnection(use, id)),
    ...createSignInCalls(use),
    ...createAlertCalls(use),
    'reports.run': ({ connectionId, question }) => use.reports.run(connectionId, question),
    'reports.cancel': async () => {
      use.reports.cancel();
      return ok({});
    },
    'export.report': () => use.reports.export(),
    'demo.set': async ({ on }) => {
      const updated = use.updateSettings({ demo: on });
      return updated.ok ? done(await use.applyConnections()) : updated;
    },
    'monitor.refresh': async () => {
      use.refresh();
      return ok({});
    },
    'export.board': ({ keys }) => use.exportBoard(keys),
    'settings.get': () => use.settingsDesk.read(),
    'settings.set': (change) => use.settingsDesk.set(change),
    'layout.set': async ({ layout }) => use.settingsDesk.setLayout(layout),
  };
}

async function testDraft(use: CallDependencies, draft: ConnectionDraft, credentials: CredentialInput) {
  const connection = toConnection(draft, credentials, draftConnectionId, 'all');
  if (!connection.ok) return connection;
  const vendor = use.openVendor(connection.value, toCredentials(credentials));
  if (!vendor.ok) return vendor;
  try {
    return await vendor.value.check(use.createSignal(testTimeoutMs));
  } finally {
    await vendor.value.close();
  }
}

async function addConnection(
  use: CallDependencies,
  { draft, credentials, queues }: CallInput<'connections.add'>,
): Promise<Result<CallOutput<'connections.add'>>> {
  const { connections } = use.readSettings();
  const id = chooseId(
    draft.name,
    connections.map((connection) => connection.id),
  );
  const connection = toConnection(draft, credentials, id, queues);
  if (!connection.ok) return connection;
  // Secret first: should the settings fail, nothing refers to it and it is taken back.
  const written = await use.keychain.write(id, toCredentials(credentials));
  if (!written.ok) return written;
  const updated = use.updateSettings({ connections: [...connections, connection.value] });
  if (!updated.ok) {
    const taken = await use.keychain.remove(id);
    return taken.ok ? updated : taken;
  }
  use.keepDraft(connection.value);
  const applied = await use.applyConnections();
  return applied.ok ? ok({ id }) : applied;
}

/** Other credentials for a kept connection. They may be other fields than before: an access key was added. */
async function replaceCredentials(
  use: CallDependencies,
  { id, credentials }: CallInput<'connections.signIn'>,
): Promise<Result<Record<string, never>>> {
  const { connections } = use.readSettings();
  const kept = connections.find((connection) => connection.id === id);
  if (kept === undefined) return failed(createFailure('not-found', { subject: id }));
  const written = await use.keychain.write(id, toCredentials(credentials));
  if (!written.ok) return written;
  const sources = toKeychainSources(credentials);
  if (!isDeepStrictEqual(sources, kept.credentials)) {
    const changed = connections.map((one) => (one === kept ? { ...kept, credentials: sources } : one));
    const updated = use.updateSettings({ connections: changed });
    if (!updated.ok) return updated;
  }
  return done(await use.applyConnections(id));
}

async function removeConnection(use: CallDependencies, id: string): Promise<Result<Record<string, never>>> {
  // The secret goes first: a connection without one is visible, a secret without a connection is not.
  const removed = await use.keychain.remove(id);
  if (!removed.ok) return removed;
  const connections = use.readSettings().connections.filter((connection) => connection.id !== id);
  const updated = use.updateSettings({ connections });
  if (!updated.ok) return updated;
  // It may be waiting out a pause of minutes, which the end of its vendor does not shorten.
  use.reports.cancel(id);
  use.forget(id);
  return done(await use.applyConnections());
}

/** One after another: a keychain may ask for its password between what a change reads and what it writes. */
function createTurns(): <T>(change: () => Promise<T>) => Promise<T> {
  const turns: { last: Promise<unknown> } = { last: Promise.resolve() };
  return (change) => {
    const next = turns.last.then(change, change);
    turns.last = next;
    return next;
  };
}

function done(result: Result<unknown>): Result<Record<string, never>> {
  return result.ok ? ok({}) : result;
}
