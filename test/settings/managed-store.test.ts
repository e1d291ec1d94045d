import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionSchema } from '../../src/shared/connection.ts';
import type { Settings } from '../../src/shared/settings.ts';
import '../../tools/chromium-host/register.mjs';
import { manage } from './managed-scene.ts';

// After the mapping above, which the library's own import of `electron` needs.
const { createSettings } = await import('../../src/main/settings/settings.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queuewatch-managed-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'settings.json');
const open = (fields: Record<string, unknown>) =>
  createSettings({ folder, now: () => 0, managed: manage(fields) });

describe('settings under what is managed', () => {
  it('refuse a change of what is locked as a whole, and write nothing', () => {
    const settings = open({ logLevel: 'warn' });
    const told: unknown[] = [];
    settings.onChange((next) => told.push(next));
    expect(settings.update({ logLevel: 'debug', theme: 'dark' })).toMatchObject({
      ok: false,
      failure: { code: 'permission', reason: 'managed' },
    });
    expect(settings.current).toMatchObject({ logLevel: 'warn', theme: 'system' });
    expect(existsSync(path())).toBe(false);
    expect(told).toEqual([]);
  });

  it('are written without it: neither a shortest interval nor a managed connection stays', () => {
    const mine = connectionSchema.parse({ id: 'mine', name: 'Mine', vendor: 'nice-cxone', region: 'na1' });
    open({}).update({ connections: [mine] });
    const corp = { id: 'corp', name: 'Corporate', vendor: 'genesys-cloud', region: 'mypurecloud.ie' };
    const managed = open({ leastPollSeconds: 60, connections: [corp] });
    expect(managed.current.connections).toMatchObject([{ id: 'corp' }, { id: 'mine', pollSeconds: 60 }]);
    const [laid, ...others] = managed.current.connections;
    if (laid === undefined) throw new Error('no managed connection');
    const signedIn = { ...laid, credentials: { clientId: { keychain: true } } } as const;
    expect(managed.update({ connections: [signedIn, ...others] })).toMatchObject({ ok: true });
    expect(managed.own.connections).toEqual([mine]);
    expect(open({ connections: [corp] }).current.connections).toMatchObject([
      { id: 'corp', credentials: signedIn.credentials },
      { id: 'mine', pollSeconds: 15 },
    ]);
    expect(open({}).current.connections).toEqual([mine]);
  });

  it('take every other change, and come back as the supervisor had them once nothing is managed', () => {
    open({}).update({ logLevel: 'error' });
    const managed = open({ logLevel: 'warn' });
    const told: Settings['logLevel'][] = [];
    managed.onChange(({ logLevel }) => told.push(logLevel));
    expect(managed.update({ theme: 'dark' })).toMatchObject({ ok: true, value: { logLevel: 'warn' } });
    expect(told).toEqual(['warn']);
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({ logLevel: 'error', theme: 'dark' });
    expect(open({}).current).toMatchObject({ logLevel: 'error', theme: 'dark' });
  });
});
