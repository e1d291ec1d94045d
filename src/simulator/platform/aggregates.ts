import { answer, describeIssue, refuse } from '../answer.ts';
import type { Contact } from '../contact.ts';
import type { ContactCentre, DemoQueue } from '../contact-centre.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Lane } from '../queue-process.ts';
import { type AggregateQuery, aggregateQuerySchema, type View } from './aggregate-query.ts';
import { isOverTarget, leftQueue, type TimerMetric, timerMetrics, timerOf } from './contact-metrics.ts';
import { type GroupKey, toGroupTest } from './filter.ts';
import { formatInterval, splitSpan } from './iso-period.ts';

/*
 * `POST /api/v2/analytics/conversations/aggregates/query`: what was. Sums over the contacts that the demo still
 * keeps (a good day); intervals without data and metrics without data are left out.
 */

interface Span {
  from: number;
  to: number;
}

interface MetricRow {
  metric: string;
  stats: Record<string, number>;
}

/** A group with its intervals. */
export interface AggregateResult {
  group: Record<string, string>;
  data: unknown[];
}

/** The lanes whose contacts are summed up into one row. */
interface Group {
  group: Record<string, string>;
  lanes: Lane[];
}

export const aggregates: Endpoint = {
  api: 'platform',
  method: 'POST',
  path: '/api/v2/analytics/conversations/aggregates/query',
  permission: 'analytics:conversationAggregate:view',
  handle({ body }, centre, _at, { rules }) {
    const parsed = aggregateQuerySchema.safeParse(body);
    if (!parsed.success) return refuse(400, describeIssue(parsed.error));
    const results = toResults(centre, parsed.data);
    const rows = sum(results.map(({ data }) => data.length));
    return rows > rules.largestAnswerRows
      ? refuse(413, `The result has ${rows} rows; at most ${rules.largestAnswerRows} are answered at once.`)
      : answer({ results });
  },
};

export function toResults(centre: ContactCentre, query: AggregateQuery): AggregateResult[] {
  const { from, to } = query.interval;
  const spans = splitSpan(from, to, query.granularity ?? to - from);
  return toGroups(centre.queues(), query)
    .map(({ group, lanes }) => ({ group, data: spans.flatMap((span) => toData(lanes, span, query)) }))
    .filter(({ data }) => data.length > 0);
}

function toGroups(queues: readonly DemoQueue[], query: AggregateQuery): Group[] {
  const groups = new Map<string, Group>();
  const isWanted = query.filter === undefined ? null : toGroupTest(query.filter);
  for (const queue of queues) {
    for (const lane of queue.lanes) {
      const key = { queueId: queue.queueId, mediaType: lane.model.mediaType } satisfies GroupKey;
      if (isWanted?.(key) === false) continue;
      const group = Object.fromEntries((query.groupBy ?? []).map((dimension) => [dimension, key[dimension]]));
      const name = JSON.stringify(group);
      const present = groups.get(name);
      if (present === undefined) groups.set(name, { group, lanes: [lane] });
      else present.lanes.push(lane);
    }
  }
  return [...groups.values()];
}

function toData(lanes: readonly Lane[], span: Span, query: AggregateQuery): unknown[] {
  const metrics = query.metrics.flatMap((metric) => toMetric(metric, lanes, span));
  const views = (query.views ?? []).flatMap((view) => toView(view, lanes, span));
  if (metrics.length === 0 && views.length === 0) return [];
  return [
    { interval: formatInterval(span.from, span.to), metrics, ...(views.length === 0 ? {} : { views }) },
  ];
}

function toMetric(metric: string, lanes: readonly Lane[], span: Span): MetricRow[] {
  if (metric === 'oServiceLevel') return toServiceLevel(lanes, span);
  if (isTimer(metric)) {
    const stats = toStats(timersOf(lanes, metric, span));
    return stats === null ? [] : [{ metric, stats }];
  }
  const count = sum(lanes.map((lane) => countOf(metric, lane, span)));
  return count === 0 ? [] : [{ metric, stats: { count } }];
}

function countOf(metric: string, lane: Lane, span: Span): number {
  if (metric === 'nOffered') return lane.contacts.filter(({ arrivedAt }) => isIn(span, arrivedAt)).length;
  if (metric !== 'nOverSla') return 0;
  return leftIn(lane, span).filter((contact) => isOverTarget(contact, lane.model)).length;
}

/** Within the target, of all that were answered or gave up; the goal is the share that the queue aims at. */
function toServiceLevel(lanes: readonly Lane[], span: Span): MetricRow[] {
  const parts = lanes.map((lane) => ({ lane, left: leftIn(lane, span) }));
  const denominator = sum(parts.map(({ left }) => left.length));
  if (denominator === 0) return [];
  const numerator = sum(
    parts.map(
      ({ lane, left }) =>
        left.filter((contact) => contact.answeredAt !== null && !isOverTarget(contact, lane.model)).length,
    ),
  );
  const target = lanes[0]?.model.goal ?? 0;
  const stats = { ratio: numerator / denominator, numerator, denominator, target };
  return [{ metric: 'oServiceLevel', stats }];
}

function toView({ target, name, range }: View, lanes: readonly Lane[], span: Span): unknown[] {
  const stats = toStats(
    timersOf(lanes, target, span).filter(
      (ms) => !(range.gte !== undefined && ms < range.gte) && !(range.lt !== undefined && ms >= range.lt),
    ),
  );
  return stats === null ? [] : [{ name, stats }];
}

function timersOf(lanes: readonly Lane[], metric: TimerMetric, span: Span): number[] {
  const timers: number[] = [];
  for (const lane of lanes) {
    for (const contact of lane.contacts) {
      const timer = timerOf(contact, metric);
      if (timer !== null && isIn(span, timer.at)) timers.push(timer.ms);
    }
  }
  return timers;
}

function toStats(timers: readonly number[]): Record<string, number> | null {
  if (timers.length === 0) return null;
  const min = timers.reduce((least, ms) => Math.min(least, ms));
  const max = timers.reduce((most, ms) => Math.max(most, ms));
  return { count: timers.length, sum: sum(timers), min, max };
}

function leftIn(lane: Lane, span: Span): Contact[] {
  return lane.contacts.filter((contact) => {
    const left = leftQueue(contact);
    return left !== null && isIn(span, left.at);
  });
}

function isTimer(metric: string): metric is TimerMetric {
  return timerMetrics.some((name) => name === metric);
}

function isIn({ from, to }: Span, at: number): boolean {
  return at >= from && at < to;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
