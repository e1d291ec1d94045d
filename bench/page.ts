import type { Browser, Page } from 'playwright-core';
import { PageFeed } from '../src/main/page-feed.ts';
import type { BoardRow } from '../src/shared/board.ts';
import { toRowColumns } from '../src/shared/row-columns.ts';
import { createRow, createStatus } from '../test/fakes/board.ts';
import { createSnapshot, createState } from '../test/fakes/snapshot.ts';
import { startHeadlessChromium } from '../tools/page-stage/headless-chromium.ts';
import { openPageStage } from '../tools/page-stage/page-stage.ts';
import { type BenchRow, toMedian, toShareAt } from './bench-row.ts';
import { pushScript, scrollScript, toExpression } from './page-script.ts';
import { toQueueId } from './queue-ids.ts';

/*
 * The board with 5,000 queues in the real browser engine: from the arrival of a push to its paint, scrolling, memory, and
 * what a push weighs.
 */

const queues = 5_000;
const rounds = 25;
const heapPushes = 1_000;
const frameMs = 1000 / 60;
const scrollRounds = 5;
const scrollMs = 1_500;
const size = { width: 1280, height: 780 };
const connections = [createStatus(), createStatus({ id: 'us', name: 'US' })];
const emptyPage = `<body style="margin: 0"><div role="grid" style="height: 100vh; overflow: auto">
  <div style="height: ${queues * 32}px"></div></div>`;

export async function measurePage(): Promise<BenchRow[]> {
  const chromium = await startHeadlessChromium();
  const rows = Array.from({ length: queues }, (_, index) => createFilledRow(index));
  const state = createState(rows, { connections });
  const stage = await openPageStage({
    browser: chromium.browser,
    file: 'index.html',
    size,
    answers: {
      'state.get': () => createSnapshot(state),
      'layout.set': () => ({}),
      'history.trends': ({ keys }) => ({
        trends: keys.map((key) => ({ key, from: 0, stepMs: 60_000, waiting: [1, 2, 3, null, 4] })),
      }),
    },
  });
  try {
    const { page } = stage;
    await page.getByRole('grid').waitFor();
    await page.evaluate(
      toExpression('(base) => { window.benchBase = base; window.benchSequence = 1; }', {
        columns: state.rows,
        push: { ...state, rows: null },
      }),
    );
    const figures = [
      ...(await measurePushes(page)),
      ...(await measureScroll(page, chromium.browser)),
      ...(await measureHeap(page)),
      measureWeight(rows),
    ];
    const wrong = stage.complaints.filter((line) => !line.includes('no answer is written down'));
    if (wrong.length > 0) throw new Error(`the page complained: ${wrong[0]}`);
    return figures;
  } finally {
    await stage.close();
    await chromium.stop();
  }
}

interface Pushed {
  times: number[];
  longTasks: number[];
}

async function measurePushes(page: Page): Promise<BenchRow[]> {
  const run = (share: number, times: number): Promise<Pushed> =>
    page.evaluate(toExpression(pushScript, { share, rounds: times, pauseMs: 120 }));
  await run(1, 5);
  const figures: BenchRow[] = [];
  const longTasks: number[] = [];
  for (const [share, words] of [
    [1, 'all'],
    [0.1, '10 %'],
    [0.01, '1 %'],
  ] as const) {
    const pushed = await run(share, rounds);
    longTasks.push(...pushed.longTasks);
    const name = `page: push to paint, ${words} of ${queues} rows changed`;
    const row = { unit: 'ms', peer: null };
    figures.push({ ...row, name: `${name}, p50`, ours: toMedian(pushed.times), goal: null });
    figures.push({ ...row, name: `${name}, p95`, ours: toShareAt(pushed.times, 0.95), goal: { atMost: 50 } });
  }
  const name = `page: long tasks (> 50 ms) in ${3 * rounds} pushes`;
  return [...figures, { name, unit: '', ours: longTasks.length, peer: null, goal: { atMost: 0 } }];
}

