import { describe, expect, it } from 'vitest';
import type { ConnectionCallDependencies } from '../src/main/connection-calls.ts';
import type { Connection } from '../src/shared/connection.ts';
import { type CallInput, callContract } from '../src/shared/contract.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';
import { credentials, draft, openCalls } from './connection-scene.ts';
import { ScriptedVendor } from './fakes/scripted-vendor.ts';

const diskFull = createFailure('disk', { detail: 'full' });

describe('the list of kept connections', () => {
  it('names all of them, also those that are switched off, and no secret or where one is', async () => {
    const { handlers } = openCalls();
    await handlers['connections.add']({ draft, credentials, queues: { pattern: 'Billing*' } });
    await handlers['connections.update']({ id: 'genesys-emea', change: { enabled: false } });
    const listed = await handlers['connections.list']({});
    expect(listed).toEqual(
      ok({
        connections: [
          {
            id: 'genesys-emea',
            name: 'Genesys EMEA',
            vendor: 'genesys-cloud',
            api: 'auto',
            region: 'mypurecloud.ie',
            queues: { pattern: 'Billing*' },
            pollSeconds: 15,
            serviceLevelFormula: 'answered',
            enabled: false,
            tags: [],
            credentialNames: ['clientId', 'clientSecret'],
            foundApi: null,
            webApp: true,
            removable: true,
          },
        ],
      }),
    );
    expect(listed.ok && callContract['connections.list'].output.parse(listed.value)).toBeTruthy();
    expect(JSON.stringify(listed)).not.toContain('keychain');
  });

  it('says which of them must stay, because whoever manages the computer holds them fast', async () => {
    const refusal = createFailure('permission', { reason: 'managed' });
    const staysHere = ({ connections }: Partial<Settings>) =>
      connections?.some(({ id }) => id === 'genesys-emea') ?? true;
    const { handlers } = openCalls({
      findManaged: (change) => new Map(staysHere(change) ? [] : [['connections', refusal]]),
    });
    await handlers['connections.add']({ draft, credentials, queues: 'all' });
    await handlers['connections.add']({ draft: { ...draft, name: 'Own' }, credentials, queues: 'all' });
    const listed = await handlers['connections.list']({});
    expect(listed.ok && listed.value.connections.map(({ id, removable }) => [id, removable])).toEqual([
      ['genesys-emea', false],
      ['own', true],
    ]);
  });
});

