import { describe, expect, it } from 'vitest';
import { findRefused } from '../src/main/settings/managed.ts';
import { layOver, toOwn } from '../src/main/settings/managed-overlay.ts';
import { connectionSchema } from '../src/shared/connection.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';
import { credentials, draft, openCalls } from './connection-scene.ts';
import { MemoryKeychain } from './fakes/memory-keychain.ts';
import { manage } from './settings/managed-scene.ts';

/*
 * Changes of connections on a computer that is managed.
 */

const inKeychain = { clientId: { keychain: true }, clientSecret: { keychain: true } } as const;
const mine = connectionSchema.parse({ ...draft, id: 'genesys-emea', credentials: inKeychain });
const corp = { id: 'corp', name: 'Corporate', vendor: 'genesys-cloud', region: 'mypurecloud.ie' };
const secret = { clientId: 'id', clientSecret: 'a kept secret' };

/** Every call to the keychain that changes it is in `changes`. */
async function open(fields: Record<string, unknown>) {
  const managed = manage(fields);
  let own: Settings = { ...createDefaultSettings(), connections: [mine] };
  const keychain = new MemoryKeychain();
  for (const id of ['genesys-emea', 'corp']) await keychain.write(id, secret);
  const changes: string[] = [];
  const [write, remove] = [keychain.write.bind(keychain), keychain.remove.bind(keychain)];
  keychain.write = (id, entry) => {
    changes.push(`write ${id}`);
    return write(id, entry);
  };
  keychain.remove = (id) => {
    changes.push(`remove ${id}`);
    return remove(id);
  };
  const { handlers } = openCalls({
    keychain,
    readSettings: () => layOver(own, managed),
    readOwnSettings: () => own,
    findManaged: (change) => findRefused(change, layOver(own, managed), managed),
    updateSettings: (change) => {
      const current = layOver(own, managed);
      const [refused] = findRefused(change, current, managed).values();
      if (refused !== undefined) return failed(refused);
      own = toOwn(own, { ...current, ...change }, managed);
      return ok(layOver(own, managed));
    },
  });
  return { handlers, keychain, changes, own: () => own };
}

const refusal = { ok: false, failure: { code: 'permission', reason: 'managed' } };

describe('where connections of one’s own are not allowed', () => {
  const fields = { allowOwnConnections: false, connections: [corp] };

  it('a refused addition touches no secret, not even that of a hidden connection of the same name', async () => {
    const { handlers, keychain, changes } = await open(fields);
    expect(await handlers['connections.add']({ draft, credentials, queues: 'all' })).toMatchObject(refusal);
    expect(changes).toEqual([]);
    expect(await keychain.read('genesys-emea')).toEqual(ok(secret));
  });

  it('a managed connection is not removed, and its secret never leaves the keychain', async () => {
    const { handlers, changes } = await open(fields);
    expect(await handlers['connections.remove']({ id: 'corp' })).toMatchObject(refusal);
    expect(await handlers['connections.remove']({ id: 'genesys-emea' })).toMatchObject({
      failure: { code: 'not-found' },
    });
    expect(changes).toEqual([]);
  });

  it('a refused change with other credentials leaves the secret as it was', async () => {
    const { handlers, changes } = await open(fields);
    const moved = { id: 'corp', change: { place: { region: 'mypurecloud.de' } }, credentials };
    expect(await handlers['connections.update'](moved)).toMatchObject(refusal);
    expect(changes).toEqual([]);
  });

  it('whoever works there signs in all the same', async () => {
    const { handlers, changes, own } = await open(fields);
    expect(await handlers['connections.signIn']({ id: 'corp', credentials })).toEqual(ok({}));
    expect(changes).toEqual(['write corp']);
    expect(own()).toMatchObject({
      connections: [mine],
      managedChoices: { corp: { credentials: inKeychain } },
    });
  });
});

describe('where connections of one’s own are allowed', () => {
  it('a new one takes no id of one that is out of sight', async () => {
    const elsewhere = { ...corp, id: 'genesys-emea', region: 'usw2.pure.cloud' };
    const { handlers, keychain } = await open({ connections: [elsewhere] });
    expect(await handlers['connections.add']({ draft, credentials, queues: 'all' })).toEqual(
      ok({ id: 'genesys-emea-2' }),
    );
    expect(await keychain.read('genesys-emea')).toEqual(ok(secret));
  });

  const gone = { tenant: { vendor: mine.vendor, region: 'usw2.pure.cloud' }, credentials: inKeychain };
  it.each([
    [
      'a managed one that somebody signed in for and that is gone',
      { managedChoices: { 'genesys-emea': gone } },
    ],
    ['one that only the file knows', { connections: [mine] }],
  ])('a new one takes no id of %s', async (_what, part) => {
    const { handlers } = openCalls({ readOwnSettings: () => ({ ...createDefaultSettings(), ...part }) });
    expect(await handlers['connections.add']({ draft, credentials, queues: 'all' })).toEqual(
      ok({ id: 'genesys-emea-2' }),
    );
  });
});

describe('an update that fails where there was no secret before', () => {
  it('leaves none behind', async () => {
    const { id } = mine;
    const full = failed({ code: 'disk', detail: null, retryable: false } as const);
    const readSettings = () => ({ ...createDefaultSettings(), connections: [mine] });
    const { handlers, keychain } = openCalls({ readSettings, updateSettings: () => full });
    expect(await handlers['connections.update']({ id, change: { name: 'Other' }, credentials })).toEqual(
      full,
    );
    expect(await keychain.read(id)).toEqual(ok(null));
  });
});
