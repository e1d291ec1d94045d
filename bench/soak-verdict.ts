import { type BenchRow, isMet } from './bench-row.ts';
import { type Point, toSlope } from './slope.ts';

/** One look at the program while it runs. */
export interface SoakSample {
  polls: number;
  /** After a collection of what nothing refers to. */
  heapBytes: number;
  /** What keeps the process alive: sockets, threads, real timers. */
  handles: number;
  /** On the program's own clock. */
  timers: number;
  historyBytes: number;
  logBytes: number;
}

interface SoakLimits {
  historyBytes: number;
  logBytes: number;
}

/**
 * A row of the board that is kept with each poll takes 600 bytes and more, and is found; the heap of a program that keeps
 * none goes up and down with the day.
 */
const mostBytesPerPoll = 200;
/** Over the whole run. */
const mostMore = 3;
/** Memory is taken up, and code compiled, while this share of the run goes by. */
const warmUpShare = 0.25;
const fewestSamples = 12;

/** What the samples come to; a figure that cannot be told is none, and meets no goal. */
export function judgeSoak(samples: readonly SoakSample[], limits: SoakLimits): BenchRow[] {
  const late = samples.slice(Math.floor(samples.length * warmUpShare));
  const slopeOf = (toY: (sample: SoakSample) => number): number => {
    if (late.length < fewestSamples) return Number.NaN;
    const points = late.map((sample): Point => ({ x: sample.polls, y: toY(sample) }));
    return toSlope(points) ?? Number.NaN;
  };
  const polls = (late.at(-1)?.polls ?? 0) - (late[0]?.polls ?? 0);
  const largest = (toY: (sample: SoakSample) => number) => Math.max(...late.map(toY));
  const growth = (toY: (sample: SoakSample) => number) => slopeOf(toY) * polls;
  const toRow = (name: string, unit: string, ours: number, atMost: number | null): BenchRow => ({
    name,
    unit,
    ours,
    peer: null,
    goal: atMost === null ? null : { atMost },
  });
  return [
    toRow('heap: growth with each poll', 'bytes', slopeOf(toHeap), mostBytesPerPoll),
    toRow('heap: at the end', 'MB', (samples.at(-1)?.heapBytes ?? Number.NaN) / 1e6, null),
    toRow('handles: growth over the run', '', growth(toHandles), mostMore),
    toRow('handles: most at once', '', largest(toHandles), null),
    toRow('timers: growth over the run', '', growth(toTimers), mostMore),
    toRow('timers: most at once', '', largest(toTimers), null),
    toRow('history: largest file', 'bytes', largest(toHistory), limits.historyBytes),
    toRow('log: largest, both files', 'bytes', largest(toLog), limits.logBytes),
  ];
}

export function hasPassed(rows: readonly BenchRow[]): boolean {
  return rows.every((row) => isMet(row) !== false);
}

const toHeap = ({ heapBytes }: SoakSample) => heapBytes;
const toHandles = ({ handles }: SoakSample) => handles;
const toTimers = ({ timers }: SoakSample) => timers;
const toHistory = ({ historyBytes }: SoakSample) => historyBytes;
const toLog = ({ logBytes }: SoakSample) => logBytes;
