import type { CheckProgress, CheckReport } from '../shared/check.ts';
import type { Connection, Credentials } from '../shared/connection.ts';
import { draftConnectionId } from '../shared/connection-id.ts';
import type { TestProgress, TestTarget } from '../shared/contract/connection-contract.ts';
import { createFailure, type Failure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import type { Settings } from '../shared/settings.ts';
import { type SupportFacts, writeSupportNote } from '../shared/words/en/support-note.ts';
import { toChanged } from './connection-calls.ts';
import { toConnection, toCredentials } from './connection-draft.ts';
import type { CallHandlers } from './ipc/gate.ts';
import { listHosts } from './vendors/registry.ts';
import { createSecretFilter } from './vendors/secret-filter.ts';
import type { Vendor } from './vendors/vendor.ts';

/*
 * Trying a connection, step by step before the eyes of whoever asked, and the note for those who can mend what fails.
 */

export interface ConnectionTestDependencies {
  readSettings: () => Readonly<Settings>;
  /** A vendor for a connection that is not kept yet, with the credentials just typed in. */
  openVendor: (connection: Connection, credentials: Credentials) => Result<Vendor>;
  /** A vendor of its own for a kept connection, with the kept credentials. */
  openKept: (connection: Connection) => Result<Vendor>;
  tellTest: (progress: TestProgress) => void;
  /** What polling a connection says of it; null: it is not polled. */
  findFailure: (connectionId: string) => Failure | null;
  copyText: (text: string) => Promise<boolean>;
  version: string;
  now: () => number;
  createSignal: (timeoutMs: number) => AbortSignal;
}

/** Long enough for a slow tenant's seven questions, short enough that nobody thinks it hangs. */
const testTimeoutMs = 45_000;

interface Trial {
  connection: Connection;
  vendor: Vendor;
  /** Blanks out what was typed in, should a vendor have said it back. */
  hide: (text: string) => string;
}

export function createConnectionTestCalls(
  use: ConnectionTestDependencies,
): Pick<CallHandlers, 'connections.test' | 'connections.cancelTest' | 'connections.copyNote'> {
  /** The test under way, and the note of the newest one: composed when it ends, so that no secret outlives it. */
  const kept: { controller: AbortController | null; note: string | null } = { controller: null, note: null };
  const cancel = () => kept.controller?.abort(new DOMException('called off', 'AbortError'));

  const copy = async (text: string) =>
    (await use.copyText(text)) ? ok({}) : failed(createFailure('unsupported', { reason: 'no-clipboard' }));

  return {
    'connections.test': async ({ testId, target }) => {
      cancel();
      const opened = openTrial(use, target);
      if (!opened.ok) return opened;
      const { connection, vendor, hide } = opened.value;
      const controller = new AbortController();
      kept.controller = controller;
      kept.note = null;
      try {
        const signal = AbortSignal.any([controller.signal, use.createSignal(testTimeoutMs)]);
        const tell = (progress: CheckProgress) => {
          if (kept.controller === controller) use.tellTest({ testId, progress });
        };
        const result = await vendor.check(signal, tell);
        if (kept.controller === controller)
          kept.note = hide(writeSupportNote(toFacts(use, connection, result)));
        return result;
      } finally {
        if (kept.controller === controller) kept.controller = null;
        await vendor.close();
      }
    },
    'connections.cancelTest': async () => {
      cancel();
      return ok({});
    },
    'connections.copyNote': async ({ about }) => {
      if (about === 'test') return kept.note === null ? failed(createFailure('not-found')) : copy(kept.note);
      const connection = use.readSettings().connections.find(({ id }) => id === about.id);
      if (connection === undefined) return failed(createFailure('not-found', { subject: about.id }));
      const failure = use.findFailure(about.id);
      return copy(writeSupportNote({ ...toBaseFacts(use, connection), steps: null, failure }));
    },
  };
}

function openTrial(use: ConnectionTestDependencies, target: TestTarget): Result<Trial> {
  const secrets = createSecretFilter();
  const typed = toCredentials(target.credentials ?? {});
  for (const value of Object.values(typed)) secrets.add(value);
  const found = toTried(use, target);
  if (!found.ok) return found;
  const connection = found.value;
  const isTyped = target.credentials !== undefined;
  const vendor = isTyped ? use.openVendor(connection, typed) : use.openKept(connection);
  return vendor.ok ? ok({ connection, vendor: vendor.value, hide: secrets.hide }) : vendor;
}

function toTried(use: ConnectionTestDependencies, target: TestTarget): Result<Connection> {
  if ('draft' in target) return toConnection(target.draft, target.credentials, draftConnectionId, 'all');
  const kept = use.readSettings().connections.find(({ id }) => id === target.id);
  if (kept === undefined) return failed(createFailure('not-found', { subject: target.id }));
  const changed = toChanged(kept, target.change, target.credentials);
  if (!changed.ok || target.credentials === undefined) return changed;
  // With other credentials it is another tenant until it is saved.
  return ok({ ...changed.value, id: draftConnectionId });
}

function toFacts(
  use: ConnectionTestDependencies,
  connection: Connection,
  result: Result<CheckReport>,
): SupportFacts {
  const base = toBaseFacts(use, connection);
  return result.ok
    ? { ...base, api: result.value.api, steps: result.value.steps, failure: null }
    : { ...base, steps: null, failure: result.failure };
}

function toBaseFacts({ version, now }: ConnectionTestDependencies, connection: Connection) {
  const { name, vendor, api, region = null } = connection;
  return { version, at: now(), name, vendor, api, region, hosts: listHosts(connection) };
}
