import type { Connection, Credentials } from '../shared/connection.ts';
import { draftConnectionId } from '../shared/connection-id.ts';
import type { CallInput } from '../shared/contract.ts';
import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { toConnection, toCredentials } from './connection-draft.ts';
import type { CallHandlers } from './ipc/gate.ts';
import type { Vendor } from './vendors/vendor.ts';

/*
 * Signing in as a person, in the system's browser: one at a time. The session that comes of it is the vendor's
 * matter; here it is begun, waited for and called off.
 */

export interface SignInDependencies {
  openVendor: (connection: Connection, credentials: Credentials) => Result<Vendor>;
  /** The vendor that is asked for a kept connection; null where there is none. */
  findVendor: (connectionId: string) => Vendor | null;
  refresh: (connectionId?: string) => void;
  createSignal: (timeoutMs: number) => AbortSignal;
}

/** Time for a password, a second factor and a coffee; then the open port is closed. */
const signInTimeoutMs = 300_000;

export function createSignInCalls(
  use: SignInDependencies,
): Pick<CallHandlers, 'signIn.start' | 'signIn.cancel'> {
  const underWay: { controller: AbortController | null } = { controller: null };
  const cancel = () => underWay.controller?.abort(new DOMException('called off', 'AbortError'));

  return {
    'signIn.start': async ({ target }) => {
      cancel();
      const controller = new AbortController();
      underWay.controller = controller;
      const signal = AbortSignal.any([controller.signal, use.createSignal(signInTimeoutMs)]);
      try {
        return await ('id' in target ? signInKept(use, target.id, signal) : signInDraft(use, target, signal));
      } finally {
        if (underWay.controller === controller) underWay.controller = null;
      }
    },
    'signIn.cancel': async () => {
      cancel();
      return ok({});
    },
  };
}

async function signInKept(use: SignInDependencies, id: string, signal: AbortSignal) {
  const vendor = use.findVendor(id);
  if (vendor === null) return failed(createFailure('not-found', { subject: id }));
  const signedIn = await vendor.signIn(signal);
  if (!signedIn.ok) return signedIn;
  // Polls that were refused wait for minutes by now.
  use.refresh(id);
  return ok({});
}

/** The session outlives the vendor that got it: the test that follows and the connection to be added go on with it. */
async function signInDraft(
  use: SignInDependencies,
  { draft, credentials }: Extract<CallInput<'signIn.start'>['target'], { draft: unknown }>,
  signal: AbortSignal,
) {
  const connection = toConnection(draft, credentials, draftConnectionId, 'all');
  if (!connection.ok) return connection;
  const vendor = use.openVendor(connection.value, toCredentials(credentials));
  if (!vendor.ok) return vendor;
  try {
    const signedIn = await vendor.value.signIn(signal);
    return signedIn.ok ? ok({}) : signedIn;
  } finally {
    await vendor.value.close();
  }
}
