import { createFailure, type Failure } from '../../../shared/failure.ts';
import type { TimeWindow } from '../../../shared/queue.ts';
import type {
  IntervalReportRow,
  QueueReportRow,
  ReportQuestion,
  SlaReportRow,
} from '../../../shared/report.ts';
import { defaultThresholdMs } from '../../../shared/report-terms.ts';
import type { ServiceLevelFormula } from '../../../shared/service-level.ts';
import { valueDetails } from '../../../shared/words/en/vendor-detail.ts';
import { halveWindow, splitWindow } from '../window.ts';
import type { AggregateQuestion } from './aggregate-query.ts';
import { halveAtIntervals, splitAtIntervals } from './interval-pieces.ts';
import { type Aggregates, type CountsByMedia, mergeByMedia, onlyOf } from './translate-aggregates.ts';
import {
  beyondView,
  type CountsByInterval,
  mergeByInterval,
  mergeThreshold,
  type QueueNames,
  type Rows,
  type ThresholdCounts,
  toIntervalRows,
  toQueueRows,
  toSlaRows,
  withinView,
} from './translate-reports.ts';

/** How one kind of report is asked for, and how rows are made of the answers. */
export interface ReportPlan<Row> {
  question: Omit<AggregateQuestion, 'filter'>;
  /** In order, and together the whole window. */
  pieces: TimeWindow[];
  halve(window: TimeWindow): [TimeWindow, TimeWindow] | null;
  startChunk(queueIds: readonly string[], names: QueueNames): ReportChunk<Row>;
}

/** Some of the queues, over the pieces of the window. */
interface ReportChunk<Row> {
  /** A failure: the answer cannot be used. */
  take(answer: Aggregates): Failure | null;
  /** The rows that are complete; not every piece may have been had. */
  finish(isWhole: boolean): Rows<Row>;
}

const hourMs = 3_600_000;
/** How long a window the vendor answers is documented nowhere: a month is safe, and what is not is halved. */
const longestPieceMs = 31 * 24 * hourMs;
const maxIntervalsPerQuery = 2000;
/** A row takes some 600 bytes; this keeps an answer well below what is read of one. */
const maxRowsPerQuery = 20_000;

export function planQueueReport(
  window: TimeWindow,
  formula: ServiceLevelFormula,
): ReportPlan<QueueReportRow> {
  return {
    question: {
      groupBy: ['queueId', 'mediaType'],
      metrics: ['nOffered', 'tAnswered', 'tAbandon', 'tHandle', 'oServiceLevel'],
    },
    pieces: splitWindow(window, longestPieceMs),
    halve: (piece) => halveWindow(piece, hourMs),
    startChunk(queueIds, names) {
      const queues: CountsByMedia = new Map();
      return {
        take(answer) {
          mergeByMedia(queues, onlyOf(queueIds, answer));
          return null;
        },
        finish: (isWhole) => (isWhole ? toQueueRows(queues, names, formula) : { rows: [], inconsistent: 0 }),
      };
    },
  };
}

export function planIntervalReport(
  window: TimeWindow,
  formula: ServiceLevelFormula,
  {
    granularity,
    timeZone,
    queuesPerQuery,
  }: { granularity: ReportQuestion['granularity']; timeZone: string; queuesPerQuery: number },
): ReportPlan<IntervalReportRow> {
  const maxIntervals = Math.min(maxIntervalsPerQuery, Math.floor(maxRowsPerQuery / queuesPerQuery));
  return {
    question: {
      groupBy: ['queueId'],
      metrics: ['nOffered', 'tAnswered', 'tAbandon', 'tHandle', 'oServiceLevel'],
      granularity,
      timeZone,
    },
    pieces: splitAtIntervals(window, granularity, timeZone, { maxMs: longestPieceMs, maxIntervals }),
    halve: (piece) => halveAtIntervals(piece, granularity, timeZone),
    startChunk(queueIds, names) {
      const queues: CountsByInterval = new Map();
      return {
        take: (answer) =>
          mergeByInterval(queues, onlyOf(queueIds, answer))
            ? null
            : createFailure('bad-answer', { detail: valueDetails.noInterval }),
        // Each interval is whole by itself.
        finish: () => toIntervalRows(queues, names, formula),
      };
    },
  };
}

export function planSlaReport(
  window: TimeWindow,
  formula: Exclude<ServiceLevelFormula, 'vendor'>,
  asked: number | null,
): ReportPlan<SlaReportRow> {
  const thresholdMs = asked ?? defaultThresholdMs;
  // The vendor's ranges know `gte` and `lt` only (AggregationRange), and its times are whole milliseconds.
  const firstBeyondMs = Math.floor(thresholdMs) + 1;
  const view = { target: 'tAnswered', function: 'rangeBound' };
  return {
    question: {
      groupBy: ['queueId'],
      metrics: formula === 'answered' ? ['tAnswered'] : ['tAnswered', 'tAbandon'],
      views: [
        { ...view, name: withinView, range: { lt: firstBeyondMs } },
        { ...view, name: beyondView, range: { gte: firstBeyondMs } },
      ],
    },
    pieces: splitWindow(window, longestPieceMs),
    halve: (piece) => halveWindow(piece, hourMs),
    startChunk(queueIds, names) {
      const queues = new Map<string, ThresholdCounts>();
      return {
        take(answer) {
          mergeThreshold(queues, onlyOf(queueIds, answer));
          return null;
        },
        finish: (isWhole) =>
          isWhole
            ? toSlaRows(queueIds, queues, names, { formula, thresholdMs })
            : { rows: [], inconsistent: 0 },
      };
    },
  };
}
