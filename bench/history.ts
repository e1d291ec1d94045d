import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/main/clock.ts';
import { openHistory } from '../src/main/history/history.ts';
import { HistoryStore } from '../src/main/history/history-store.ts';
import { RowPacker } from '../src/main/history/row-packer.ts';
import { createLog } from '../src/main/log.ts';
import { toRowKey } from '../src/shared/row-key.ts';
import { createWalk, pollDemoCentre } from './history-data.ts';

/** One line of the bench table. */
interface HistoryRow {
  name: string;
  value: number;
  unit: string;
  /** What is to be reached; null where the figure is only told. */
  goalAtMost: number | null;
}

const roomy = { days: 40, bytes: 4_000_000_000 };
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

async function inFolder<T>(task: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'queuewatch-bench-'));
  try {
    return await task(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 10,000 samples in two polls of 5,000 rows: what the polling thread pays, and how long until they are written. */
export function measureAppend(rounds = 20): Promise<HistoryRow[]> {
  return inFolder(async (folder) => {
    const history = openHistory({
      folder,
      workerFile: new URL('../src/main/history/history-worker.ts', import.meta.url),
      clock: systemClock,
      log: createLog('error', console.error, systemClock.now),
      retention: roomy,
    });
    const walk = createWalk(5_000);
    const start = Date.UTC(2026, 2, 2, 9, 0, 0);
    const blocked: number[] = [];
    const written: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const polls = [0, 1].map((half) => walk(start + (round * 2 + half) * 15_000));
      await history.settled();
      const startedAt = performance.now();
      for (const { at, readings } of polls) {
        const before = performance.now();
        history.appendPoll('bench', at, readings);
        blocked.push(performance.now() - before);
      }
      await history.settled();
      // The first rounds compile the code; a program that runs all day does that once.
      if (round >= 3) written.push(performance.now() - startedAt);
    }
    await history.close();
    return [
      {
        name: 'append 10,000 samples, until written (median)',
        value: median(written),
        unit: 'ms',
        goalAtMost: null,
      },
      {
        name: 'append 5,000 samples, polling thread held (worst)',
        value: Math.max(...blocked),
        unit: 'ms',
        goalAtMost: 20,
      },
    ];
  });
}

/** 30 days of 500 queues as the file would hold them: 29 days by the minute, the last one every 15 s. */
export function measureChart(queues = 500, days = 30): Promise<HistoryRow[]> {
  return inFolder(async (folder) => {
    const start = Date.UTC(2026, 1, 1, 0, 0, 0);
    const end = start + days * dayMs;
    const store = new HistoryStore({ folder, retention: roomy, now: start }, failOnNotice, failOnNotice);
    const packer = new RowPacker();
    const walk = createWalk(queues);
    for (let at = start; at < end; at += at < end - dayMs ? 60_000 : 15_000) {
      const { readings } = walk(at);
      store.keepPoll(packer.pack('bench', at, readings));
    }
    while (!store.tidy(end + dayMs - hourMs));
    const times: number[] = [];
    for (let day = 0; day < days; day += 1) {
      const from = start + day * dayMs;
      const queueId = walk(end).readings[(day * 37) % queues]?.queueId ?? '';
      const question = { connectionId: 'bench', queueId, mediaType: 'voice' as const, stepMs: 60_000 };
      const startedAt = performance.now();
      const points = store.ask({ name: 'chart', question: { ...question, from, to: from + dayMs } });
      times.push(performance.now() - startedAt);
      if (!Array.isArray(points) || points.length !== 1_440) throw new Error('the chart is not whole');
    }
    const weeks = [0, 1, 2].map((week) => {
      const from = end - (week + 1) * 7 * dayMs;
      const queueId = walk(end).readings[week * 41]?.queueId ?? '';
      const question = { connectionId: 'bench', queueId, mediaType: 'voice' as const, stepMs: 1_200_000 };
      const startedAt = performance.now();
      const points = store.ask({ name: 'chart', question: { ...question, from, to: from + 7 * dayMs } });
      const took = performance.now() - startedAt;
      if (!Array.isArray(points) || points.length !== 504) throw new Error('the chart is not whole');
      return took;
    });
    store.close();
    const megabytes = statSync(join(folder, 'history.sqlite')).size / 1_000_000;
    const of = `${days} days x ${queues} queues`;
    return [
      {
        name: `a day's chart of one queue out of ${of} (worst)`,
        value: Math.max(...times),
        unit: 'ms',
        goalAtMost: 50,
      },
      {
        name: `a week's chart of one queue out of ${of} (worst)`,
        value: Math.max(...weeks),
        unit: 'ms',
        goalAtMost: 50,
      },
      { name: `file of ${of}`, value: megabytes, unit: 'MB', goalAtMost: null },
    ];
  });
}

/** The last hour of 100 rows out of 5,000 that were read every 15 s: as a page of the board asks for it. */
export function measureTrends(queues = 5_000, rows = 100): Promise<HistoryRow[]> {
  return inFolder(async (folder) => {
    const start = Date.UTC(2026, 2, 2, 9, 20, 0);
    const store = new HistoryStore({ folder, retention: roomy, now: start }, failOnNotice, failOnNotice);
    const packer = new RowPacker();
    const walk = createWalk(queues);
    for (let at = start; at < start + hourMs; at += 15_000)
      store.keepPoll(packer.pack('bench', at, walk(at).readings));
    const { readings } = walk(start + hourMs);
    const times = [0, 1, 2, 3, 4].map((page) => {
      const some = readings.filter((_, index) => index % (queues / rows) === page);
      const question = {
        connectionId: 'bench',
        rowKeys: some.map(toRowKey),
        from: start,
        to: start + hourMs,
        stepMs: 60_000,
      };
      const startedAt = performance.now();
      const trends = store.ask({ name: 'trends', question: [question] });
      const took = performance.now() - startedAt;
      if (!Array.isArray(trends) || trends.length !== rows) throw new Error('trends are missing');
      if (trends.some(({ waiting }) => waiting.includes(null))) throw new Error('a trend is not whole');
      return took;
    });
    store.close();
    const name = `the last hour of ${rows} rows out of ${queues} (worst)`;
    return [{ name, value: Math.max(...times), unit: 'ms', goalAtMost: 50 }];
  });
}

/** The demo contact centre's morning, polled every 15 s, when its hours have ended; file bytes, not codec bytes. */
export function measureSize(queues = 100, hours = 4): Promise<HistoryRow[]> {
  return inFolder(async (folder) => {
    const packer = new RowPacker();
    let store: HistoryStore | null = null;
    let observed = 0;
    let last = 0;
    for (const { at, readings } of pollDemoCentre(queues, hours, 15_000)) {
      store ??= new HistoryStore({ folder, retention: roomy, now: at }, failOnNotice, failOnNotice);
      store.keepPoll(packer.pack('bench', at, readings));
      observed += readings.length;
      last = at;
    }
    if (store === null) throw new Error('nothing was polled');
    while (!store.tidy(last + hourMs));
    const whole = measureFile(store, folder);
    const again = new HistoryStore({ folder, retention: roomy, now: last }, failOnNotice, failOnNotice);
    while (!again.tidy(last + 2 * dayMs));
    return [
      {
        name: 'bytes per reading observed, hours that ended',
        value: whole / observed,
        unit: 'B',
        goalAtMost: 12,
      },
      {
        name: 'bytes per reading observed, after a day',
        value: measureFile(again, folder) / observed,
        unit: 'B',
        goalAtMost: null,
      },
    ];
  });
}

function measureFile(store: HistoryStore, folder: string): number {
  store.close();
  return statSync(join(folder, 'history.sqlite')).size;
}

function failOnNotice(notice: unknown): void {
  if (notice !== null) throw new Error(`the history says ${JSON.stringify(notice)}`);
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
