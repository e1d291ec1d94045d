import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTextFile, writeTextFile } from '../src/main/text-file.ts';
import { expectMode, onlyWith } from './capability.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queuewatch-text-'));
  path = join(folder, 'a.txt');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a text is written whole, for its owner only, in the place of what was there', async () => {
  await writeFile(path, 'a much longer text that was there before');
  expect(await writeTextFile(path, 'grüße')).toEqual({ ok: true, value: null });
  expect(await readFile(path, 'utf8')).toBe('grüße');
  expectMode(path, 0o600);
  expect(await readdir(folder)).toEqual(['a.txt']);
  expect(await readTextFile(path, 100)).toEqual({ ok: true, value: 'grüße' });
});

test('what cannot be written leaves nothing behind and says why', async () => {
  await mkdir(path);
  expect(await writeTextFile(path, 'x')).toMatchObject({ failure: { code: 'disk', subject: path } });
  expect(await readdir(folder)).toEqual(['a.txt']);
  const nowhere = join(folder, 'none', 'a.txt');
  expect(await writeTextFile(nowhere, 'x')).toMatchObject({
    failure: { code: 'disk', subject: nowhere, detail: 'there is no such file or folder' },
  });
});

test('a file as long as allowed is read, one byte more is not', async () => {
  await writeFile(path, 'x'.repeat(50));
  expect(await readTextFile(path, 50)).toMatchObject({ ok: true });
  await writeFile(path, 'x'.repeat(51));
  expect(await readTextFile(path, 50)).toMatchObject({
    failure: { code: 'disk', subject: path, detail: 'the file is too large' },
  });
});

test('what is not there, or a folder, is refused', async () => {
  expect(await readTextFile(path, 50)).toMatchObject({ failure: { code: 'disk', subject: path } });
  expect(await readTextFile(folder, 50)).toMatchObject({ failure: { detail: 'it is not a file' } });
});

onlyWith('named-pipes')('a pipe is refused without waiting for its other end', async () => {
  execFileSync('mkfifo', [path]);
  expect(await readTextFile(path, 50)).toMatchObject({ failure: { detail: 'it is not a file' } });
});
