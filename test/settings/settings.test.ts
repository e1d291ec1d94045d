import { mkdir, mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsVersion } from '../../src/main/settings/migrations.ts';
import { defaultRules } from '../../src/shared/alert.ts';
import { connectionSchema, type Found } from '../../src/shared/connection.ts';
import { createDefaultSettings } from '../../src/shared/settings.ts';
import '../../tools/chromium-host/register.mjs';
import { expectMode } from '../capability.ts';

// After the mapping above, which the library's own import of `electron` needs.
const { createSettings } = await import('../../src/main/settings/settings.ts');

const emea = connectionSchema.parse({
  id: 'emea',
  name: 'Genesys EMEA',
  vendor: 'genesys-cloud',
  region: 'mypurecloud.ie',
  credentials: { clientId: { keychain: true }, clientSecret: { keychain: true } },
});
const found: Record<string, Found> = {
  emea: { api: 'platform', token: { url: 'https://login.mypurecloud.ie/oauth/token', style: 'form' } },
};
const now = () => Date.UTC(2026, 10, 5, 8, 15, 2, 345);

let root: string;
let folder: string;
let path: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'queuewatch-settings-'));
  folder = root;
  path = join(folder, 'settings.json');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const open = () => createSettings({ folder, now });
const stored = async (): Promise<Record<string, unknown>> => JSON.parse(await readFile(path, 'utf8'));

