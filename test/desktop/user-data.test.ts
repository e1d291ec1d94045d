import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../tools/chromium-host/register.mjs';
import { expectMode, onlyWith } from '../capability.ts';

// After the mapping above, which its import of `electron` needs.
const { keepPrivate, toLocalFolder } = await import('../../src/main/desktop/user-data.ts');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'queuewatch-user-data-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the folder of user data', () => {
  onlyWith('unix-rights')('is made for its owner alone', () => {
    const folder = join(root, 'config', 'Queuewatch');
    expect(keepPrivate(folder)).toBeNull();
    expectMode(folder, 0o700);
  });

  onlyWith('unix-rights')('is closed to others where it was open before', () => {
    const folder = join(root, 'Queuewatch');
    mkdirSync(folder, { mode: 0o755 });
    expect(keepPrivate(folder)).toBeNull();
    expectMode(folder, 0o700);
  });

  it('says why it cannot be had', () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    expect(keepPrivate(join(file, 'Queuewatch'))).toContain('ENOTDIR');
  });

  it('is the local one on Windows, and as the system says elsewhere', () => {
    const environment = { LOCALAPPDATA: 'C:\\Users\\ana\\AppData\\Local' };
    expect(toLocalFolder('win32', environment, 'Queuewatch')).toBe(
      'C:\\Users\\ana\\AppData\\Local\\Queuewatch',
    );
    expect(toLocalFolder('win32', {}, 'Queuewatch')).toBeNull();
    expect(toLocalFolder('linux', environment, 'Queuewatch')).toBeNull();
  });
});
