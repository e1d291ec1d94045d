import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from '../../scripts/lock.mjs';

const module = new URL('../../scripts/lock.mjs', import.meta.url).href;
let folder = '';
let lock = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qw-lock-'));
  lock = join(folder, 'inner', 'setup.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that holds the lock until its standard input ends. */
function startHolder(): ReturnType<typeof spawn> {
  const code = `import { withLock } from ${JSON.stringify(module)};
    await withLock(${JSON.stringify(lock)}, () => { console.log('held'); return new Promise((done) => process.stdin.on('end', done).resume()); });`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['pipe', 'pipe', 'inherit'] });
}

it('names its holder while it is held, and is gone afterwards, also after a failure', async () => {
  const held = await withLock(lock, () => readFileSync(lock, 'utf8'));
  expect(held).toBe(String(process.pid));
  await expect(withLock(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(readdirSync(join(folder, 'inner'))).toEqual([]);
});

it('waits for another process and says for whom', async () => {
  const holder = startHolder();
  if (holder.stdout === null || holder.stdin === null) throw new Error('no pipes');
  await once(holder.stdout, 'data');
  const waitedFor: number[] = [];
  await withLock(
    lock,
    () => expect(existsSync(lock)).toBe(true),
    (pid) => {
      waitedFor.push(pid);
      holder.stdin?.end();
    },
  );
  expect(waitedFor).toEqual([holder.pid]);
});

it('takes over the lock of a process that was killed', async () => {
  const holder = startHolder();
  if (holder.stdout === null) throw new Error('no pipe');
  await once(holder.stdout, 'data');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(readFileSync(lock, 'utf8')).toBe(String(holder.pid));
  expect(await withLock(lock, () => 'done')).toBe('done');
});

it('lets only one in at a time when many find the same dead lock', async () => {
  await withLock(lock, () => undefined);
  writeFileSync(lock, String(spawnSync(process.execPath, ['--version']).pid));
  const log = join(folder, 'log');
  const code = `import { withLock } from ${JSON.stringify(module)};
    import { appendFileSync } from 'node:fs';
    await withLock(${JSON.stringify(lock)}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in ');
      await new Promise((done) => setImmediate(done));
      appendFileSync(${JSON.stringify(log)}, 'out ');
    });`;
  const all = Array.from({ length: 4 }, () =>
    once(spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' }), 'exit'),
  );
  expect((await Promise.all(all)).map(([exitCode]) => exitCode)).toEqual([0, 0, 0, 0]);
  expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(4));
});