describe('settings', () => {
  it('start with defaults where there is no file, and write none', async () => {
    const settings = open();
    expect(settings.notice).toBeNull();
    expect(settings.current).toMatchObject({
      connections: [],
      demo: false,
      theme: 'system',
    });
    expect(settings.current.rules.map((rule) => rule.id)).toContain('waiting-count');
    expect(await readdir(folder)).toEqual([]);
  });

  it('keep a change over a restart', () => {
    const settings = open();
    expect(settings.update({ connections: [emea], theme: 'dark' })).toMatchObject({ ok: true });
    expect(settings.current.theme).toBe('dark');
    const again = open();
    expect(again.notice).toBeNull();
    expect(again.current.connections).toEqual([emea]);
    expect(again.current.theme).toBe('dark');
  });

  it('keep what was found out of connections, and read files from before it was kept', async () => {
    const { found: _found, caFile: _caFile, ...older } = createDefaultSettings();
    await writeFile(path, JSON.stringify({ ...older, version: 1, connections: [emea] }));
    const settings = open();
    expect(settings.notice).toBeNull();
    expect(settings.current).toMatchObject({ connections: [emea], found: {}, caFile: null });
    expect(settings.update({ found })).toMatchObject({ ok: true });
    expect(open().current.found).toEqual(found);
    await writeFile(path, JSON.stringify({ ...(await stored()), found: { emea: { api: 'none' } } }));
    const damaged = open();
    expect(damaged.notice).toMatchObject({ kind: 'damaged', lost: ['found'] });
    expect(damaged.current).toMatchObject({ connections: [emea], found: {} });
  });

  it('make their folder, and write a file that carries its version and that only its owner may read', async () => {
    folder = join(folder, 'not', 'yet');
    path = join(folder, 'settings.json');
    open().update({ demo: true });
    expect(await stored()).toMatchObject({ version: settingsVersion, demo: true });
    expectMode(path, 0o600);
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('read the file once only', async () => {
    open().update({ theme: 'dark' });
    const settings = open();
    await unlink(path);
    expect(settings.current.theme).toBe('dark');
  });

  it('keep every setting when a file that vanished is written again', async () => {
    const settings = open();
    settings.update({ connections: [emea] });
    await unlink(path);
    settings.update({ demo: true });
    expect(open().current).toMatchObject({ connections: [{ id: 'emea' }], demo: true });
  });

  it('tell each listener of the new and the old values, until it stops listening', () => {
    const settings = open();
    const heard: string[] = [];
    const stop = settings.onChange((after, before) => heard.push(`${before.theme} → ${after.theme}`));
    settings.update({ theme: 'dark' });
    stop();
    settings.update({ theme: 'light' });
    expect(heard).toEqual(['system → dark']);
  });

  it('leave a copy of what is set now beside their file, for its owner only', async () => {
    const settings = open();
    settings.update({ connections: [emea], theme: 'dark' });
    const copy = join(folder, 'settings.before-import-20261105T081502Z.json');
    expect(settings.keepCopy()).toEqual({ ok: true, value: copy });
    expect(JSON.parse(await readFile(copy, 'utf8'))).toEqual(await stored());
    expectMode(copy, 0o600);
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder was');
    expect(settings.keepCopy()).toMatchObject({ ok: false, failure: { code: 'disk' } });
  });

  it('do not share a caller’s object', () => {
    const settings = open();
    const size = { width: 900, height: 600 };
    settings.update({ window: size });
    size.width = 1;
    expect(settings.current.window.width).toBe(900);
  });

  it('throw on a value that the schema forbids and keep the file as it was', async () => {
    const settings = open();
    settings.update({ theme: 'dark' });
    expect(() => settings.update({ theme: 'pink' as 'dark' })).toThrow();
    expect(settings.current.theme).toBe('dark');
    expect(await stored()).toMatchObject({ theme: 'dark' });
  });

  it('give a field that the file does not name its default', async () => {
    await writeFile(path, JSON.stringify({ version: 1, theme: 'light' }));
    const settings = open();
    expect(settings.notice).toBeNull();
    expect(settings.current).toMatchObject({ theme: 'light', notifications: true });
  });

  it('read a file that an editor gave a byte order mark', async () => {
    await writeFile(path, `\uFEFF${JSON.stringify({ version: 1, theme: 'light' })}`);
    expect(open().current.theme).toBe('light');
  });
});

describe('settings from a file that cannot be used', () => {
  it.each([
    ['cut short', '{"version":1,"connections":[{"id":'],
    ['empty', ''],
    ['a list', '[]'],
    ['no object', 'null'],
    ['without a version', '{"theme":"dark"}'],
    ['of version 0', '{"version":0}'],
    ['of a version that is no number', '{"version":"1"}'],
  ])('keep one that is %s aside, say so, and start with defaults', async (_what, text) => {
    await writeFile(path, text);
    const settings = open();
    const keptAs = join(folder, 'settings.damaged-20261105T081502Z.json');
    expect(settings.notice).toEqual({ kind: 'damaged', keptAs, lost: 'everything' });
    expect(await readFile(keptAs, 'utf8')).toBe(text);
    expect(settings.current.theme).toBe('system');
    expect(settings.update({ theme: 'dark' }).ok).toBe(true);
    expect(open()).toMatchObject({ notice: null, current: { theme: 'dark' } });
  });

  it('lose only the fields that are wrong, and name them', async () => {
    const text = JSON.stringify({
      version: 1,
      connections: [emea],
      rules: [{ id: 'x' }],
      theme: 'dark',
      odd: 1,
    });
    await writeFile(path, text);
    const settings = open();
    expect(settings.notice).toMatchObject({ kind: 'damaged', lost: ['rules', 'odd'] });
    expect(settings.current).toMatchObject({ connections: [{ id: 'emea' }], theme: 'dark' });
    expect(settings.current.rules).toHaveLength(defaultRules.length);
    expect(await readFile(join(folder, 'settings.damaged-20261105T081502Z.json'), 'utf8')).toBe(text);
    expect(open().notice).toBeNull();
    expect(open().current.connections).toEqual([emea]);
  });

  it('lose a field that is named like a part of every object, and no more', async () => {
    await writeFile(path, '{"version":1,"theme":"dark","constructor":1,"__proto__":{"theme":"light"}}');
    const settings = open();
    expect(settings.notice).toMatchObject({ kind: 'damaged', lost: ['constructor', '__proto__'] });
    expect(settings.current.theme).toBe('dark');
  });

  it('leave a newer version’s file alone and refuse to write', async () => {
    const text = '{"version":99,"connections":"in a form of the future"}';
    await writeFile(path, text);
    const settings = open();
    expect(settings.notice).toEqual({ kind: 'newer', version: 99 });
    expect(settings.update({ theme: 'dark' })).toMatchObject({
      ok: false,
      failure: { code: 'disk', subject: path, detail: expect.stringContaining('newer version') },
    });
    expect(settings.current.theme).toBe('system');
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('leave what cannot be read alone and refuse to write', async () => {
    await mkdir(path);
    const settings = open();
    expect(settings.notice).toMatchObject({
      kind: 'unreadable',
      failure: { code: 'disk', detail: 'a folder has this name' },
    });
    expect(settings.update({ theme: 'dark' })).toMatchObject({ ok: false, failure: { code: 'disk' } });
  });

  it('say so when the file cannot be written, keep the old values and tell nobody', async () => {
    const settings = open();
    settings.update({ theme: 'dark' });
    const heard: string[] = [];
    settings.onChange((after) => heard.push(after.theme));
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder was');
    expect(settings.update({ theme: 'light' })).toMatchObject({
      ok: false,
      failure: { code: 'disk', subject: path },
    });
    expect(settings.current.theme).toBe('dark');
    expect(heard).toEqual([]);
  });

  it('do not take a bug for what a disk answers', () => {
    expect(() => createSettings({ folder: 'no\0folder', now })).toThrow('null bytes');
  });
});
