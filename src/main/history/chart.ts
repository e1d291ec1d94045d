import type { ChartPoint } from '../../shared/episode.ts';
import { tryReading } from './byte-reader.ts';
import { toHour } from './hour.ts';
import { readTrail, SeriesCursor } from './kept-hour.ts';
import type { ChartQuestion } from './messages.ts';
import { fields, toFigure } from './reading-fields.ts';
import type { HourPart, Recorder } from './recorder.ts';
import type { Roster } from './roster.ts';
import { createSample, extremes, fillValues, type Sample } from './sample-codec.ts';

/** One row's figures by steps. Of a step in which no poll answered, or none held the row, there is no point. */
export function readChart(
  recorder: Recorder,
  roster: Roster,
  question: ChartQuestion,
  warn: (what: string) => void,
): ChartPoint[] {
  const { connectionId, queueId, mediaType, from, to } = question;
  const connection = roster.findConnection(connectionId);
  if (connection === null) return [];
  const series = roster.findSeries(connection, queueId, mediaType);
  if (series === null) return [];
  const points = new Map<number, ChartPoint>();
  for (let hour = toHour(from); hour <= toHour(to - 1); hour += 1)
    for (const part of recorder.parts(hour, connection))
      tryReading(() => addPart(points, part, series.number, question), warn);
  return [...points.values()].sort((a, b) => a.at - b.at);
}

function addPart(
  points: Map<number, ChartPoint>,
  part: HourPart,
  series: number,
  { from, to, stepMs }: ChartQuestion,
): void {
  const bytes = part.series(series);
  if (bytes === null) return;
  const cursor = new SeriesCursor(bytes);
  const values = createSample();
  readTrail(part.trail).forEach((head, index) => {
    const sample = cursor.moveTo(index);
    if (sample === null || head.at < from || head.at >= to) return;
    const at = from + Math.floor((head.at - from) / stepMs) * stepMs;
    points.set(at, toPoint(at, head.at, points.get(at), fillValues(values, sample, head)));
  });
}

function toPoint(at: number, readAt: number, before: ChartPoint | undefined, values: Sample): ChartPoint {
  const figure = (field: number) => toFigure(values[field]);
  const waiting = figure(extremes.waiting) ?? figure(fields.waiting);
  const wait = figure(extremes.longestWaitMs) ?? figure(fields.longestWaitMs);
  const available = figure(extremes.agentsAvailable) ?? figure(fields.agentsAvailable);
  return {
    at,
    readAt,
    waiting: pick(Math.max, before?.waiting, waiting),
    longestWaitMs: pick(Math.max, before?.longestWaitMs, wait),
    agentsAvailable: pick(Math.min, before?.agentsAvailable, available),
    agentsOnQueue: figure(fields.agentsOnQueue),
    serviceLevelPercent: figure(fields.percent),
    offered: figure(fields.offered),
    answered: figure(fields.answered),
    abandoned: figure(fields.abandoned),
  };
}

function pick(
  choose: (a: number, b: number) => number,
  a: number | null | undefined,
  b: number | null,
): number | null {
  if (a === null || a === undefined) return b;
  return b === null ? a : choose(a, b);
}
