import type { ChartPoint } from '../../shared/episode.ts';
import type { MediaType } from '../../shared/queue.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import type { Cell, CsvRow } from './csv-line.ts';
import { createIsoFormat, readComputerZone } from './iso-time.ts';

/** Whose past it is, and which part of it. */
interface HistoryCsvQueue {
  connectionId: string;
  connectionName: string;
  queueId: string;
  queueName: string;
  mediaType: MediaType;
  /** Epoch milliseconds; `to` is exclusive. */
  from: number;
  to: number;
  stepMs: number;
}

interface Context {
  queue: HistoryCsvQueue;
  point: ChartPoint;
  toIso: (epochMs: number) => string;
  /** The same in every line. */
  windowFrom: string;
  windowTo: string;
  asOf: string;
  timeZone: string;
}

type Column = readonly [name: string, toCell: (context: Context) => Cell];

/** In the order of the file. A step without an answer has no line: a gap stays a gap. */
const columns: readonly Column[] = [
  ['stepFrom', ({ point, toIso }) => toIso(point.at)],
  ['stepTo', ({ queue, point, toIso }) => toIso(Math.min(point.at + queue.stepMs, queue.to))],
  // When the newest figures of the step were read.
  ['readAt', ({ point, toIso }) => toIso(point.readAt)],
  ['queue', ({ queue }) => queue.queueName],
  ['queueId', ({ queue }) => queue.queueId],
  ['media', ({ queue }) => mediaWords[queue.mediaType]],
  ['connection', ({ queue }) => queue.connectionName],
  ['connectionId', ({ queue }) => queue.connectionId],
  // The most, or the fewest, within the step.
  ['mostWaiting', ({ point }) => point.waiting],
  ['longestWaitSeconds', ({ point }) => toSeconds(point.longestWaitMs)],
  ['fewestAgentsAvailable', ({ point }) => point.agentsAvailable],
  // The newest within the step; the counts over the vendor's own window.
  ['agentsOnQueue', ({ point }) => point.agentsOnQueue],
  ['serviceLevelPercent', ({ point }) => point.serviceLevelPercent],
  ['serviceLevelFormula', ({ point }) => (point.serviceLevelPercent === null ? null : 'vendor')],
  ['offered', ({ point }) => point.offered],
  ['answered', ({ point }) => point.answered],
  ['abandoned', ({ point }) => point.abandoned],
  ['windowFrom', ({ windowFrom }) => windowFrom],
  ['windowTo', ({ windowTo }) => windowTo],
  ['asOf', ({ asOf }) => asOf],
  ['timeZone', ({ timeZone }) => timeZone],
];

export const historyCsvHeader: readonly string[] = columns.map(([name]) => name);

/** One line per step that has figures. */
export function* toHistoryCsvRows(
  queue: HistoryCsvQueue,
  points: Iterable<ChartPoint>,
  asOf: number,
  timeZone: string = readComputerZone(),
): Generator<CsvRow> {
  const toIso = createIsoFormat(timeZone);
  const windowFrom = toIso(queue.from);
  const windowTo = toIso(queue.to);
  const same = { queue, toIso, windowFrom, windowTo, asOf: toIso(asOf), timeZone };
  for (const point of points) {
    const context = { ...same, point };
    yield columns.map(([, toCell]) => toCell(context));
  }
}

function toSeconds(durationMs: number | null): number | null {
  return durationMs === null ? null : Math.round(durationMs) / 1000;
}
