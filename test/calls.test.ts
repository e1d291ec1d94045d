import { describe, expect, it } from 'vitest';
import { type CallDependencies, chooseId, createCallHandlers } from '../src/main/calls.ts';
import type { CallInput } from '../src/shared/contract.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';
import { MemoryKeychain } from './fakes/memory-keychain.ts';

const draft: CallInput<'connections.add'>['draft'] = {
  name: 'Genesys EMEA',
  vendor: 'genesys-cloud',
  api: 'auto',
  region: 'mypurecloud.ie',
  pollSeconds: 15,
};
const credentials = { clientId: ' id ', clientSecret: 'a secret' };
const diskFull = createFailure('disk', { detail: 'full' });

function openCalls(changes: Partial<CallDependencies> = {}) {
  let settings: Settings = createDefaultSettings();
  const keychain = new MemoryKeychain();
  const applied: (string | undefined)[] = [];
  const notUsed = (): never => {
    throw new Error('not part of this case');
  };
  const handlers = createCallHandlers({
    takeSnapshot: notUsed,
    readSettings: () => settings,
    updateSettings: (change) => {
      settings = { ...settings, ...change };
      return ok(settings);
    },
    keychain,
    openVendor: notUsed,
    applyConnections: async (again) => {
      applied.push(again);
      return ok(null);
    },
    refresh: notUsed,
    mute: notUsed,
    exportBoard: notUsed,
    applyTheme: notUsed,
    createSignal: () => new AbortController().signal,
    ...changes,
  });
  return { handlers, keychain, applied, settings: () => settings };
}

describe('adding a connection', () => {
  it('keeps the secret in the keychain, everything else in the settings, and starts to ask', async () => {
    const { handlers, keychain, applied, settings } = openCalls();
    expect(await handlers['connections.add']({ draft, credentials, queues: ['q-1'] })).toEqual(
      ok({ id: 'genesys-emea' }),
    );
    expect(await keychain.read('genesys-emea')).toEqual(ok({ clientId: 'id', clientSecret: 'a secret' }));
    expect(settings().connections).toMatchObject([
      {
        id: 'genesys-emea',
        name: 'Genesys EMEA',
        region: 'mypurecloud.ie',
        queues: ['q-1'],
        credentials: { clientSecret: { keychain: true } },
      },
    ]);
    expect(JSON.stringify(settings())).not.toContain('a secret');
    expect(applied).toEqual([undefined]);
  });

  it('keeps nothing when the keychain refuses', async () => {
    const keychain = new MemoryKeychain();
    const locked = createFailure('keychain-unavailable');
    keychain.write = async () => failed(locked);
    const { handlers, applied, settings } = openCalls({ keychain });
    expect(await handlers['connections.add']({ draft, credentials, queues: 'all' })).toEqual(failed(locked));
    expect(settings().connections).toEqual([]);
    expect(applied).toEqual([]);
  });

  it('takes the secret back when the settings cannot be written', async () => {
    const { handlers, keychain } = openCalls({ updateSettings: () => failed(diskFull) });
    expect(await handlers['connections.add']({ draft, credentials, queues: 'all' })).toEqual(
      failed(diskFull),
    );
    expect(await keychain.read('genesys-emea')).toEqual(ok(null));
  });

  it.each([
    [
      'plain http off this computer',
      { loginUrl: 'http://example.com', apiUrl: 'https://example.com' },
      /loginUrl/,
    ],
    ['a poll faster than the floor', { region: 'mypurecloud.ie', pollSeconds: 1 }, /pollSeconds/],
    ['neither region nor addresses', {}, /region/],
  ])('refuses %s and keeps no secret', async (_what, change, where) => {
    const { region: _left, ...bare } = draft;
    const { handlers, keychain } = openCalls();
    const reply = await handlers['connections.add']({
      draft: { ...bare, ...change },
      credentials,
      queues: 'all',
    });
    expect(reply).toMatchObject({
      ok: false,
      failure: { code: 'bad-request', detail: expect.stringMatching(where) },
    });
    expect(await keychain.read('genesys-emea')).toEqual(ok(null));
  });
});

describe('signing in again', () => {
  it('replaces the secret and asks that connection afresh', async () => {
    const { handlers, keychain, applied } = openCalls();
    await handlers['connections.add']({ draft, credentials, queues: 'all' });
    await handlers['connections.signIn']({
      id: 'genesys-emea',
      credentials: { clientId: 'id', clientSecret: 'new' },
    });
    expect(await keychain.read('genesys-emea')).toEqual(ok({ clientId: 'id', clientSecret: 'new' }));
    expect(applied).toEqual([undefined, 'genesys-emea']);
  });

  it('stores nothing for a connection that is not kept', async () => {
    const { handlers, keychain } = openCalls();
    expect(await handlers['connections.signIn']({ id: 'nobody', credentials })).toMatchObject({
      failure: { code: 'not-found' },
    });
    expect(await keychain.read('nobody')).toEqual(ok(null));
  });
});

describe('removing a connection', () => {
  it('deletes its secret and forgets it', async () => {
    const { handlers, keychain, settings } = openCalls();
    await handlers['connections.add']({ draft, credentials, queues: 'all' });
    expect(await handlers['connections.remove']({ id: 'genesys-emea' })).toEqual(ok({}));
    expect(await keychain.read('genesys-emea')).toEqual(ok(null));
    expect(settings().connections).toEqual([]);
  });

  it('keeps the connection in sight when its secret cannot be deleted', async () => {
    const { handlers, keychain, settings } = openCalls();
    await handlers['connections.add']({ draft, credentials, queues: 'all' });
    const locked = createFailure('keychain-unavailable');
    keychain.remove = async () => failed(locked);
    expect(await handlers['connections.remove']({ id: 'genesys-emea' })).toEqual(failed(locked));
    expect(settings().connections.length).toBe(1);
  });
});

describe('the id of a new connection', () => {
  it.each([
    ['Genesys EMEA', [], 'genesys-emea'],
    ['Genesys EMEA', ['genesys-emea'], 'genesys-emea-2'],
    ['Genesys EMEA', ['genesys-emea', 'genesys-emea-2'], 'genesys-emea-3'],
    ['Zürich & Genève', [], 'zurich-geneve'],
    ['日本', [], 'connection'],
    ['Demo', [], 'demo-2'],
    ['draft', ['draft-2'], 'draft-3'],
  ])('for “%s” beside %j is %s', (name, taken, id) => {
    expect(chooseId(name, taken)).toBe(id);
  });
});
