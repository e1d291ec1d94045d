import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingsVersion } from '../src/main/settings/migrations.ts';
import { defaultRules } from '../src/shared/alert.ts';
import { ok } from '../src/shared/result.ts';
import type { Settings } from '../src/shared/settings.ts';
import { expectMode } from './capability.ts';
import { at, emea, emeaHosts, exported, openTransferScene, secret, us, usHosts } from './transfer-scene.ts';

const scene = openTransferScene();
const { write, openComputer } = scene;

describe('an export', () => {
  it('goes to a file of its owner with everything but secrets and what belongs to this computer', async () => {
    const environment = { ...emea, credentials: { clientId: { env: 'GC_ID' } } };
    const { transfer, asked, settings } = openComputer('one', {
      connections: [environment, us],
      proxy: { kind: 'fixed', url: 'http://proxy.acme.example:8080' },
      caFile: '/etc/acme.pem',
      found: { emea: { api: 'platform', token: null } },
      told: { closeKeepsTray: true, noTray: true, pinIcon: true },
    });
    expect(await transfer.export()).toEqual(ok({ outcome: 'saved', path: scene.file() }));
    expect(asked).toEqual(['queuewatch-settings-2026-11-21.json']);
    expectMode(scene.file(), 0o600);
    const written = JSON.parse(await readFile(scene.file(), 'utf8'));
    expect(written).toMatchObject({
      kind: 'queuewatch-settings',
      program: '1.2.3',
      exportedAt: '2026-11-21T12:00:00.000Z',
      settings: {
        version: settingsVersion,
        connections: [{ id: 'emea', credentials: { clientId: { keychain: true } } }, { id: 'us' }],
        proxy: { kind: 'fixed', url: 'http://proxy.acme.example:8080' },
        caFile: '/etc/acme.pem',
        rules: settings.current.rules,
      },
    });
    const own = ['found', 'managedChoices', 'recentReports', 'window', 'stripPlace', 'told'];
    expect(own.filter((name) => name in written.settings)).toEqual([]);
    const kept = Object.keys(settings.current).filter((name) => !own.includes(name));
    expect(kept.filter((name) => !(name in written.settings))).toEqual([]);
  });

  it('without a file is none', async () => {
    const { transfer, chosen } = openComputer('one');
    chosen.path = null;
    expect(await transfer.export()).toEqual(ok({ outcome: 'cancelled' }));
  });
});

