import { isDeepStrictEqual } from 'node:util';
import { type Connection, connectionSchema, credentialNames } from '../shared/connection.ts';
import type { CallInput, CallOutput } from '../shared/contract.ts';
import { createFailure, type Failure } from '../shared/failure.ts';
import {
  applyChange,
  type ConnectionChange,
  goesElsewhere,
  type KeptConnection,
} from '../shared/kept-connection.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import type { Settings } from '../shared/settings.ts';
import { credentialsNeeded } from '../shared/words/en/connect.ts';
import { chooseId, toConnection, toCredentials, toKeychainSources, toRefusal } from './connection-draft.ts';
import type { Keychain } from './credentials/keychain.ts';
import type { CallHandlers } from './ipc/gate.ts';
import { type KeptSecret, readSecret, restoreSecret } from './kept-secret.ts';
import { createTurns } from './turns.ts';
import { findConnectionProblem, findWebApp } from './vendors/registry.ts';
import type { Vendor } from './vendors/vendor.ts';

/*
 * Adding, changing and leaving tenants. Changes are carried out one after another, the secret always before what refers
 * to it.
 */

export interface ConnectionCallDependencies {
  readSettings: () => Readonly<Settings>;
  /** Without what is managed: of these some may be out of sight. */
  readOwnSettings: () => Readonly<Settings>;
  /** Of a change, the parts that whoever manages this computer holds fast. */
  findManaged: (change: Partial<Settings>) => ReadonlyMap<keyof Settings, Failure>;
  updateSettings: (change: Partial<Settings>) => Result<Settings>;
  keychain: Keychain;
  /** A vendor of its own for a kept connection, with the kept credentials. */
  openKept: (connection: Connection) => Result<Vendor>;
  /** The vendor that is asked for a kept connection; null where there is none. */
  findVendor: (connectionId: string) => Vendor | null;
  /** What the test and the sign-in of the draft brought about goes on under the id that it is kept by. */
  keepDraft: (connection: Connection) => void;
  /** Nothing is remembered of a connection, and whoever signed in for it is signed out. */
  forget: (connectionId: string) => void;
  /** The kept connections changed: poll what is new, stop what is gone. `again` starts that one afresh. */
  applyConnections: (again?: string) => Promise<Result<null>>;
  cancelReports: (connectionId: string) => void;
  createSignal: (timeoutMs: number) => AbortSignal;
}

type Nothing = Record<string, never>;
type Names = 'list' | 'add' | 'update' | 'queues' | 'signIn' | 'remove';

const listTimeoutMs = 45_000;

export function createConnectionCalls(
  use: ConnectionCallDependencies,
  inTurn = createTurns(),
): Pick<CallHandlers, `connections.${Names}`> {
  return {
    'connections.list': async () => ok({ connections: listConnections(use) }),
    'connections.queues': ({ id }) => listQueues(use, id),
    'connections.add': (input) => inTurn(() => addConnection(use, input)),
    'connections.update': (input) => inTurn(() => updateConnection(use, input)),
    'connections.signIn': (input) => inTurn(() => replaceCredentials(use, input)),
    'connections.remove': ({ id }) => inTurn(() => removeConnection(use, id)),
  };
}

function listConnections(use: ConnectionCallDependencies): KeptConnection[] {
  const { connections, found } = use.readSettings();
  return connections.map((connection) => {
    const { credentials, ...facts } = connection;
    return {
      ...facts,
      credentialNames: credentialNames.filter((name) => credentials[name] !== undefined),
      foundApi: found[connection.id]?.api ?? null,
      webApp: findWebApp(connection, null) !== null,
      removable: use.findManaged({ connections: leaveOut(connections, connection.id) }).size === 0,
    };
  });
}

async function listQueues(
  use: ConnectionCallDependencies,
  id: string,
): Promise<Result<CallOutput<'connections.queues'>>> {
  const kept = findKept(use, id);
  if (!kept.ok) return kept;
  const signal = use.createSignal(listTimeoutMs);
  const polled = use.findVendor(id);
  if (polled !== null) return toQueues(await polled.listQueues(signal));
  // Switched off: asked this once.
  const opened = use.openKept(kept.value);
  if (!opened.ok) return opened;
  try {
    return toQueues(await opened.value.listQueues(signal));
  } finally {
    await opened.value.close();
  }
}

async function addConnection(
  use: ConnectionCallDependencies,
  { draft, credentials, queues }: CallInput<'connections.add'>,
): Promise<Result<CallOutput<'connections.add'>>> {
  const id = chooseId(draft.name, listTakenIds(use));
  const connection = toConnection(draft, credentials, id, queues);
  if (!connection.ok) return connection;
  const add = (connections: readonly Connection[]) => [...connections, connection.value];
  // Secret first: should the settings fail, nothing refers to it and it is taken back.
  const write = () => use.keychain.write(id, toCredentials(credentials));
  // Of an id that was free there is nothing to keep: each reading is several calls of the system.
  const updated = await changeWithSecret(use, id, add, write, { connectionId: id, read: ok(null) });
  if (!updated.ok) return updated;
  use.keepDraft(connection.value);
  const applied = await use.applyConnections();
  return applied.ok ? ok({ id }) : applied;
}