/** In turns with a page of the same height that draws nothing: what that one drops, the computer was too busy for. */
async function measureScroll(page: Page, browser: Browser): Promise<BenchRow[]> {
  const context = await browser.newContext({ viewport: size });
  const empty = await context.newPage();
  await empty.setContent(emptyPage);
  const ours: number[] = [];
  const bare: number[] = [];
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const readWorkMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const workMs: number[] = [];
  for (let round = 0; round < scrollRounds; round += 1) {
    bare.push((await measureFrames(empty)).droppedPercent);
    const before = await readWorkMs();
    const { droppedPercent, frames } = await measureFrames(page);
    workMs.push(((await readWorkMs()) - before) / frames);
    ours.push(droppedPercent);
  }
  await devtools.detach();
  await context.close();
  const name = 'page: frames dropped while scrolling';
  const row = { unit: '%', peer: null };
  return [
    { ...row, name, ours: toMedian(ours), goal: { atMost: 1 } },
    { ...row, name: `${name} an empty page, in turns with it`, ours: toMedian(bare), goal: null },
    {
      name: `page: work of its main thread for a frame while scrolling (there are ${frameMs.toFixed(1)} ms)`,
      unit: 'ms',
      ours: toMedian(workMs),
      peer: null,
      goal: null,
    },
  ];
}

async function measureFrames(page: Page): Promise<{ droppedPercent: number; frames: number }> {
  await page.bringToFront();
  const frames: number[] = await page.evaluate(
    toExpression(scrollScript, { selector: '[role=grid]', forMs: scrollMs }),
  );
  const dropped = frames.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / frameMs) - 1), 0);
  return { droppedPercent: (dropped / (frames.length + dropped)) * 100, frames: frames.length };
}

async function measureHeap(page: Page): Promise<BenchRow[]> {
  const devtools = await page.context().newCDPSession(page);
  const used = async (): Promise<number> => {
    for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1_000_000;
  };
  const push = (times: number) =>
    page.evaluate(toExpression(pushScript, { share: 0.1, rounds: times, pauseMs: 0 }));
  await push(50);
  const before = await used();
  await push(heapPushes);
  const grown = (await used()) - before;
  await devtools.detach();
  const name = `page: heap growth over ${heapPushes} pushes`;
  return [{ name, unit: 'MB', ours: grown, peer: null, goal: { atMost: 2 } }];
}

/** A push as it crosses between the processes, against the changed rows alone. */
function measureWeight(rows: readonly BoardRow[]): BenchRow {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const sent: unknown[] = [];
  const {
    state,
    app: info,
    showKey: _,
    command: __,
    ...rest
  } = createSnapshot(createState(rows, { connections }));
  const { alerts, mutes, quietUntil, quietFrom, notifies, unseen } = state;
  // Nothing of a page is asked but that it is there.
  const page = {} as Electron.WebContents;
  const feed = new PageFeed({
    pages: () => ({ main: page }),
    send: (_page, _name, message) => sent.push(message),
    rows: () => rows,
    findRow: (key) => byKey.get(key),
    statuses: () => state.connections,
    alerts: () => ({ alerts, mutes, quietUntil, quietFrom, notifies, unseen }),
    rest: () => rest,
    info,
  });
  const changed = rows.slice(0, queues / 10);
  feed.note({ changedKeys: changed.map(({ key }) => key), removedKeys: [] });
  feed.push();
  const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value)) / 1000;
  return {
    name: `page: a push with ${changed.length} changed rows; peer: the rows alone`,
    unit: 'kB',
    ours: bytes(sent[0]),
    peer: bytes(toRowColumns(changed)),
    goal: { atMost: 1.3 },
  };
}

function createFilledRow(index: number): BoardRow {
  const figures = {
    connectionId: index % 2 === 0 ? 'emea' : 'us',
    queueId: toQueueId(index),
    queueName: `Queue ${index}`,
    observedAt: Date.now(),
    waiting: index % 9,
    longestWaitMs: (index % 9) * 7_000,
    agentsAvailable: index % 4,
    agentsOnQueue: 4 + (index % 8),
    offered: index,
    answered: Math.floor(index * 0.9),
    abandoned: Math.floor(index * 0.1),
    serviceLevel: { percent: 80, withinTarget: 80, total: 100, targetMs: 20_000, goalPercent: 80 },
  };
  return createRow(figures, { targetMs: 20_000, goalPercent: 80 });
}
