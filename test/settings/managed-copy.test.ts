import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepCopy, readCopy } from '../../src/main/settings/managed-copy.ts';
import { readManaged } from '../../src/main/settings/managed-file.ts';
import { layOver } from '../../src/main/settings/managed-overlay.ts';
import { lockNames } from '../../src/shared/managed.ts';
import { createDefaultSettings } from '../../src/shared/settings.ts';
import { expectMode } from '../capability.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'queuewatch-copy-')));
  path = join(folder, 'managed.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const userData = () => join(folder, 'person');
const copyPath = () => join(userData(), 'managed-copy.json');
const putFolder = () => {
  rmSync(path);
  mkdirSync(path);
};
/** One start of the program. */
const start = (hasModes = false) => {
  const read = readManaged({ files: [path], hasModes, registry: null }, readCopy(userData()));
  expect(keepCopy(userData(), read.copy)).toMatchObject({ ok: true });
  return read.managed;
};
const emea = { id: 'emea', name: 'Genesys', vendor: 'genesys-cloud', region: 'mypurecloud.ie' };
const fields = {
  organisation: 'Example Ltd',
  proxy: { kind: 'fixed', url: 'http://proxy.example.com:8080' },
  leastPollSeconds: 30,
  allowOwnConnections: false,
  connections: [emea],
};
const write = (content: unknown) =>
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));

describe('what was read last of a managed file', () => {
  it.each([
    ['is broken', () => write('{"organisation":'), false],
    ['is no file', () => putFolder(), false],
    ['can be written by others', () => chmodSync(path, 0o666), true],
  ])('stays in force while that %s, with everything locked', (_what, damage, hasModes) => {
    write(fields);
    start();
    damage();
    for (const managed of [start(hasModes), start(hasModes)]) {
      expect(layOver(createDefaultSettings(), managed)).toMatchObject({
        proxy: fields.proxy,
        connections: [{ ...emea, pollSeconds: 30 }],
      });
      expect(managed).toMatchObject({
        organisation: 'Example Ltd',
        allowExport: false,
        showsOwnConnections: false,
        frozen: lockNames,
        standsIn: true,
      });
    }
  });

  it('is a file of its owner that holds nothing but what can be used', () => {
    write({
      ...fields,
      colour: 'red',
      logLevel: 'loud',
      connections: [{ ...emea, credentials: { clientSecret: 'a secret' } }],
    });
    start();
    expectMode(copyPath(), 0o600);
    const { connections: _, ...good } = fields;
    expect(JSON.parse(readFileSync(copyPath(), 'utf8'))).toEqual([{ source: path, fields: good }]);
    expect(readdirSync(userData())).toEqual(['managed-copy.json']);
  });

  it('ends with the file: where nobody manages the computer any more nothing stays behind', () => {
    write(fields);
    start();
    rmSync(path);
    expect(start()).toMatchObject({ source: null, values: {}, frozen: [], standsIn: false });
    expect(readdirSync(userData())).toEqual([]);
  });

  it('is judged as the file is, so that whoever can write it gains nothing', () => {
    write(fields);
    start();
    writeFileSync(
      copyPath(),
      JSON.stringify([{ source: path, fields: { ...fields, proxy: 7, allowExport: true } }]),
    );
    write('{');
    expect(start()).toMatchObject({ allowExport: false, values: {}, frozen: lockNames });
  });

  it('loosens nothing that a file lays down, and all is locked, where the registry cannot be asked', () => {
    const registry = { programs: ['/nowhere/reg.exe'], parentKey: 'HKLM', name: 'Queuewatch' };
    const strict = { ...fields, allowExport: false, allowDemo: false };
    const opposite = {
      proxy: { kind: 'none' },
      leastPollSeconds: 5,
      allowOwnConnections: true,
      allowExport: true,
      allowDemo: true,
    };
    write(strict);
    const standIn = { source: 'HKLM\\Queuewatch', fields: { ...opposite, logLevel: 'debug' } };
    const { managed, copy } = readManaged({ files: [path], hasModes: false, registry }, [standIn]);
    expect(managed).toMatchObject({
      allowExport: false,
      allowDemo: false,
      allowOwnConnections: false,
      leastPollSeconds: 30,
      // What the file does not name goes on as it was last read.
      values: { proxy: fields.proxy, logLevel: 'debug' },
      frozen: lockNames,
      troubles: [{ kind: 'no-registry', source: standIn.source }],
      standsIn: true,
    });
    expect(copy).toContainEqual({ source: path, fields: strict });
  });

  it('locks nothing for a registry that never could be asked, where there is a file', () => {
    const registry = { programs: ['/nowhere/reg.exe'], parentKey: 'HKLM', name: 'Queuewatch' };
    write(fields);
    const { managed } = readManaged({ files: [path], hasModes: false, registry }, []);
    expect(managed).toMatchObject({ frozen: [], allowExport: true, standsIn: false });
    expect(managed.troubles).toMatchObject([{ kind: 'no-registry' }]);
  });

  it.each(['', '{', '[7]', '[{"source": "x"}]'])(
    'is passed over when it is damaged, and written anew: %j',
    (text) => {
      mkdirSync(userData());
      writeFileSync(copyPath(), text);
      write(fields);
      start();
      expect(readCopy(userData())).toEqual([{ source: path, fields }]);
    },
  );

  it('that cannot be kept is a failure with its path', () => {
    writeFileSync(userData(), 'a file where the folder was');
    expect(keepCopy(userData(), [{ source: path, fields }])).toMatchObject({
      ok: false,
      failure: { code: 'disk', subject: copyPath() },
    });
  });
});
