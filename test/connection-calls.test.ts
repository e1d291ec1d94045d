import { describe, expect, it, vi } from 'vitest';
import { chooseId } from '../src/main/connection-draft.ts';
import { connectionSchema } from '../src/shared/connection.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createDefaultSettings } from '../src/shared/settings.ts';
import { credentials, draft, openCalls } from './connection-scene.ts';
import { MemoryKeychain } from './fakes/memory-keychain.ts';

const diskFull = createFailure('disk', { detail: 'full' });

describe('adding a connection', () => {
  it('keeps the secret in the keychain, everything else in the settings, and starts to ask', async () => {
    const { handlers, keychain, applied, kept, settings } = openCalls();
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
    expect(kept).toEqual(['genesys-emea']);
  });

  it.each([
    [
      'an access key beside the client',
      { accessKeyId: 'key', accessKeySecret: 'secret====' },
      ['accessKeyId', 'accessKeySecret'],
    ],
    ['no access key', {}, []],
    ['a field of blanks', { accessKeyId: '  ' }, []],
  ])('keeps exactly the fields that were typed in: %s', async (_what, key, keyNames) => {
    const { handlers, keychain, settings } = openCalls();
    const typed = { ...credentials, ...key };
    const cxone = {
      name: 'CXone US',
      vendor: 'nice-cxone',
      api: 'auto',
      loginUrl: 'https://login.example.com',
      apiUrl: 'https://api.example.com',
      pollSeconds: 30,
    } as const;
    expect(await handlers['connections.add']({ draft: cxone, credentials: typed, queues: 'all' })).toEqual(
      ok({ id: 'cxone-us' }),
    );
    const names = ['clientId', 'clientSecret', ...keyNames];
    const stored = await keychain.read('cxone-us');
    expect(stored.ok && Object.keys(stored.value ?? {})).toEqual(names);
    expect(settings().connections).toMatchObject([{ vendor: 'nice-cxone', api: 'auto' }]);
    expect(Object.keys(settings().connections[0]?.credentials ?? {})).toEqual(names);
  });

  it('keeps a connection that signs in by the browser with its client id alone', async () => {
    const { handlers, keychain, settings } = openCalls();
    await handlers['connections.add']({
      draft: { ...draft, api: 'platform', signIn: 'browser' },
      credentials: { clientId: 'public-client' },
      queues: 'all',
    });
    expect(await keychain.read('genesys-emea')).toEqual(ok({ clientId: 'public-client' }));
    expect(settings().connections).toMatchObject([
      { signIn: 'browser', credentials: { clientId: { keychain: true } } },
    ]);
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

  it('reads nothing of a keychain that holds nothing for it yet', async () => {
    const keychain = new MemoryKeychain();
    const read = vi.spyOn(keychain, 'read');
    const { handlers } = openCalls({ keychain });
    expect(await handlers['connections.add']({ draft, credentials, queues: 'all' })).toMatchObject({
      ok: true,
    });
    expect(read).not.toHaveBeenCalled();
  });

  it('takes the secret back when the settings cannot be written', async () => {
    const { handlers, keychain, kept } = openCalls({ updateSettings: () => failed(diskFull) });
    expect(await handlers['connections.add']({ draft, credentials, queues: 'all' })).toEqual(
      failed(diskFull),
    );
    expect(await keychain.read('genesys-emea')).toEqual(ok(null));
    expect(kept).toEqual([]);
  });

  it.each([
    [
      'plain http off this computer',
      { loginUrl: 'http://example.com', apiUrl: 'https://example.com' },
      /loginUrl/,
    ],
    ['a poll faster than the floor', { region: 'mypurecloud.ie', pollSeconds: 1 }, /pollSeconds/],
    ['neither region nor addresses', {}, /region/],
    [
      'CXone’s queue statistics without an address to ask',
      { vendor: 'nice-cxone', api: 'queue-stats', loginUrl: 'https://example.com' },
      /apiUrl/,
    ],
    ['an API of another vendor', { region: 'mypurecloud.ie', api: 'acd' }, /api/],
    [
      'a browser sign-in that the API does not know',
      { region: 'mypurecloud.ie', signIn: 'browser' },
      /signIn/,
    ],
  ] as const)('refuses %s and keeps no secret', async (_what, change, where) => {
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

  it('leaves the old secret where the new fields cannot be kept', async () => {
    const { handlers, keychain, settings } = openCalls();
    await handlers['connections.add']({ draft, credentials, queues: 'all' });
    const stuck = openCalls({
      keychain,
      readSettings: settings,
      updateSettings: () => failed(diskFull),
    });
    const typed = { ...credentials, accessKeyId: 'key', accessKeySecret: 'secret' };
    expect(await stuck.handlers['connections.signIn']({ id: 'genesys-emea', credentials: typed })).toEqual(
      failed(diskFull),
    );
    expect(await keychain.read('genesys-emea')).toEqual(ok({ clientId: 'id', clientSecret: 'a secret' }));
    expect(stuck.applied).toEqual([]);
  });

  it('notes which fields there are now', async () => {
    const { handlers, settings } = openCalls();
    await handlers['connections.add']({ draft, credentials, queues: 'all' });
    const typed = { ...credentials, accessKeyId: 'key', accessKeySecret: 'secret' };
    await handlers['connections.signIn']({ id: 'genesys-emea', credentials: typed });
    expect(settings().connections[0]?.credentials).toEqual({
      clientId: { keychain: true },
      clientSecret: { keychain: true },
      accessKeyId: { keychain: true },
      accessKeySecret: { keychain: true },
    });
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
  it('deletes its secret, ends its report and forgets it', async () => {
    const { handlers, keychain, forgotten, calledOff, settings } = openCalls();
    await handlers['connections.add']({ draft, credentials, queues: 'all' });
    expect(await handlers['connections.remove']({ id: 'genesys-emea' })).toEqual(ok({}));
    expect(forgotten).toEqual(['genesys-emea']);
    expect(calledOff).toEqual(['genesys-emea']);
    expect(await keychain.read('genesys-emea')).toEqual(ok(null));
    expect(settings().connections).toEqual([]);
  });

  it('keeps the secret of a connection that stays because it is managed', async () => {
    const refusal = failed(createFailure('permission', { reason: 'managed' }));
    const emea = connectionSchema.parse({ ...draft, id: 'emea' });
    const readSettings = () => ({ ...createDefaultSettings(), connections: [emea] });
    const { handlers, keychain } = openCalls({ readSettings, updateSettings: () => refusal });
    await keychain.write('emea', { clientId: 'id', clientSecret: 'a secret' });
    expect(await handlers['connections.remove']({ id: 'emea' })).toEqual(refusal);
    expect(await keychain.read('emea')).toEqual(ok({ clientId: 'id', clientSecret: 'a secret' }));
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

describe('changes of the connections', () => {
  it('do not undo each other, however long the keychain takes', async () => {
    const keychain = new MemoryKeychain();
    const { handlers, settings } = openCalls({ keychain });
    await handlers['connections.add']({ draft, credentials, queues: 'all' });
    await handlers['connections.add']({ draft: { ...draft, name: 'Second' }, credentials, queues: 'all' });
    // The password of the keychain is asked for now.
    const unlocked = Promise.withResolvers<void>();
    const write = keychain.write.bind(keychain);
    keychain.write = async (...entry) => {
      await unlocked.promise;
      return write(...entry);
    };
    const key = { accessKeyId: 'key', accessKeySecret: 'secret' };
    const replies = Promise.all([
      handlers['connections.signIn']({ id: 'genesys-emea', credentials: { ...credentials, ...key } }),
      handlers['connections.remove']({ id: 'second' }),
      handlers['connections.add']({ draft: { ...draft, name: 'Third' }, credentials, queues: 'all' }),
      handlers['connections.add']({ draft: { ...draft, name: 'Third' }, credentials, queues: 'all' }),
    ]);
    unlocked.resolve();
    expect(await replies).toEqual([ok({}), ok({}), ok({ id: 'third' }), ok({ id: 'third-2' })]);
    expect(settings().connections.map(({ id }) => id)).toEqual(['genesys-emea', 'third', 'third-2']);
  });

  it('go on after one that failed for a bug of ours', async () => {
    const keychain = new MemoryKeychain();
    keychain.remove = () => Promise.reject(new Error('a bug'));
    const { handlers } = openCalls({ keychain });
    await handlers['connections.add']({ draft, credentials, queues: 'all' });
    await expect(handlers['connections.remove']({ id: 'genesys-emea' })).rejects.toThrow('a bug');
    expect(await handlers['connections.add']({ draft, credentials, queues: 'all' })).toMatchObject({
      ok: true,
    });
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
