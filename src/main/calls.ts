import { type Connection, type Credentials, connectionSchema } from '../shared/connection.ts';
import type {
  CallInput,
  CallOutput,
  ConnectionDraft,
  CredentialInput,
  Snapshot,
} from '../shared/contract.ts';
import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import type { Settings } from '../shared/settings.ts';
import type { Keychain } from './credentials/keychain.ts';
import { demoConnectionId } from './demo.ts';
import type { CallHandlers } from './ipc/gate.ts';
import type { Vendor } from './vendors/vendor.ts';

/*
 * What the page may ask for, and which modules answer it. Everything comes in as an argument: `app.ts` wires.
 */

export interface CallDependencies {
  takeSnapshot: () => Snapshot;
  readSettings: () => Settings;
  updateSettings: (change: Partial<Settings>) => Result<Settings>;
  keychain: Keychain;
  /** A vendor for a connection that is not kept yet, with the credentials just typed in. */
  openVendor: (connection: Connection, credentials: Credentials) => Result<Vendor>;
  /** The kept connections changed: poll what is new, stop what is gone. `again` starts that one afresh. */
  applyConnections: (again?: string) => Promise<Result<null>>;
  refresh: () => void;
  mute: (minutes: number | null) => Result<null>;
  exportBoard: (keys: readonly string[]) => Promise<Result<CallOutput<'export.board'>>>;
  applyTheme: (theme: Settings['theme']) => void;
  createSignal: (timeoutMs: number) => AbortSignal;
}

/** Long enough for a slow tenant's four questions, short enough that nobody thinks it hangs. */
const testTimeoutMs = 45_000;
const draftConnectionId = 'draft';

export function createCallHandlers(use: CallDependencies): CallHandlers {
  return {
    'state.get': async () => ok(use.takeSnapshot()),
    'connections.test': async ({ draft, credentials }) => testDraft(use, draft, credentials),
    'connections.add': (input) => addConnection(use, input),
    'connections.signIn': async ({ id, credentials }) => {
      const kept = use.readSettings().connections.some((connection) => connection.id === id);
      if (!kept) return failed(createFailure('not-found', { subject: id }));
      const written = await use.keychain.write(id, toCredentials(credentials));
      return written.ok ? done(await use.applyConnections(id)) : written;
    },
    'connections.remove': async ({ id }) => {
      // The secret goes first: a connection without one is visible, a secret without a connection is not.
      const removed = await use.keychain.remove(id);
      if (!removed.ok) return removed;
      const connections = use.readSettings().connections.filter((connection) => connection.id !== id);
      const updated = use.updateSettings({ connections });
      return updated.ok ? done(await use.applyConnections()) : updated;
    },
    'demo.set': async ({ on }) => {
      const updated = use.updateSettings({ demo: on });
      return updated.ok ? done(await use.applyConnections()) : updated;
    },
    'monitor.refresh': async () => {
      use.refresh();
      return ok({});
    },
    'alerts.mute': async ({ minutes }) => done(use.mute(minutes)),
    'export.board': ({ keys }) => use.exportBoard(keys),
    'settings.setTheme': async ({ theme }) => {
      const updated = use.updateSettings({ theme });
      if (!updated.ok) return updated;
      use.applyTheme(theme);
      return ok({});
    },
  };
}

async function testDraft(use: CallDependencies, draft: ConnectionDraft, credentials: CredentialInput) {
  const connection = toConnection(draft, draftConnectionId, 'all');
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
  const connection = toConnection(draft, id, queues);
  if (!connection.ok) return connection;
  // Secret first: should the settings fail, nothing refers to it and it is taken back.
  const written = await use.keychain.write(id, toCredentials(credentials));
  if (!written.ok) return written;
  const updated = use.updateSettings({ connections: [...connections, connection.value] });
  if (!updated.ok) {
    const taken = await use.keychain.remove(id);
    return taken.ok ? updated : taken;
  }
  const applied = await use.applyConnections();
  return applied.ok ? ok({ id }) : applied;
}

/** A kept connection from what was typed in; every secret is looked up in the keychain. */
function toConnection(draft: ConnectionDraft, id: string, queues: Connection['queues']): Result<Connection> {
  const credentials = { clientId: { keychain: true }, clientSecret: { keychain: true } };
  const parsed = connectionSchema.safeParse({ ...draft, id, queues, credentials });
  if (parsed.success) return ok(parsed.data);
  const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  return failed(createFailure('bad-request', { detail }));
}

/** A readable id that is not taken: `genesys-emea`, `genesys-emea-2`. */
export function chooseId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-|-$/g, '');
  const base = plain === '' ? 'connection' : plain;
  const reserved = new Set([...taken, demoConnectionId, draftConnectionId]);
  let id = base;
  for (let number = 2; reserved.has(id); number += 1) id = `${base}-${number}`;
  return id;
}

function toCredentials(input: CredentialInput): Credentials {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, value.trim()]));
}

function done(result: Result<unknown>): Result<Record<string, never>> {
  return result.ok ? ok({}) : result;
}
