import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/main/settings/managed-policy.ts';
import { onlyWith } from '../capability.ts';

/*
 * What `reg.exe query` writes; its form is documented, and the same in every language of Windows.
 */

const place = { programs: ['reg.exe'], parentKey: 'HKLM\\Software\\Policies', name: 'Queuewatch' };
const key = 'HKLM\\Software\\Policies\\Queuewatch';
const parent = [
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\QueueWatch',
  '',
].join('\r\n');
const values = [
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Queuewatch',
  '    organisation    REG_SZ    Example Ltd, service desk',
  '    allowExport    REG_DWORD    0x0',
  '    allowDemo    REG_DWORD    0x1',
  '    leastPollSeconds    REG_DWORD    0x1e',
  '    history    REG_SZ    {"days": 7, "megabytes": 200}',
  '    proxy    REG_SZ    {"kind": ',
  '    sounds    REG_BINARY    00FF',
  '    allowOwnConnections    REG_DWORD    0x7',
  '',
].join('\r\n');
const ask = (answers: Record<string, string>) => readPolicy(place, (asked) => answers[asked] ?? null);

describe('the policies of Windows', () => {
  it('are no matter where there is no key', () => {
    expect(
      ask({ [place.parentKey]: '\r\nHKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft\r\n' }),
    ).toBeNull();
  });

  it('are read from the key, and what cannot be read is null', () => {
    expect(ask({ [place.parentKey]: parent, [key]: values })).toEqual({
      kind: 'fields',
      source: key,
      fields: {
        organisation: 'Example Ltd, service desk',
        allowExport: false,
        allowDemo: true,
        leastPollSeconds: 30,
        history: { days: 7, megabytes: 200 },
        proxy: null,
        sounds: null,
        allowOwnConnections: null,
      },
    });
  });

  it('are not passed over where the registry cannot be asked, or withholds the key', () => {
    for (const answers of [{}, { [place.parentKey]: parent }])
      expect(ask(answers)).toMatchObject({ kind: 'trouble', trouble: { kind: 'no-registry', source: key } });
  });

  onlyWith('unix-rights')('are read by the first program that is there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'queuewatch-policy-'));
    const write = (name: string, words: string) => {
      const path = join(folder, name);
      writeFileSync(path, `#!/bin/sh\n${words}\n`, { mode: 0o755 });
      return path;
    };
    const refuses = write('refuses', 'exit 1');
    const lists = write('lists', `printf 'HKEY_LOCAL_MACHINE\\\\Software\\\\Policies\\\\Microsoft\\r\\n'`);
    expect(readPolicy({ ...place, programs: ['/nowhere/reg.exe', lists] })).toBeNull();
    expect(readPolicy({ ...place, programs: [refuses, lists] })).toMatchObject({ kind: 'trouble' });
    rmSync(folder, { recursive: true });
  });

  it('are not passed over where the program that reads them is missing', () => {
    const gone = { ...place, programs: ['/nowhere/reg.exe'] };
    expect(readPolicy(gone)).toMatchObject({ kind: 'trouble' });
  });
});
