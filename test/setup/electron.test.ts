import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseHost, chooseTestHost, fetchElectron, findElectron } from '../../scripts/electron.mjs';
import { describeOnlyWith } from '../capability.ts';

// What it says while it works belongs to a terminal, not into this report.
beforeEach(() => void vi.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => vi.restoreAllMocks());

const dayMs = 24 * 60 * 60 * 1000;
let root = '';

beforeEach(() => {
  for (const name of ['ELECTRON_OVERRIDE_DIST_PATH', 'ELECTRON_MIRROR', 'npm_config_electron_mirror'])
    vi.stubEnv(name, undefined);
  root = mkdtempSync(join(tmpdir(), 'qw-electron-'));
  mkdirSync(join(root, 'node_modules', 'electron', 'dist'), { recursive: true });
  writeFileSync(join(root, 'node_modules', 'electron', 'package.json'), '{"version":"45.4.1"}');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

/** A "node" that counts how often it is asked, and refuses. */
function writeRefusingNode(): { path: string; count: () => number } {
  const path = join(root, 'node');
  const log = join(root, 'asked');
  writeFileSync(log, '');
  writeFileSync(
    path,
    `#!/bin/sh\necho asked >> '${log}'\necho "TypeError: fetch failed" >&2\necho "  [cause]: Error: host is unknown" >&2\nexit 1\n`,
  );
  chmodSync(path, 0o755);
  return { path, count: () => readFileSync(log, 'utf8').split('\n').length - 1 };
}

describeOnlyWith('electron-layout')('finding Electron', () => {
  it('finds the binary of the installed version only', () => {
    const dist = join(root, 'node_modules', 'electron', 'dist');
    writeFileSync(join(dist, 'electron'), '');
    writeFileSync(join(dist, 'version'), '44.0.0');
    expect(findElectron(root)).toEqual({ path: null, why: 'its binary is not installed' });
    writeFileSync(join(dist, 'version'), 'v45.4.1\n');
    expect(findElectron(root)).toEqual({ path: join(dist, 'electron') });
  });

  it('takes the folder that a company provides, and says when it is empty', () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', join(root, 'company'));
    expect(findElectron(root)).toEqual({
      path: null,
      why: 'ELECTRON_OVERRIDE_DIST_PATH holds no electron',
    });
    mkdirSync(join(root, 'company'));
    writeFileSync(join(root, 'company', 'electron'), '');
    expect(findElectron(root)).toEqual({ path: join(root, 'company', 'electron') });
  });

  it('remembers a "no" for a day, but asks again for another version or mirror', async () => {
    const node = writeRefusingNode();
    const now = Date.UTC(2026, 0, 5, 9);
    const refused = { path: null, why: 'it could not be downloaded (host is unknown)' };
    expect(await fetchElectron(root, node.path, now)).toEqual(refused);
    expect(await fetchElectron(root, node.path, now + dayMs - 1)).toEqual(refused);
    expect(findElectron(root)).toEqual(refused);
    expect(node.count()).toBe(1);

    vi.stubEnv('ELECTRON_MIRROR', 'https://mirror.example.com/');
    await fetchElectron(root, node.path, now + 1);
    expect(node.count()).toBe(2);
    writeFileSync(join(root, 'node_modules', 'electron', 'package.json'), '{"version":"45.4.2"}');
    await fetchElectron(root, node.path, now + 2);
    expect(node.count()).toBe(3);
    await fetchElectron(root, node.path, now + 2 + dayMs);
    expect(node.count()).toBe(4);
  });
});

describe('choosing what runs the application', () => {
  const here = { path: '/x/electron' };
  const absent = { path: null, why: 'its binary is not installed' };

  it.each([
    [
      'Electron where it is there',
      { forced: undefined, electron: here, platform: 'linux', isRoot: false },
      'electron',
    ],
    [
      'the stand-in without it',
      { forced: undefined, electron: absent, platform: 'linux', isRoot: false },
      'chromium',
    ],
    [
      'the stand-in for root',
      { forced: undefined, electron: here, platform: 'linux', isRoot: true },
      'chromium',
    ],
    [
      'what is asked for',
      { forced: 'chromium', electron: here, platform: 'linux', isRoot: false },
      'chromium',
    ],
    [
      'Electron for root when asked',
      { forced: 'electron', electron: here, platform: 'linux', isRoot: true },
      'electron',
    ],
    [
      'nothing when Electron is asked for in vain',
      { forced: 'electron', electron: absent, platform: 'linux', isRoot: false },
      null,
    ],
    [
      'nothing without it elsewhere',
      { forced: undefined, electron: absent, platform: 'darwin', isRoot: false },
      null,
    ],
  ] as const)('takes %s', (_title, choice, host) => {
    expect(chooseHost(choice).host).toBe(host);
  });
});

describe('choosing what runs the end-to-end cases', () => {
  const here = { path: '/x/electron' };
  const absent = { path: null, why: 'its binary is not installed' };
  const choose = (forced: string | undefined, more: Partial<Parameters<typeof chooseTestHost>[0]> = {}) =>
    chooseTestHost({ forced, electron: here, platform: 'linux', isRoot: false, ...more });

  it('takes the stand-in on Linux, and Electron where there is none or it is asked for', () => {
    expect(choose(undefined, { isRoot: true, electron: absent })).toEqual({ host: 'chromium' });
    expect(choose('electron')).toEqual({ host: 'electron' });
    for (const platform of ['darwin', 'win32'] as const)
      expect(choose(undefined, { platform })).toEqual({ host: 'electron' });
  });

  it('never takes another one than was asked for, and says why it cannot', () => {
    const why = (forced: string | undefined, more: Parameters<typeof choose>[1]) => {
      const choice = choose(forced, more);
      return choice.host === null ? choice.why : choice.host;
    };
    expect(why('electron', { electron: absent })).toBe(
      'HOST=electron asks for Electron, but its binary is not installed',
    );
    expect(why(undefined, { electron: absent, platform: 'win32' })).toBe(
      'the tests need Electron, but its binary is not installed',
    );
    expect(why('electron', { isRoot: true })).toMatch(
      /does not run as root .*: run the tests as another user$/,
    );
    expect(why('chromium', { platform: 'darwin' })).toBe('HOST=chromium asks for what only Linux has');
    expect(why('firefox', {})).toBe('HOST must be chromium or electron');
  });
});
