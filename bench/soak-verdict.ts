import { type BenchRow, isMet } from './bench-row.ts';
import { type Point, toSlope } from './slope.ts';

/** One look at the program while it runs. */
export interface SoakSample {
  polls: number;
  /** After a collection of what nothing refers to. */
  heapBytes: number;
  /** What the heap refers to and does not hold: buffers, most of all. */
  externalBytes: number;
  /** Of the whole process, the history's thread and its SQLite too. */
  residentBytes: number;
  /** What keeps the process alive: sockets, threads, real timers. */
  handles: number;
  /** On the program's own clock. */
  timers: number;
  historyBytes: number;
  /** SQLite's write-ahead log. */
  historyLogBytes: number;
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
/** The allocators give memory back late: it goes up and down by some megabytes within the hour. */
const mostResidentMb = 20;
/** It is folded into the file whenever it has 1,000 pages (4 MB). */
const historyLogLimit = 8_000_000;
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
    toRow('buffers beside the heap: growth with each poll', 'bytes', slopeOf(toExternal), mostBytesPerPoll),
    toRow('resident memory: growth over the run', 'MB', growth(toResident) / 1e6, mostResidentMb),
    toRow('resident memory: at the end', 'MB', (samples.at(-1)?.residentBytes ?? Number.NaN) / 1e6, null),
    toRow('handles: growth over the run', '', growth(toHandles), mostMore),
    toRow('handles: most at once', '', largest(toHandles), null),
    toRow('timers: growth over the run', '', growth(toTimers), mostMore),
    toRow('timers: most at once', '', largest(toTimers), null),
    toRow('history: largest file', 'bytes', largest(toHistory), limits.historyBytes),
    toRow('history: largest write-ahead log', 'bytes', largest(toHistoryLog), historyLogLimit),
    toRow('log: largest, both files', 'bytes', largest(toLog), limits.logBytes),
  ];
}

export function hasPassed(rows: readonly BenchRow[]): boolean {
  return rows.every((row) => isMet(row) !== false);
}

const toHeap = ({ heapBytes }: SoakSample) => heapBytes;
const toExternal = ({ externalBytes }: SoakSample) => externalBytes;
const toResident = ({ residentBytes }: SoakSample) => residentBytes;
const toHistoryLog = ({ historyLogBytes }: SoakSample) => historyLogBytes;
const toHandles = ({ handles }: SoakSample) => handles;
const toTimers = ({ timers }: SoakSample) => timers;
const toHistory = ({ historyBytes }: SoakSample) => historyBytes;
const toLog = ({ logBytes }: SoakSample) => logBytes;
