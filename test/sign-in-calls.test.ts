import { describe, expect, it } from 'vitest';
import { createSignInCalls } from '../src/main/sign-in-calls.ts';
import type { ConnectionDraft } from '../src/shared/contract/connection-contract.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok, type Result } from '../src/shared/result.ts';
import { ScriptedVendor } from './fakes/scripted-vendor.ts';
import { settle } from './fakes/stepped-clock.ts';

const draft: ConnectionDraft = {
  name: 'Genesys EMEA',
  vendor: 'genesys-cloud',
  api: 'platform',
  region: 'mypurecloud.ie',
  signIn: 'browser',
  pollSeconds: 15,
};
const target = { draft, credentials: { clientId: ' public ' } };

/** A person who signs in when the case says so, for a kept connection `emea` or a draft. */
function openSignIn() {
  const people: ((result: Result<null>) => void)[] = [];
  const seen = { refreshed: [] as (string | undefined)[], opened: [] as unknown[], closed: 0 };
  const tooLate = new AbortController();
  const vendor = new ScriptedVendor(() => 0);
  vendor.signIn = (signal) =>
    new Promise((resolve) => {
      people.push(resolve);
      signal.addEventListener('abort', () =>
        resolve(failed(createFailure(signal.reason instanceof DOMException ? 'cancelled' : 'timeout'))),
      );
    });
  vendor.close = async () => {
    seen.closed += 1;
  };
  const calls = createSignInCalls({
    openVendor: ({ id, signIn }, credentials) => {
      seen.opened.push({ id, signIn, credentials });
      return ok(vendor);
    },
    findVendor: (id) => (id === 'emea' ? vendor : null),
    refresh: (id) => seen.refreshed.push(id),
    createSignal: () => tooLate.signal,
  });
  return { calls, people, seen, tooLate };
}

describe('signing in by the browser', () => {
  it('waits for the person, then asks the kept connection at once', async () => {
    const { calls, people, seen } = openSignIn();
    const reply = calls['signIn.start']({ target: { id: 'emea' } });
    await settle();
    expect(seen.refreshed).toEqual([]);
    people[0]?.(ok(null));
    expect(await reply).toEqual(ok({}));
    expect(seen).toEqual({ refreshed: ['emea'], opened: [], closed: 0 });
  });

  it('asks nothing when the person was refused', async () => {
    const { calls, people, seen } = openSignIn();
    const reply = calls['signIn.start']({ target: { id: 'emea' } });
    people[0]?.(failed(createFailure('auth')));
    expect(await reply).toMatchObject({ failure: { code: 'auth' } });
    expect(seen.refreshed).toEqual([]);
  });

  it('opens a vendor for a draft with what was typed in, and closes it', async () => {
    const { calls, people, seen } = openSignIn();
    const reply = calls['signIn.start']({ target });
    people[0]?.(ok(null));
    expect(await reply).toEqual(ok({}));
    expect(seen).toEqual({
      refreshed: [],
      opened: [{ id: 'draft', signIn: 'browser', credentials: { clientId: 'public' } }],
      closed: 1,
    });
  });

  it('refuses what cannot become a connection, and whom it does not know', async () => {
    const { calls, seen } = openSignIn();
    const wrong = { ...target, draft: { ...draft, pollSeconds: 1 } };
    expect(await calls['signIn.start']({ target: wrong })).toMatchObject({
      failure: { code: 'bad-request' },
    });
    expect(await calls['signIn.start']({ target: { id: 'nobody' } })).toMatchObject({
      failure: { code: 'not-found' },
    });
    expect(seen.opened).toEqual([]);
  });

  it('ends when it is called off, when another begins and when nobody comes', async () => {
    const { calls, tooLate } = openSignIn();
    const first = calls['signIn.start']({ target: { id: 'emea' } });
    const second = calls['signIn.start']({ target });
    expect(await first).toMatchObject({ failure: { code: 'cancelled' } });
    expect(await calls['signIn.cancel']({})).toEqual(ok({}));
    expect(await second).toMatchObject({ failure: { code: 'cancelled' } });
    const third = calls['signIn.start']({ target: { id: 'emea' } });
    tooLate.abort(new Error('too late'));
    expect(await third).toMatchObject({ failure: { code: 'timeout' } });
    expect(await calls['signIn.cancel']({})).toEqual(ok({}));
  });
});
