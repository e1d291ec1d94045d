import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeElectron } from './packed.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/**
 * What the makers of the installers are told. They are fetched by electron-builder, so here it stops just before it
 * would run them.
 */
describe('the installers for Linux', () => {
  let work = '';
  let entry = '';
  let entryName = '';
  /** Of the Debian and the RPM package. */
  const orders: string[][] = [];

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'queuewatch-installers-'));
    await build({
      projectDir: root,
      targets: new Map([[Platform.LINUX, new Map([[Arch.x64, ['AppImage', 'deb', 'rpm']]])]]),
      config: { electronDist: makeElectron(work, 'linux'), directories: { output: join(work, 'dist') } },
      effectiveOptionComputed: async (options: unknown) => {
        if (Array.isArray(options)) orders.push(options[0]);
        else if (typeof options === 'object' && options !== null && 'desktop' in options) {
          entry = String(options.desktop);
          if ('desktopFileName' in options) entryName = String(options.desktopFileName);
        }
        return true;
      },
    });
  }, 60_000);
  afterAll(() => rmSync(work, { recursive: true }));

  it('put the program in the menu, in its sandbox, with a name that its windows are found by', () => {
    expect(entryName).toBe('queuewatch.desktop');
    const lines = entry.trim().split('\n');
    expect(lines[0]).toBe('[Desktop Entry]');
    for (const line of [
      'Name=Queuewatch',
      'Type=Application',
      'StartupWMClass=queuewatch',
      'Categories=Office;',
    ])
      expect(lines).toContain(line);
    expect(lines.find((line) => line.startsWith('Exec='))).toBe('Exec=AppRun %U');
  });

  it('put its pictures where desktops look for them', () => {
    expect(orders.length).toBe(2);
    for (const order of orders) {
      const pictures = order.filter((argument) => argument.includes('/icons/hicolor/'));
      expect(pictures.length).toBe(8);
      for (const picture of pictures) {
        const [from = '', to = ''] = picture.split('=');
        expect(existsSync(from)).toBe(true);
        expect(to).toMatch(/^\/usr\/share\/icons\/hicolor\/(\d+)x\1\/apps\/queuewatch\.png$/);
      }
      expect(order).toContain('queuewatch');
      expect(order.some((argument) => argument.endsWith('=/opt/Queuewatch'))).toBe(true);
    }
  });
});

describe('the installed program', () => {
  it('is known to Windows by the id of its shortcut, without which it shows no toasts', () => {
    const [, id] = /^appId: (\S+)$/m.exec(read('electron-builder.yml')) ?? [];
    const [, told] = /setAppUserModelId\((\w+)\)/.exec(read('src/main/index.ts')) ?? [];
    const [, used] = new RegExp(`const ${told} = '(.+)';`).exec(read('src/main/index.ts')) ?? [];
    expect(id).toBe('app.queuewatch.desktop');
    expect(used).toBe(id);
  });

  it('loosens of the hardened runtime of macOS only what V8 needs', () => {
    const keys = [...read('build/entitlements.mac.plist').matchAll(/<key>(.+)<\/key>/g)].map(
      ([, key]) => key,
    );
    expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
  });
});
