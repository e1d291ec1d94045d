import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onlyWith } from '../capability.ts';
import { run } from './run.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queuewatch-out-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the result goes to the file behind --out, whole, and nothing to standard output', async () => {
  const path = join(folder, 'help.txt');
  const { stdout } = await run(['--help']);
  expect(stdout.length).toBeGreaterThan(100);
  expect(await run(['--help', '--out', path])).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  expect(readFileSync(path, 'utf8')).toBe(stdout);
});

test('the file is begun anew each time', async () => {
  const path = join(folder, 'version.txt');
  await run(['--help', '--out', path]);
  await run(['--version', '--out', path]);
  expect(readFileSync(path, 'utf8')).toBe('9.9.9\n');
});

test('each text is in the file as soon as it is there: whoever follows it sees it', async () => {
  const path = join(folder, 'simulator.txt');
  const stop = new AbortController();
  const ending = run(['simulate', '--port', '0', '--out', path], { stop: stop.signal });
  await expect.poll(() => readFileSync(path, 'utf8')).toMatch(/^listening http:\S+\n$/);
  stop.abort();
  expect(await ending).toMatchObject({ exitCode: 0, stdout: '' });
});

test('a file that cannot be written is a fault of the disk, told with its path', async () => {
  const path = join(folder, 'missing', 'result.txt');
  expect(await run(['--version', '--out', path])).toMatchObject({
    exitCode: 8,
    stdout: '',
    stderr: `${path} cannot be written (ENOENT)\n`,
  });
});

onlyWith('full-device')('a disk that is full is told, not taken for success', async () => {
  expect(await run(['--version', '--out', '/dev/full'])).toMatchObject({
    exitCode: 8,
    stderr: '/dev/full cannot be written (ENOSPC)\n',
  });
});

test('an empty name is a wrong call', async () => {
  expect(await run(['--version', '--out', ''])).toMatchObject({ exitCode: 2, stdout: '' });
});
