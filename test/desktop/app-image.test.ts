import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findAppImage } from '../../src/main/desktop/app-image.ts';
import { onlyWith } from '../capability.ts';

const folder = mkdtempSync(join(tmpdir(), 'queuewatch-'));
const mount = join(folder, 'mount');
const program = join(mount, 'queuewatch');
const APPIMAGE = '/home/ana/Queuewatch.AppImage';
mkdirSync(mount);
mkdirSync(program);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the AppImage that runs this program', () => {
  it('is the one whose folder the program lies in', () =>
    expect(findAppImage({ APPIMAGE, APPDIR: mount }, program)).toBe(APPIMAGE));

  onlyWith('symbolic-links')('is found where the folder is named by a link', () => {
    const link = join(folder, 'link');
    symlinkSync(mount, link);
    expect(findAppImage({ APPIMAGE, APPDIR: link }, program)).toBe(APPIMAGE);
  });

  it('is not the AppImage of a terminal that the program was started from', () => {
    expect(findAppImage({ APPIMAGE, APPDIR: join(folder, 'terminal') }, program)).toBeNull();
    expect(findAppImage({ APPIMAGE, APPDIR: join(folder, 'mou') }, program)).toBeNull();
  });

  it.each([{}, { APPIMAGE }, { APPIMAGE: '', APPDIR: '' }])('is none with %j', (env) =>
    expect(findAppImage(env, program)).toBeNull(),
  );
});
