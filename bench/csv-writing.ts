import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createHistoryWriter, createReportWriter } from './csv-tables.ts';

/*
 * Writes so many rows as CSV in a process of its own: its memory is its own, and whoever sends a line to the window
 * meanwhile (here every 10 ms) shows how long that is kept waiting.
 * Usage: node csv-writing.ts history|report ROWS; prints what it took as JSON.
 */

const [, , table, rows] = process.argv;
const rowCount = Number(rows);
const heartbeatMs = 10;
/** By then the runtime has taken the memory that it works with, as that of a program that runs all day has. */
const warmUpRows = 100_000;

const folder = mkdtempSync(join(tmpdir(), 'queuewatch-bench-'));
try {
  const path = join(folder, 'table.csv');
  const writeRows = table === 'report' ? createReportWriter(path, rowCount) : createHistoryWriter(path);
  const write = async (count: number) => {
    if ((await writeRows(count)) !== count) throw new Error('the file was not written');
  };
  await write(Math.min(warmUpRows, rowCount));
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const beat = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, heartbeatMs);
  const delay = monitorEventLoopDelay({ resolution: heartbeatMs });
  delay.enable();
  const startedAt = performance.now();
  await write(rowCount);
  const tookMs = performance.now() - startedAt;
  delay.disable();
  clearInterval(beat);
  most = Math.max(most, process.memoryUsage.rss());
  console.log(
    JSON.stringify({
      tookMs,
      grownMb: (most - before) / 1e6,
      delayMs: delay.percentile(99) / 1e6 - heartbeatMs,
      longestDelayMs: delay.max / 1e6 - heartbeatMs,
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
