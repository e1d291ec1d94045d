import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createDesktopFolder } from '../../tools/virtual-desktop/desktop-folder.ts';
import { createSmallDisk } from '../e2e/small-disk.ts';

const screen = { width: 800, height: 600 };

it('the folder of a killed desktop that holds a disk stays until the disk is gone, and keeps no other from being made', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'qw-test-'));
  const orphan = join(parent, 'queuewatch-desktop-orphan');
  const place = join(orphan, 'home', 'disk');
  mkdirSync(orphan);
  writeFileSync(join(orphan, 'owner'), String(spawnSync('true').pid));
  const disk = createSmallDisk(place);
  onTestFinished(() => rmSync(parent, { recursive: true }));
  writeFileSync(join(place, 'file'), '');
  disk.setReadOnly(true);
  try {
    await createDesktopFolder(parent, screen);
    expect(existsSync(place)).toBe(true);
  } finally {
    disk.setReadOnly(false);
    disk.remove();
  }
  await createDesktopFolder(parent, screen);
  expect(existsSync(orphan)).toBe(false);
});
