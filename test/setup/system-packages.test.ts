import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toPackageName } from '../../scripts/packages.mjs';
import { findMissingPackages, installPackages } from '../../scripts/system-packages.mjs';
import { programsOf } from '../../tools/virtual-desktop/desktop-parts.ts';
import { onlyWith } from '../capability.ts';

// What it says while it works belongs to a terminal, not into this report.
beforeEach(() => void vi.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => vi.restoreAllMocks());

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qw-packages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const nothingKnown = async (): Promise<{ code: number; output: string }> => ({
  code: 1,
  output: 'dpkg-query: no packages found matching chromium\n',
});

it('misses what is neither installed nor on the search path', async () => {
  const query = async (): Promise<{ code: number; output: string }> => ({
    code: 1,
    output: 'xvfb installed\ndunst config-files\ndpkg-query: no packages found matching openbox\n',
  });
  expect(await findMissingPackages(['virtual-desktop'], { searchPath: folder, query })).toEqual([
    'dbus',
    'gnome-keyring',
    'dunst',
    'xfce4-panel',
    'openbox',
    'imagemagick',
    'fonts-dejavu-core',
  ]);
});

onlyWith('unix-rights')(
  'takes a program on the search path for its package, whoever brought it',
  async () => {
    const browser = join(folder, 'google-chrome');
    writeFileSync(browser, '');
    const search = { searchPath: folder, query: nothingKnown };
    expect(await findMissingPackages(['chromium-host'], search)).toEqual(['chromium', 'yad']);
    chmodSync(browser, 0o755);
    expect(await findMissingPackages(['chromium-host'], search)).toEqual(['yad']);
  },
);

it('asks nothing of a library where no package list can tell', async () => {
  const query = async (): Promise<{ code: number; output: string }> => ({ code: 127, output: 'ENOENT' });
  expect(await findMissingPackages(['keychain'], { searchPath: folder, query })).toEqual([]);
  expect(await findMissingPackages(['keychain'], { searchPath: folder, query: nothingKnown })).toEqual([
    'libsecret-1-0',
  ]);
});

it('asks for nothing where nothing is needed', async () => {
  const query = (): never => {
    throw new Error('asked');
  };
  expect(await findMissingPackages([], { searchPath: folder, query })).toEqual([]);
});

onlyWith('unix-rights')('installs nothing where that is forbidden, and gives the one command', async () => {
  const before = process.env.QUEUEWATCH_NO_APT;
  process.env.QUEUEWATCH_NO_APT = '1';
  try {
    await expect(installPackages(['xvfb', 'dunst'], 'this test')).rejects.toThrow(
      /QUEUEWATCH_NO_APT=1 forbids .*apt-get install -y --no-install-recommends xvfb dunst$/,
    );
  } finally {
    if (before === undefined) delete process.env.QUEUEWATCH_NO_APT;
    else process.env.QUEUEWATCH_NO_APT = before;
  }
});

it('knows the package of every program that the virtual desktop starts', () => {
  const programs = Object.values(programsOf).flat();
  // `setpriv` belongs to util-linux, without which no Debian boots; `display` comes with `import`.
  const ownPackage = programs.filter((program) => !['setpriv', 'display'].includes(program));
  for (const program of ownPackage) expect(toPackageName(program), program).toMatch(/^[a-z0-9-]+$/);
  expect(toPackageName('Xvfb')).toBe('xvfb');
  expect(toPackageName('display')).toBe('imagemagick');
});
