import { readdirSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Packed, packProgram } from './packed.ts';

const mebibyte = 1024 * 1024;

/** Files, not folders, of an archive; with `/` before each. */
const filesOf = ({ archive }: Packed) => {
  const names = listPackage(archive, { isPack: false });
  return names.filter((name) => !names.some((other) => other.startsWith(`${name}/`)));
};

const keytarFiles = (prebuild: string) => [
  '/node_modules/keytar/LICENSE.md',
  '/node_modules/keytar/lib/keytar.js',
  '/node_modules/keytar/package.json',
  `/node_modules/keytar/prebuilds/${prebuild}/keytar.node`,
];

describe('the program packed for Linux', () => {
  let packed: Packed;
  const textOf = (file: string) => extractFile(packed.archive, file.slice(1)).toString('utf8');

  beforeAll(async () => {
    packed = await packProgram('linux');
  }, 60_000);
  afterAll(() => packed.remove());

  it('lies in a folder with its program, its licences and one archive', () => {
    const names = readdirSync(packed.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(packed.folder.length));
    expect(names.sort()).toEqual([
      '/LICENSE.electron.txt',
      '/queuewatch',
      '/resources/LICENSE.txt',
      '/resources/THIRD_PARTY_LICENSES.txt',
      '/resources/app.asar',
      '/resources/app.asar.unpacked/node_modules/keytar/prebuilds/linux-x64/keytar.node',
    ]);
  });

  it('holds the bundles, its package file and the keychain’s library, and nothing else', () => {
    const built = [
      /^\/out\/main\/(index|cli|history-worker)\.js$/,
      /^\/out\/main\/chunks\/[\w-]+\.js$/,
      /^\/out\/preload\/index\.cjs$/,
      /^\/out\/renderer\/(index|wallboard|strip|sound)\.html$/,
      /^\/out\/renderer\/assets\/[\w-]+\.(js|css|wav)$/,
    ];
    const others = filesOf(packed).filter((file) => !built.some((form) => form.test(file)));
    expect(others.sort()).toEqual([...keytarFiles('linux-x64'), '/package.json']);
    expect(filesOf(packed)).toEqual(
      expect.arrayContaining([
        '/out/main/index.js',
        '/out/main/history-worker.js',
        '/out/preload/index.cjs',
        '/out/renderer/index.html',
      ]),
    );
  });

  // Not counted: what ajv would write into validators that it keeps for later, which it names in templates.
  it('reaches for no package that is not in it', () => {
    const code = filesOf(packed).filter((file) => /^\/out\/(main|preload)\/.*js$/.test(file));
    expect(code.length).toBeGreaterThan(5);
    const form =
      /^\s*(?:import|export)\b[^'"\n]*?["']([^."'][^"'\n]*)["'];?$|(?<!`)\b(?:import|require)\(["']([^."'][^"'\n]*)["']\)/gm;
    const named = code.flatMap((file) =>
      [...textOf(file).matchAll(form)].map(([, fixed, dynamic]) => fixed ?? dynamic ?? ''),
    );
    const packages = named.filter(
      (name) => !name.startsWith('node:') && !builtinModules.includes(name.split('/')[0] ?? ''),
    );
    expect([...new Set(packages)].sort()).toEqual(['electron', 'keytar']);
  });

  it('has no source map, and names none', () => {
    const mapped = filesOf(packed).filter(
      (file) => /\.(js|cjs|css)$/.test(file) && /[#@] sourceMappingURL=(?!data:)/.test(textOf(file)),
    );
    expect(mapped).toEqual([]);
  });

  it('is small: the archive within 6 MiB, and what lies beside it within 256 KiB', () => {
    expect(statSync(packed.archive).size).toBeLessThan(6 * mebibyte);
    const beside = 'resources/app.asar.unpacked/node_modules/keytar/prebuilds/linux-x64/keytar.node';
    expect(statSync(join(packed.folder, beside)).size).toBeLessThan(mebibyte / 4);
  });

  it('keeps every file but native code in the archive, each with the hash that Electron compares', () => {
    const unpacked: string[] = [];
    const hashless: string[] = [];
    const walk = (files: object, path: string) => {
      for (const [name, entry] of Object.entries(files)) {
        if ('files' in entry) walk(entry.files, `${path}/${name}`);
        else if (entry.unpacked === true) unpacked.push(`${path}/${name}`);
        else if (entry.integrity?.algorithm !== 'SHA256') hashless.push(`${path}/${name}`);
      }
    };
    walk(getRawHeader(packed.archive).header.files, '');
    expect(unpacked).toEqual(['/node_modules/keytar/prebuilds/linux-x64/keytar.node']);
    expect(hashless).toEqual([]);
  });

  it('has a package file that names its entry and its desktop entry, and no script', () => {
    const { main, type, desktopName, scripts, devDependencies } = JSON.parse(textOf('/package.json'));
    expect({ main, type, desktopName, scripts, devDependencies }).toEqual({
      main: 'out/main/index.js',
      type: 'module',
      desktopName: 'queuewatch.desktop',
    });
  });

  it('cannot be made to run as Node, be debugged by arguments, or load code from elsewhere', async () => {
    const wire = await getCurrentFuseWire(join(packed.folder, 'queuewatch'));
    const isOn = (fuse: FuseV1Options) => String.fromCharCode(wire[fuse] ?? 0) === '1';
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
      nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspectArguments: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      archiveIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      archiveOnly: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      ownSnapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      filePrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      inspectArguments: false,
      archiveIntegrity: true,
      archiveOnly: true,
      ownSnapshot: false,
      filePrivileges: false,
    });
  });
});

describe('the program packed for Windows', () => {
  it('has the same files, and Windows’ code of the keychain alone', async () => {
    const packed = await packProgram('win');
    try {
      const others = filesOf(packed).filter((file) => !file.startsWith('/out/'));
      expect(others.sort()).toEqual([...keytarFiles('win32-x64'), '/package.json']);
    } finally {
      packed.remove();
    }
  }, 60_000);
});
