import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';
import { emea, emeaHosts, exported, openTransferScene, secret, us } from './transfer-scene.ts';

const { write, openComputer } = openTransferScene();

describe('a secret that is kept here, while a file is taken over,', () => {
  it('never goes to another place than it was typed in for', async () => {
    const { settings, keychain, read, transfer, done } = openComputer('one', { connections: [emea] });
    await keychain.write('emea', secret);
    // Left over from a connection that is gone.
    await keychain.write('us', secret);
    const { region: _region, ...elsewhere } = emea;
    const hosts = { loginUrl: 'https://login.elsewhere.example', apiUrl: 'https://api.elsewhere.example' };
    await write(exported({ connections: [{ ...elsewhere, ...hosts }, us] }));
    // The name is the trusted one: only the hosts show where the next password would go.
    expect(await read()).toMatchObject({
      signIn: ['CXone US', 'Genesys EMEA'],
      connections: {
        changed: [
          {
            name: 'Genesys EMEA',
            hostsBefore: emeaHosts,
            hosts: ['login.elsewhere.example:443', 'api.elsewhere.example:443'],
          },
        ],
      },
    });
    await transfer.apply();
    expect(settings.current.connections).toMatchObject([hosts, { id: 'us' }]);
    expect(await keychain.read('emea')).toEqual(ok(null));
    expect(await keychain.read('us')).toEqual(ok(null));
    expect(done).toEqual(['forget emea', 'forget us', 'apply', 'judge']);
  });

  it('keeps everything as it is where it cannot be taken out of the keychain', async () => {
    const { settings, keychain, read, transfer, done } = openComputer('one');
    await write(exported({ connections: [us], theme: 'dark' }));
    await read();
    keychain.breakWith('locked');
    expect(await transfer.apply()).toMatchObject({ failure: { code: 'keychain-unavailable' } });
    expect(settings.current).toMatchObject({ connections: [], theme: 'system' });
    expect(done).toEqual([]);
    keychain.breakWith(null);
    expect(await transfer.apply()).toMatchObject({ ok: true });
  });

  it('stays where the settings cannot be kept', async () => {
    const { settings, keychain, read, transfer } = openComputer('one', { connections: [emea] });
    await keychain.write('emea', secret);
    await write(exported({ connections: [{ ...emea, region: 'mypurecloud.de' }, us] }));
    await read();
    const full = createFailure('disk', { detail: 'ENOSPC' });
    settings.update = () => failed(full);
    expect(await transfer.apply()).toEqual(failed(full));
    expect(await keychain.read('emea')).toEqual(ok(secret));
    expect(await keychain.read('us')).toEqual(ok(null));
  });

  it('stays where another one cannot be taken out', async () => {
    const { keychain, read, transfer } = openComputer('one', { connections: [emea] });
    await keychain.write('emea', secret);
    await write(exported({ connections: [{ ...emea, region: 'mypurecloud.de' }, us] }));
    await read();
    const locked = createFailure('keychain-unavailable', { detail: 'locked' });
    const remove = keychain.remove.bind(keychain);
    keychain.remove = async (id) => (id === 'us' ? failed(locked) : remove(id));
    expect(await transfer.apply()).toEqual(failed(locked));
    expect(await keychain.read('emea')).toEqual(ok(secret));
  });
});

describe('a file of certificates that an import names', () => {
  it('is looked into only when it is taken over, and what cannot be had here is said', async () => {
    // A full path on whichever system this runs.
    const caFile = resolve('/elsewhere/acme.pem');
    const { settings, read, transfer, lookedInto } = openComputer('one');
    await write(exported({ caFile, theme: 'dark' }));
    expect(await read()).toMatchObject({ changes: [{ name: 'theme' }, { name: 'caFile' }] });
    expect(lookedInto).toEqual([]);
    expect(await transfer.apply()).toMatchObject({
      value: { refused: [{ name: 'caFile', failure: { reason: 'certificate-file' } }] },
    });
    expect(lookedInto).toEqual([caFile]);
    expect(settings.current).toMatchObject({ theme: 'dark', caFile: null });
  });

  it.each([
    'acme.pem',
    './acme.pem',
    '',
    '\\\\server\\share\\ca.pem',
    '//server/ca.pem',
    '\\\\?\\UNC\\server\\ca.pem',
  ])('is never looked into at “%s”', async (caFile) => {
    const { settings, read, transfer, lookedInto } = openComputer('one');
    await write(exported({ caFile, theme: 'dark' }));
    expect(await read()).toMatchObject({
      changes: [{ name: 'theme' }],
      lost: ['Extra certificate file (only a full path to a file on this computer is taken over)'],
    });
    expect(await transfer.apply()).toMatchObject({ value: { refused: [] } });
    expect(lookedInto).toEqual([]);
    expect(settings.current.caFile).toBeNull();
  });
});
