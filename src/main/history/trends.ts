import { parseRowKey } from '../../shared/row-key.ts';
import type { Trend } from '../../shared/trend.ts';
import { tryReading } from './byte-reader.ts';
import { toHour } from './hour.ts';
import { readTrail, SeriesCursor } from './kept-hour.ts';
import type { TrendQuestion } from './messages.ts';
import { fields, toFigure } from './reading-fields.ts';
import type { HourPart, Recorder } from './recorder.ts';
import type { Roster } from './roster.ts';
import { extremes, type PollHead } from './sample-codec.ts';

/** One row that is asked about, and the number that the file knows it by. */
interface Line {
  trend: Trend;
  series: number;
}

/** Who waited in many rows, by steps: the polls of a connection's hour are read once for all of them. */
export function readTrends(
  recorder: Recorder,
  roster: Roster,
  questions: readonly TrendQuestion[],
  warn: (what: string) => void,
): Trend[] {
  return questions.flatMap((question) => {
    const { connectionId, from, to } = question;
    const connection = roster.findConnection(connectionId);
    if (connection === null) return [];
    const lines = toLines(roster, connection, question);
    for (let hour = toHour(from); hour <= toHour(to - 1); hour += 1)
      for (const part of recorder.parts(hour, connection))
        tryReading(() => addPart(lines, part, question, warn), warn);
    return lines.map(({ trend }) => trend);
  });
}

function toLines(roster: Roster, connection: number, question: TrendQuestion): Line[] {
  const { connectionId, rowKeys, from, to, stepMs } = question;
  return rowKeys.flatMap((key) => {
    const row = parseRowKey(key);
    if (row?.connectionId !== connectionId) return [];
    const series = roster.findSeries(connection, row.queueId, row.mediaType);
    if (series === null) return [];
    const waiting = Array.from({ length: Math.ceil((to - from) / stepMs) }, () => null);
    return [{ trend: { key, from, stepMs, waiting }, series: series.number }];
  });
}

function addPart(
  lines: readonly Line[],
  part: HourPart,
  question: TrendQuestion,
  warn: (what: string) => void,
): void {
  const heads = readTrail(part.trail);
  // An hour lies before the span or behind it in part: those polls need not be read out for every row.
  const first = heads.findIndex(({ at }) => at >= question.from);
  const end = heads.findLastIndex(({ at }) => at < question.to) + 1;
  if (first === -1) return;
  for (const line of lines) tryReading(() => addLine(line, part, heads, first, end), warn);
}

function addLine(
  { trend, series }: Line,
  part: HourPart,
  heads: readonly PollHead[],
  first: number,
  end: number,
): void {
  const bytes = part.series(series);
  if (bytes === null) return;
  const cursor = new SeriesCursor(bytes);
  for (let index = first; index < end; index += 1) {
    const head = heads[index];
    const sample = cursor.moveTo(index);
    if (sample === null || head === undefined) continue;
    const waiting = toFigure(sample[extremes.waiting]) ?? toFigure(sample[fields.waiting]);
    if (waiting === null) continue;
    const step = Math.floor((head.at - trend.from) / trend.stepMs);
    trend.waiting[step] = Math.max(trend.waiting[step] ?? waiting, waiting);
  }
}
