import type { ReportPart } from '../../shared/report.ts';
import { mediaWords } from '../../shared/words/en/media.ts';
import { toAnsweredParts, toRows } from './report-table.ts';

/** One of the rows with the lowest service level. */
interface WorstBar {
  key: string;
  name: string;
  /** Media and connection, where they tell it from others. */
  place: string;
  percent: number;
  /** What the percentage is about; null: not told. */
  answered: number | null;
}

const mostBars = 20;

/** The rows with the lowest service level, the lowest first; of equal ones the one with more answered. */
export function toWorstBars(parts: readonly ReportPart[]): WorstBar[] {
  const { queues, sla } = toRows(toAnsweredParts(parts));
  const rows = [
    ...queues.map((row) => ({
      ...row,
      media: row.mediaType === 'all' ? null : mediaWords[row.mediaType],
      percent: row.serviceLevelPercent,
    })),
    ...sla.map((row) => ({ ...row, media: null, percent: row.slaPercent })),
  ];
  const names = parts.length > 1;
  return rows
    .flatMap(({ percent, queueId, queueName, media, connectionName, answered }, index) => {
      // Nobody answered is no bad percentage, and none is drawn for it.
      if (percent === null) return [];
      const place = [media, names ? connectionName : null].filter((part) => part !== null).join(' · ');
      return [{ key: `${index} ${queueId}`, name: queueName, place, percent, answered }];
    })
    .sort((a, b) => a.percent - b.percent || (b.answered ?? 0) - (a.answered ?? 0))
    .slice(0, mostBars);
}

/** A queue of an interval report, to look at alone. */
interface TrendQueue {
  key: string;
  name: string;
}

/** Figures over time. Null: the vendor did not say, or no row of the answer covers it: a gap. */
interface ReportTrend {
  /** Epoch milliseconds: the middle of each interval, rising. */
  middles: number[];
  offered: (number | null)[];
  handled: (number | null)[];
  abandoned: (number | null)[];
  /** Of one queue only: percentages of several are not averaged, and the answer has no counts behind them. */
  serviceLevel: (number | null)[] | null;
}

const toQueueKey = (row: { connectionName: string; queueId: string | null; queueName: string }) =>
  JSON.stringify([row.connectionName, row.queueId, row.queueName]);

/** The queues of an interval report, those with the most contacts first. */
export function toTrendQueues(parts: readonly ReportPart[]): TrendQueue[] {
  const { intervals } = toRows(toAnsweredParts(parts));
  const names = parts.length > 1;
  const offered = new Map<string, number>();
  const queues = new Map<string, TrendQueue>();
  for (const row of intervals) {
    const key = toQueueKey(row);
    offered.set(key, (offered.get(key) ?? 0) + (row.offered ?? 0));
    queues.set(key, { key, name: names ? `${row.queueName} · ${row.connectionName}` : row.queueName });
  }
  return [...queues.values()].sort((a, b) => (offered.get(b.key) ?? 0) - (offered.get(a.key) ?? 0));
}

/** Over all queues, or over one; a figure that one row does not know is not known in the sum. */
export function toReportTrend(parts: readonly ReportPart[], queueKey: string | null): ReportTrend {
  const all = toRows(toAnsweredParts(parts)).intervals;
  const rows = queueKey === null ? all : all.filter((row) => toQueueKey(row) === queueKey);
  const middles = toMiddles(all);
  const byMiddle = Map.groupBy(rows, toMiddle);
  const sum = (name: 'offered' | 'handled' | 'abandoned') =>
    middles.map((middle) => {
      const figures = byMiddle.get(middle)?.map((row) => row[name]) ?? [null];
      return figures.reduce(
        (total, figure) => (total === null || figure === null ? null : total + figure),
        0,
      );
    });
  const isOne = queueKey !== null || new Set(all.map(toQueueKey)).size === 1;
  return {
    middles,
    offered: sum('offered'),
    handled: sum('handled'),
    abandoned: sum('abandoned'),
    serviceLevel: isOne
      ? middles.map((middle) => byMiddle.get(middle)?.[0]?.serviceLevelPercent ?? null)
      : null,
  };
}

interface Interval {
  intervalStart: number;
  intervalEnd: number;
}

function toMiddle({ intervalStart, intervalEnd }: Interval): number {
  return (intervalStart + intervalEnd) / 2;
}

/** With one more in each stretch that no interval covers, so that no line is drawn across it. */
function toMiddles(intervals: readonly Interval[]): number[] {
  const byStart = new Map(intervals.map((one) => [one.intervalStart, one]));
  const known = [...byStart.values()].sort((a, b) => a.intervalStart - b.intervalStart);
  return known.flatMap((one, index) => {
    const next = known[index + 1];
    const isGap = next !== undefined && next.intervalStart > one.intervalEnd;
    return isGap ? [toMiddle(one), (one.intervalEnd + next.intervalStart) / 2] : [toMiddle(one)];
  });
}
