import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../tools/chromium-host/register.mjs';
import { onlyWith } from '../capability.ts';

// After the mapping above, which its import of `electron` needs.
const { isLockHeld } = await import('../../src/main/desktop/single-instance.ts');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'queuewatch-lock-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the lock of the first instance', () => {
  it('is held where its file is', () => {
    writeFileSync(join(root, 'SingletonLock'), '');
    expect(isLockHeld(join(root, 'SingletonLock'))).toBe(true);
  });

  it('is not held where there is no such file, or no such folder', () => {
    expect(isLockHeld(join(root, 'SingletonLock'))).toBe(false);
    writeFileSync(join(root, 'file'), '');
    expect(isLockHeld(join(root, 'file', 'SingletonLock'))).toBe(false);
  });

  onlyWith('symbolic-links')('is not held where nobody can look', () => {
    symlinkSync('round', join(root, 'round'));
    expect(isLockHeld(join(root, 'round', 'SingletonLock'))).toBe(false);
  });
});
