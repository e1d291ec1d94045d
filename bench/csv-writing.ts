import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type CsvRow, writeCsv } from '../src/main/export/csv.ts';
import { standardFormat } from '../src/main/export/csv-format.ts';
import { historyCsvHeader, toHistoryCsvRows } from '../src/main/export/history-csv.ts';
import type { ChartPoint } from '../src/shared/episode.ts';

/*
 * Writes so many rows of history as CSV, made while they are written, in a process of its own: its memory is its own, and
 * whoever sends a line to the window meanwhile (here every 10 ms) shows how long that is kept waiting.
 * Usage: node csv-writing.ts ROWS; prints what it took as JSON.
 */

const rowCount = Number(process.argv[2]);
const heartbeatMs = 10;
/** By then the runtime has taken the memory that it works with, as that of a program that runs all day has. */
const warmUpRows = 100_000;
const stepMs = 60_000;
const from = Date.UTC(2026, 2, 2);

function* makePoints(count: number): Generator<ChartPoint> {
  for (let index = 0; index < count; index += 1)
    yield {
      at: from + index * stepMs,
      readAt: from + index * stepMs + 45_000,
      waiting: index % 23,
      longestWaitMs: (index % 240) * 1_000,
      agentsAvailable: index % 7,
      agentsOnQueue: 8 + (index % 5),
      serviceLevelPercent: 71.4 + (index % 20),
      offered: index % 900,
      answered: index % 870,
      abandoned: index % 30,
    };
}

function makeRows(count: number): Iterable<CsvRow> {
  const queue = {
    connectionId: 'bench',
    connectionName: 'Bench',
    queueId: '00000000-0000-4000-8000-000000000001',
    queueName: 'Support, "Tier 2"',
    mediaType: 'voice' as const,
    from,
    to: from + count * stepMs,
    stepMs,
  };
  return toHistoryCsvRows(queue, makePoints(count), from, 'UTC');
}

const folder = mkdtempSync(join(tmpdir(), 'queuewatch-bench-'));
try {
  const write = async (count: number) => {
    const rows = makeRows(count);
    const path = join(folder, 'history.csv');
    const written = await writeCsv({ path, header: historyCsvHeader, rows, format: standardFormat });
    if (!written.ok || written.value.rows !== count) throw new Error('the file was not written');
  };
  await write(warmUpRows);
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
  console.log(
    JSON.stringify({
      tookMs,
      grownMb: (most - before) / 1e6,
      delayMs: delay.percentile(99) / 1e6 - heartbeatMs,
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