describe('changing a connection', () => {
  const open = async (changes: Partial<ConnectionCallDependencies> = {}) => {
    const opened = openCalls(changes);
    await opened.handlers['connections.add']({ draft, credentials, queues: 'all' });
    opened.applied.length = 0;
    const update = (change: CallInput<'connections.update'>['change'], typed?: typeof credentials) =>
      opened.handlers['connections.update']({
        id: 'genesys-emea',
        change,
        ...(typed === undefined ? {} : { credentials: typed }),
      });
    const one = () => opened.settings().connections[0];
    return { ...opened, update, one };
  };

  it('changes what is named and leaves the rest, with the same secret', async () => {
    const { update, one, keychain, applied, forgotten } = await open();
    const change = {
      name: ' EMEA ',
      tags: ['night', 'retail'],
      queues: { pattern: 'Bill*' },
      pollSeconds: 30,
      serviceLevelFormula: 'vendor',
      timeZone: 'Europe/Berlin',
      scope: 'analytics',
      apiVersion: 'v34.0',
    } as const;
    expect(await update({ ...change, tags: [...change.tags] })).toEqual(ok({}));
    expect(one()).toMatchObject({ ...change, name: 'EMEA', region: 'mypurecloud.ie', enabled: true });
    expect(await update({ timeZone: null, scope: null, apiVersion: null })).toEqual(ok({}));
    expect(one()).toMatchObject({ name: 'EMEA', tags: ['night', 'retail'] });
    for (const name of ['timeZone', 'scope', 'apiVersion']) expect(one()).not.toHaveProperty(name);
    expect(await keychain.read('genesys-emea')).toEqual(ok({ clientId: 'id', clientSecret: 'a secret' }));
    expect(applied).toEqual([undefined, undefined]);
    expect(forgotten).toEqual([]);
  });

  it('switches it off and on again, and ends its report', async () => {
    const { update, one, calledOff } = await open();
    await update({ enabled: false });
    expect(one()).toMatchObject({ enabled: false });
    expect(calledOff).toEqual(['genesys-emea']);
    await update({ enabled: true });
    expect(one()).toMatchObject({ enabled: true });
  });

  it('never sends the kept secret to another place', async () => {
    const { update, one, keychain, applied } = await open();
    for (const place of [
      { loginUrl: 'https://evil.example', apiUrl: 'https://evil.example' },
      { region: 'mypurecloud.de' },
      { region: 'mypurecloud.ie', apiUrl: 'https://evil.example' },
    ])
      expect(await update({ place })).toMatchObject({ ok: false, failure: { code: 'auth' } });
    expect(one()).toMatchObject({ region: 'mypurecloud.ie' });
    expect(one()).not.toHaveProperty('apiUrl');
    expect(await keychain.read('genesys-emea')).toEqual(ok({ clientId: 'id', clientSecret: 'a secret' }));
    expect(applied).toEqual([]);
  });

  it('goes to another place with the credentials typed in for it, and forgets what was found at the old one', async () => {
    const { update, one, keychain, applied, forgotten } = await open();
    const place = { loginUrl: 'https://login.example.com', apiUrl: 'https://api.example.com' };
    expect(await update({ place }, { clientId: 'other', clientSecret: 'new secret' })).toEqual(ok({}));
    expect(one()).toMatchObject(place);
    expect(one()).not.toHaveProperty('region');
    expect(await keychain.read('genesys-emea')).toEqual(
      ok({ clientId: 'other', clientSecret: 'new secret' }),
    );
    expect(forgotten).toEqual(['genesys-emea']);
    expect(applied).toEqual(['genesys-emea']);
  });

  it('takes the same place said again for no change', async () => {
    const { update, forgotten } = await open();
    expect(await update({ place: { region: 'mypurecloud.ie' }, name: 'Same' })).toEqual(ok({}));
    expect(forgotten).toEqual([]);
  });

  it('looks anew for what a connection answers when it is to be asked in another way', async () => {
    const { update, forgotten } = await open();
    expect(await update({ api: 'queue-details' })).toEqual(ok({}));
    expect(forgotten).toEqual(['genesys-emea']);
  });

  it.each([
    ['no name', { name: '  ' }, /name/],
    ['a poll below the floor', { pollSeconds: 1 }, /pollSeconds/],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, /timeZone/],
    ['an odd version', { apiVersion: '34' }, /apiVersion/],
    ['an API of another vendor', { api: 'acd' }, /api/],
  ] as const)('refuses %s and changes nothing', async (_what, change, where) => {
    const { update, one, applied } = await open();
    const before = one();
    expect(await update(change)).toMatchObject({
      ok: false,
      failure: { code: 'bad-request', detail: expect.stringMatching(where) },
    });
    expect(one()).toBe(before);
    expect(applied).toEqual([]);
  });

  it('refuses a region that nobody knows, and stores nothing for it', async () => {
    const { update, keychain } = await open();
    const reply = await update({ place: { region: 'nowhere.example' } }, credentials);
    expect(reply).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    expect(await keychain.read('genesys-emea')).toEqual(ok({ clientId: 'id', clientSecret: 'a secret' }));
  });

  it('puts the old secret back when the settings cannot be written', async () => {
    let isFull = false;
    const settings = { current: createDefaultSettings() };
    const opened = openCalls({
      readSettings: () => settings.current,
      updateSettings: (change) => {
        if (isFull) return failed(diskFull);
        settings.current = { ...settings.current, ...change };
        return ok(settings.current);
      },
    });
    await opened.handlers['connections.add']({ draft, credentials, queues: 'all' });
    isFull = true;
    const reply = await opened.handlers['connections.update']({
      id: 'genesys-emea',
      change: { place: { region: 'mypurecloud.de' } },
      credentials: { clientId: 'other', clientSecret: 'new secret' },
    });
    expect(reply).toEqual(failed(diskFull));
    expect(await opened.keychain.read('genesys-emea')).toEqual(
      ok({ clientId: 'id', clientSecret: 'a secret' }),
    );
  });

  it('knows no connection that is not kept', async () => {
    const { handlers } = await open();
    for (const id of ['nobody', 'demo', '__proto__'])
      expect(await handlers['connections.update']({ id, change: { name: 'x' } })).toMatchObject({
        failure: { code: 'not-found' },
      });
  });

  it.each([
    ['an id', { id: 'other' }],
    ['a vendor', { vendor: 'nice-cxone' }],
    ['where secrets are', { credentials: { clientSecret: { env: 'HOME' } } }],
    ['a way to sign in', { signIn: 'browser' }],
    ['an empty choice of queues', { queues: [] }],
    ['an empty pattern', { queues: { pattern: ' ' } }],
    ['an endless list of tags', { tags: Array.from({ length: 1000 }, () => 'x') }],
  ])('cannot change %s', (_what, change) => {
    expect(callContract['connections.update'].input.safeParse({ id: 'emea', change }).success).toBe(false);
  });
});

describe('the queues of a kept connection', () => {
  const queues = [{ queueId: 'q-1', name: 'Billing', targets: {} }];
  const createLister = () => {
    const lister = new ScriptedVendor(() => 0);
    const seen = { closed: 0 };
    lister.listQueues = async () => ok(queues);
    lister.close = async () => {
      seen.closed += 1;
    };
    return { lister, seen };
  };

  it('are asked of the vendor that is polled, which goes on', async () => {
    const { lister, seen } = createLister();
    const { handlers } = openCalls({ findVendor: () => lister });
    await handlers['connections.add']({ draft, credentials, queues: 'all' });
    expect(await handlers['connections.queues']({ id: 'genesys-emea' })).toEqual(ok({ queues }));
    expect(seen.closed).toBe(0);
  });

  it('are asked once of one that is switched off, and its vendor is closed', async () => {
    const { lister, seen } = createLister();
    const opened: Connection[] = [];
    const { handlers } = openCalls({
      findVendor: () => null,
      openKept: (connection) => {
        opened.push(connection);
        return ok(lister);
      },
    });
    await handlers['connections.add']({ draft, credentials, queues: 'all' });
    expect(await handlers['connections.queues']({ id: 'genesys-emea' })).toEqual(ok({ queues }));
    expect(opened.map(({ id }) => id)).toEqual(['genesys-emea']);
    expect(seen.closed).toBe(1);
    expect(await handlers['connections.queues']({ id: 'nobody' })).toMatchObject({
      failure: { code: 'not-found' },
    });
  });
});
