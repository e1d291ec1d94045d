import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { BenchRow } from './bench-row.ts';

/*
 * A long export: what it takes of memory, and how long it keeps everything else of its process waiting.
 */

const goalMb = 30;
const goalDelayMs = 50;
const tookSchema = z.object({
  tookMs: z.number(),
  grownMb: z.number(),
  delayMs: z.number(),
  longestDelayMs: z.number(),
});

export async function measureCsv(rows = 1_000_000): Promise<BenchRow[]> {
  return [
    ...(await measureTable('history', `CSV of ${rows} rows of the past to a file`, rows)),
    ...(await measureTable('report', `CSV of a report of ${rows} rows to a file`, rows)),
  ];
}

async function measureTable(table: 'history' | 'report', title: string, rows: number): Promise<BenchRow[]> {
  const file = join(import.meta.dirname, 'csv-writing.ts');
  const child = spawn(process.execPath, ['--expose-gc', file, table, String(rows)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [told, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error(`the export ended with ${code}`);
  const { tookMs, grownMb, delayMs, longestDelayMs } = tookSchema.parse(JSON.parse(told));
  const row = (name: string, unit: string, ours: number, goal: BenchRow['goal']): BenchRow => ({
    name: `${title}, ${name}`,
    unit,
    ours,
    peer: null,
    goal,
  });
  return [
    row('until written', 's', tookMs / 1000, null),
    row('growth of memory', 'MB', grownMb, { atMost: goalMb }),
    row('how long a timer of the same process is kept waiting (99 of 100)', 'ms', delayMs, {
      atMost: goalDelayMs,
    }),
    // What a person does has an answer within a tenth of a second, or is felt to wait.
    row('the longest that a timer is kept waiting', 'ms', longestDelayMs, { atMost: 100 }),
  ];
}
