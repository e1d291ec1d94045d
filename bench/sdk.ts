import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BenchRow, toMedian } from './bench-row.ts';
import { withObservationServer } from './observations.ts';

/*
 * Processor time of one poll: ours, with every answer checked, translated, put on the board and judged, against the
 * vendor's own SDK, which hands over what it was sent. Each in a process of its own, in turns, from the same server.
 */

const goalAtMost = 0.7;
const turns = 9;
const pollsPerTurn = 5;
/** A program that runs all day compiles its code once. */
const warmUpPolls = 15;

export function measureSdk(queues = 5_000): Promise<BenchRow[]> {
  return withObservationServer(queues, async (url) => {
    const sides = { ours: await startSide('ours', url, queues), sdk: await startSide('sdk', url, queues) };
    const times: { ours: number[]; sdk: number[] } = { ours: [], sdk: [] };
    try {
      await sides.ours.poll(warmUpPolls);
      await sides.sdk.poll(warmUpPolls);
      for (let turn = 0; turn < turns; turn += 1) {
        times.ours.push(await sides.ours.poll(pollsPerTurn));
        times.sdk.push(await sides.sdk.poll(pollsPerTurn));
      }
    } finally {
      await sides.ours.stop();
      await sides.sdk.stop();
    }
    return [
      {
        name: `processor time of a poll of ${queues} queues, to board and alerts; peer: the vendor’s JavaScript SDK, answers only`,
        unit: 'ms',
        ours: toMedian(times.ours),
        peer: toMedian(times.sdk),
        goal: { atMost: goalAtMost },
      },
    ];
  });
}

async function startSide(side: 'ours' | 'sdk', url: string, queues: number) {
  const file = join(import.meta.dirname, 'poll-side.ts');
  const child = spawn(process.execPath, [file, side, url, String(queues)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  await once(lines, 'line');
  return {
    /** Processor time of one, in milliseconds. */
    async poll(times: number): Promise<number> {
      const told = once(lines, 'line');
      child.stdin.write(`${times}\n`);
      return Number((await told)[0]);
    },
    async stop(): Promise<void> {
      const exited = once(child, 'exit');
      child.stdin.end();
      await exited;
    },
  };
}