describe('an import', () => {
  it('says what it would change, changes nothing, and then changes exactly that', async () => {
    const rules = [{ ...(defaultRules[0] ?? {}), name: 'One rule' }] as Settings['rules'];
    const away = openComputer('one', { connections: [emea, us], rules, theme: 'dark', zoomPercent: 125 });
    await away.transfer.export();

    const here = openComputer('two', {
      connections: [{ ...emea, pollSeconds: 60 }],
      sounds: { warning: true, critical: true, volume: 1 },
    });
    await here.keychain.write('emea', secret);
    const preview = await here.read();
    expect(preview).toEqual({
      path: scene.file(),
      exportedAt: at,
      program: '1.2.3',
      connections: {
        added: [{ name: 'CXone US', hosts: usHosts, hostsBefore: null }],
        changed: [{ name: 'Genesys EMEA', hosts: emeaHosts, hostsBefore: emeaHosts }],
        same: 0,
      },
      rules: { before: defaultRules.length, after: 1 },
      changes: [
        { name: 'sounds', text: 'Sounds: warning off, critical on' },
        { name: 'theme', text: 'Theme: dark' },
        { name: 'zoomPercent', text: 'Zoom: 125 %' },
      ],
      signIn: ['CXone US'],
      lost: [],
      isNew: true,
    });
    expect(here.settings.current).toMatchObject({ theme: 'system', connections: [{ pollSeconds: 60 }] });
    expect(here.done).toEqual([]);

    const keptAs = join(scene.folder(), 'two', 'settings.before-import-20261121T120000Z.json');
    expect(await here.transfer.apply()).toEqual(ok({ keptAs, signIn: ['CXone US'], refused: [] }));
    expect(here.settings.current).toMatchObject({
      theme: 'dark',
      zoomPercent: 125,
      rules,
      connections: [emea, us],
    });
    expect(JSON.parse(await readFile(keptAs, 'utf8'))).toMatchObject({
      version: settingsVersion,
      theme: 'system',
      connections: [{ id: 'emea', pollSeconds: 60 }],
    });
    expect(here.done).toEqual(['forget us', 'apply', 'judge']);
    expect(here.drawn).toMatchObject([{ appearance: { theme: 'dark', zoomPercent: 125 } }]);
    // Its place is the same: it goes on asking with the secret that was typed in here.
    expect(await here.keychain.read('emea')).toEqual(ok(secret));
    expect(await here.read()).toMatchObject({ isNew: false, signIn: [], connections: { same: 2 } });
  });

  it('leaves alone what the file does not name', async () => {
    const { settings, keychain, read, transfer } = openComputer('one', {
      connections: [emea],
      theme: 'dark',
    });
    await keychain.write('emea', secret);
    await write(exported({ connections: [us], logLevel: 'debug' }));
    expect(await read()).toMatchObject({ rules: null, changes: [{ text: 'Log: from “debug” on' }] });
    await transfer.apply();
    expect(settings.current).toMatchObject({ theme: 'dark', logLevel: 'debug', connections: [emea, us] });
    expect(await keychain.read('emea')).toEqual(ok(secret));
  });

  it('keeps the credentials that a connection has here, whatever the file says of them', async () => {
    const { settings, read, transfer } = openComputer('one', { connections: [emea] });
    const more = { ...emea, credentials: { clientId: { env: 'X' }, accessKeyId: { keychain: true } } };
    await write(exported({ connections: [more] }));
    expect(await read()).toMatchObject({ connections: { changed: [], same: 1 }, isNew: false });
    await transfer.apply();
    expect(settings.current.connections).toEqual([emea]);
  });

  it('reads files of older versions, and a settings file itself', async () => {
    const { read } = openComputer('one');
    await write(exported({ csvByteOrderMark: true, mutedUntil: 5 }, 1));
    expect(await read()).toMatchObject({ changes: [{ text: 'CSV files: for Excel' }], lost: [] });
    await write({ version: settingsVersion, theme: 'dark', window: { width: 1, height: 1 } });
    expect(await read()).toMatchObject({
      changes: [{ text: 'Theme: dark' }],
      exportedAt: null,
      program: null,
    });
  });

  it('without a file that was read changes nothing, also after it was called off', async () => {
    const { transfer, read, chosen, settings } = openComputer('one');
    expect(await transfer.apply()).toMatchObject({ failure: { code: 'cancelled' } });
    await write(exported({ theme: 'dark' }));
    await read();
    chosen.path = null;
    expect(await read()).toBeNull();
    expect(await transfer.apply()).toMatchObject({ failure: { code: 'cancelled' } });
    expect(settings.current.theme).toBe('system');
  });
});

describe('an import on a computer that is managed', () => {
  it('leaves what is locked as it is, says so, and takes over the rest', async () => {
    const here = openComputer(
      'one',
      { connections: [emea] },
      { logLevel: 'warn', allowOwnConnections: false },
    );
    await write(exported({ logLevel: 'debug', theme: 'dark', connections: [us] }));
    const preview = await here.read();
    expect(preview?.lost).toEqual([
      'Connections (set for this computer by whoever manages it)',
      'Log (set for this computer by whoever manages it)',
    ]);
    expect(preview?.changes.map(({ name }) => name)).toEqual(['theme']);
    expect(await here.transfer.apply()).toMatchObject({ ok: true, value: { refused: [], signIn: [] } });
    expect(here.settings.current).toMatchObject({ theme: 'dark', logLevel: 'warn', connections: [] });
  });

  it('is of what was exported there: nothing that is managed leaves with it', async () => {
    const company = { kind: 'fixed', url: 'http://proxy.acme.example:8080' };
    openComputer('one', { connections: [emea] });
    const managed = { id: 'us', name: us.name, vendor: us.vendor, region: us.region };
    const fields = { proxy: company, leastPollSeconds: 60, connections: [managed] };
    const here = openComputer('one', { theme: 'dark' }, fields);
    expect(here.settings.current).toMatchObject({
      proxy: company,
      connections: [{ id: 'us' }, { pollSeconds: 60 }],
    });
    await here.transfer.export();
    const { settings } = JSON.parse(await readFile(scene.file(), 'utf8'));
    expect(settings).toMatchObject({
      proxy: { kind: 'system' },
      connections: [{ id: 'emea', pollSeconds: 15 }],
    });
    expect(settings.connections).toHaveLength(1);
  });
});
