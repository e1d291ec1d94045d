import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path, { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findStranger, readManaged } from '../../src/main/settings/managed-file.ts';
import { lockNames } from '../../src/shared/managed.ts';
import { onlyWith } from '../capability.ts';

let folder: string;
beforeEach(() => {
  // On macOS the folder for such files is a link itself.
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'queuewatch-managed-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
/** As on a system whose places are safe by themselves. */
const read = (...files: string[]) => readManaged({ files, hasModes: false, registry: null }, []).managed;

describe('the managed file', () => {
  it('is not needed', () => {
    expect(read(join(folder, 'none.json'), join(folder, 'none', 'at-all.json'))).toMatchObject({
      source: null,
      frozen: [],
      allowExport: true,
    });
  });

  it('is not taken for one that cannot be read when a bug kept it from being read', () => {
    expect(() => read('no\0file.json')).toThrow('null bytes');
  });

  it('is not there on a drive of Windows that is not', () => {
    const dirname = vi.spyOn(path, 'dirname').mockImplementation(path.win32.dirname);
    syncBuiltinESMExports();
    try {
      expect(read('Q:\\Program Files\\Queuewatch Managed\\managed.json')).toMatchObject({
        source: null,
        frozen: [],
      });
      expect(dirname).toHaveReturnedWith('Q:\\');
    } finally {
      dirname.mockRestore();
      syncBuiltinESMExports();
    }
  });

  it('is the first that is there', () => {
    const first = write('first.json', '\uFEFF{"allowExport": false}');
    const second = write('second.json', '{"allowDemo": false}');
    expect(read(join(folder, 'none.json'), first, second)).toMatchObject({
      source: first,
      allowExport: false,
      allowDemo: true,
      troubles: [],
    });
  });

  it.each(['', 'allowExport = false', '[]', '{"allowExport": false'])(
    'holds everything fast when it is broken: %j',
    (text) => {
      const path = write('managed.json', text);
      expect(read(path)).toMatchObject({
        source: path,
        allowExport: false,
        allowDemo: false,
        frozen: lockNames,
        troubles: [{ kind: 'no-json', source: path }],
      });
    },
  );

  const expectUnreadable = (path: string) =>
    expect(read(path)).toMatchObject({
      frozen: lockNames,
      troubles: [{ kind: 'unreadable', source: path }],
    });

  it('holds everything fast when it is no file', () => {
    const path = join(folder, 'managed.json');
    mkdirSync(path);
    expectUnreadable(path);
  });

  onlyWith('symbolic-links')('holds everything fast when it goes round in a circle', () => {
    const path = join(folder, 'circle.json');
    symlinkSync(path, path);
    expectUnreadable(path);
  });

  onlyWith('symbolic-links')(
    'holds everything fast when it, or its folder, is a link that leads nowhere',
    () => {
      symlinkSync(join(folder, 'not-mounted'), join(folder, 'dangling'));
      for (const path of [join(folder, 'dangling'), join(folder, 'dangling', 'deep', 'managed.json')])
        expectUnreadable(path);
    },
  );

  it('holds everything fast when its folder is a file', () => {
    write('queuewatch', '');
    expectUnreadable(join(folder, 'queuewatch', 'managed.json'));
  });

  onlyWith('named-pipes')('holds everything fast, and up nobody, when it is a pipe', () => {
    const path = join(folder, 'managed.json');
    execFileSync('mkfifo', [path]);
    expectUnreadable(path);
  });

  it('is not obeyed when others can write it, and says so', () => {
    const opened = write('open.json', '{"logLevel": "debug"}');
    chmodSync(opened, 0o666);
    expect(readManaged({ files: [opened], hasModes: true, registry: null }, []).managed).toMatchObject({
      values: {},
      frozen: lockNames,
      troubles: [{ kind: 'not-trusted', source: opened, detail: opened }],
    });
  });
});

describe('who can write a file', () => {
  const root = { uid: 0, mode: 0o100644 };
  const folderOf = (part: Partial<typeof root> = {}) => ({
    path: '/etc/queuewatch',
    stat: { ...root, mode: 0o40755, ...part },
  });
  const file = (part: Partial<typeof root> = {}) => ({
    path: '/etc/queuewatch/managed.json',
    stat: { ...root, ...part },
  });

  it('is the administrator alone where all of the way is theirs', () => {
    expect(findStranger([file(), folderOf()])).toBeNull();
  });

  it.each([{ uid: 1000 }, { mode: 0o100664 }, { mode: 0o100646 }])('is somebody else: %j', (part) => {
    expect(findStranger([file(part), folderOf()])).toBe('/etc/queuewatch/managed.json');
  });

  it.each([{ uid: 1000 }, { mode: 0o40775 }, { mode: 0o40757 }, { uid: 1000, mode: 0o41777 }])(
    'is whoever can put another in its place: %j',
    (part) => {
      expect(findStranger([file(), folderOf(part)])).toBe('/etc/queuewatch');
    },
  );

  it('is nobody else in a folder where each can take away only their own', () => {
    expect(findStranger([file(), folderOf({ mode: 0o41777 })])).toBeNull();
  });
});