async function updateConnection(
  use: ConnectionCallDependencies,
  { id, change, credentials }: CallInput<'connections.update'>,
): Promise<Result<Nothing>> {
  const kept = findKept(use, id);
  if (!kept.ok) return kept;
  const changed = toChanged(kept.value, change, credentials);
  if (!changed.ok) return changed;
  const replace = (connections: readonly Connection[]) =>
    connections.map((one) => (one.id === id ? changed.value : one));
  const updated =
    credentials === undefined
      ? use.updateSettings({ connections: replace(use.readSettings().connections) })
      : await changeWithSecret(use, id, replace, () => use.keychain.write(id, toCredentials(credentials)));
  if (!updated.ok) return updated;
  // What was found out at another place, or of another way of asking, says nothing any more.
  if (goesElsewhere(kept.value, change) || changed.value.api !== kept.value.api) use.forget(id);
  if (!changed.value.enabled) use.cancelReports(id);
  return done(await use.applyConnections(credentials === undefined ? undefined : id));
}

/** The connection as it will be; judged as a whole, as one in a file is. */
export function toChanged(
  kept: Connection,
  change: ConnectionChange,
  credentials: CallInput<'connections.update'>['credentials'],
): Result<Connection> {
  if (goesElsewhere(kept, change) && credentials === undefined)
    return failed(createFailure('auth', { detail: credentialsNeeded }));
  const sources = credentials === undefined ? kept.credentials : toKeychainSources(credentials);
  const parsed = connectionSchema.safeParse({ ...applyChange(kept, change), credentials: sources });
  if (!parsed.success) return failed(toRefusal(parsed.error));
  const problem = findConnectionProblem(parsed.data);
  return problem === null ? ok(parsed.data) : failed(createFailure('bad-request', { detail: problem }));
}

/** Other credentials for a kept connection. They may be other fields than before: an access key was added. */
async function replaceCredentials(
  use: ConnectionCallDependencies,
  { id, credentials }: CallInput<'connections.signIn'>,
): Promise<Result<Nothing>> {
  const found = findKept(use, id);
  if (!found.ok) return found;
  const kept = found.value;
  const sources = toKeychainSources(credentials);
  const replace = (connections: readonly Connection[]) =>
    connections.map((one) => (one.id === id ? { ...kept, credentials: sources } : one));
  const write = () => use.keychain.write(id, toCredentials(credentials));
  const written = isDeepStrictEqual(sources, kept.credentials)
    ? await write()
    : await changeWithSecret(use, id, replace, write);
  return written.ok ? done(await use.applyConnections(id)) : written;
}

async function removeConnection(use: ConnectionCallDependencies, id: string): Promise<Result<Nothing>> {
  const kept = findKept(use, id);
  if (!kept.ok) return kept;
  const leave = (connections: readonly Connection[]) => leaveOut(connections, id);
  // The secret goes first: a connection without one is visible, a secret without a connection is not.
  const updated = await changeWithSecret(use, id, leave, () => use.keychain.remove(id));
  if (!updated.ok) return updated;
  // It may be waiting out a pause of minutes, which the end of its vendor does not shorten.
  use.cancelReports(id);
  use.forget(id);
  return done(await use.applyConnections());
}

function leaveOut(connections: readonly Connection[], id: string): Connection[] {
  return connections.filter((one) => one.id !== id);
}

/** A change that is not allowed touches no secret, and one that fails leaves it as it was. */
async function changeWithSecret(
  use: ConnectionCallDependencies,
  id: string,
  change: (connections: readonly Connection[]) => Connection[],
  changeSecret: () => Promise<Result<null>>,
  known: KeptSecret | null = null,
): Promise<Result<unknown>> {
  const toChange = () => ({ connections: change(use.readSettings().connections) });
  const [refused] = use.findManaged(toChange()).values();
  if (refused !== undefined) return failed(refused);
  const before = known ?? (await readSecret(use.keychain, id));
  const changed = await changeSecret();
  if (!changed.ok) return changed;
  const updated = use.updateSettings(toChange());
  if (updated.ok) return updated;
  const restored = await restoreSecret(use.keychain, before);
  return restored.ok ? updated : restored;
}

/** Those that are out of sight keep their secrets under theirs. */
function listTakenIds(use: ConnectionCallDependencies): string[] {
  const own = use.readOwnSettings();
  const connections = [...use.readSettings().connections, ...own.connections];
  return [...connections.map(({ id }) => id), ...Object.keys(own.managedChoices)];
}

function findKept(use: Pick<ConnectionCallDependencies, 'readSettings'>, id: string): Result<Connection> {
  const kept = use.readSettings().connections.find((connection) => connection.id === id);
  return kept === undefined ? failed(createFailure('not-found', { subject: id })) : ok(kept);
}

function toQueues(
  listed: Awaited<ReturnType<Vendor['listQueues']>>,
): Result<CallOutput<'connections.queues'>> {
  return listed.ok ? ok({ queues: listed.value }) : listed;
}

function done(result: Result<unknown>): Result<Nothing> {
  return result.ok ? ok({}) : result;
}
