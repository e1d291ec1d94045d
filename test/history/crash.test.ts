import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { createFolder, monday, roomy, StoreScene } from './history-scene.ts';

/*
 * `kill -9` in the middle of writing: the file opens every time, is whole, and has everything that is older than a
 * second. Every round goes on with the file of the one before.
 */

const rounds = Number(process.env.QUEUEWATCH_CRASH_ROUNDS ?? 3);

/** Repeatable, so that a round that fails can be had again. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Lets a child write for this long, kills it, and answers the number of the last poll that a second had passed since. */
async function writeAndKill(
  folder: string,
  first: number,
  forMs: number,
): Promise<{ safe: number; last: number }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'crash-child.ts'), folder, String(first), String(monday)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, forMs));
  child.kill('SIGKILL');
  const killedAt = Date.now();
  await once(child, 'close');
  const sent = output
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' ').map(Number));
  const safe = sent.filter(([, at]) => at !== undefined && at <= killedAt - 1_000).at(-1)?.[0] ?? first - 1;
  return { safe, last: sent.at(-1)?.[0] ?? first - 1 };
}

it(
  `a file whose writer was killed ${rounds} times opens every time and misses at most the last second`,
  async () => {
    const folder = createFolder();
    const random = createRandom(2_026);
    let next = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { safe, last } = await writeAndKill(folder, next, 1_000 + random() * 900);
      expect(last).toBeGreaterThan(next);
      const now = monday + last * 15_000;
      const scene = new StoreScene(folder, roomy, now);
      expect(scene.notices).toEqual([null]);
      // From an hour before this round: older ones may be down to minutes.
      const polls = scene.past(Math.max(monday, monday + (next - 240) * 15_000), now + 1);
      const kept = new Set(polls.map(({ at }) => (at - monday) / 15_000));
      const sent = Array.from({ length: safe - next + 1 }, (_, index) => next + index);
      expect(sent.filter((number) => !kept.has(number))).toEqual([]);
      for (const { at, readings } of polls) {
        expect(readings).toHaveLength(40);
        expect(new Set(readings.map(({ waiting }) => waiting))).toEqual(new Set([(at - monday) / 15_000]));
      }
      expect(Number(scene.store.ask({ name: 'memory', question: null }))).toBeGreaterThanOrEqual(safe);
      // Only every other round ends cleanly: the next one then begins with what the crash left.
      if (round % 2 === 0) scene.store.close();
      const database = new DatabaseSync(join(folder, 'history.sqlite'));
      expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      database.close();
      if (round % 2 === 1) scene.store.close();
      next = last + 1;
    }
    rmSync(folder, { recursive: true, force: true });
  },
  20_000 + rounds * 5_000,
);
