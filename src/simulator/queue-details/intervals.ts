import { z } from 'zod';
import { type ApiAnswer, answer } from '../answer.ts';
import type { ContactCentre, DemoQueue } from '../contact-centre.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Lane } from '../queue-process.ts';
import { digestQuery, readCursor, writeCursor } from './cursor.ts';
import { refuseField, refuseQuery } from './refusal.ts';
import { countSlots, type Span, toVendorPercent, type WindowFigures } from './window-figures.ts';

/*
 * `POST /api/v2/analytics/conversations/aggregates/query` with `dateRange` and `interval` (document 002): a row per
 * interval and group, further pages by `pageId`. Intervals lie on the UTC clock; the window ends with the
 * millisecond `to`.
 */

const metricNames = [
  'offerCount',
  'handledCount',
  'abandonedCount',
  'serviceLevelPercent',
  'handleTime',
  'wrapUpTime',
] as const;
type MetricName = (typeof metricNames)[number];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const intervalsMs = {
  PT15M: hourMs / 4,
  PT30M: hourMs / 2,
  PT1H: hourMs,
  P1D: dayMs,
  P1W: 7 * dayMs,
} as const;
/** The first Monday of the epoch, on which weeks are counted. */
const firstMondayMs = 4 * dayMs;

const momentSchema = z.iso.datetime({ offset: true, message: 'must be ISO 8601' });

const bodySchema = z.strictObject({
  dateRange: z
    .strictObject({ from: momentSchema, to: momentSchema })
    .refine(({ from, to }) => Date.parse(from) < Date.parse(to), { message: 'from must be before to' }),
  interval: z.enum(['PT15M', 'PT30M', 'PT1H', 'P1D', 'P1W']),
  groupBys: z.array(z.enum(['queue', 'mediaType'])).min(1),
  metrics: z.array(z.enum(metricNames)).min(1),
  filter: z.exactOptional(
    z.strictObject({
      type: z.literal('AND'),
      predicates: z
        .array(
          z.strictObject({
            type: z.literal('EQUALS'),
            field: z.literal('queue.id'),
            value: z.guid({ message: 'must be a UUID' }),
          }),
        )
        .min(1),
    }),
  ),
});
type Body = z.infer<typeof bodySchema>;

const pageSchema = z.object({
  pageSize: z.coerce.number().int().min(1).max(500).default(250),
  pageId: z.exactOptional(z.string()),
});

const cursorSchema = z.strictObject({
  digest: z.string(),
  offset: z.number().int().min(1),
  at: z.number(),
});

export const intervals: Endpoint = {
  api: 'queue-details',
  method: 'POST',
  path: '/api/v2/analytics/conversations/aggregates/query',
  scope: 'analytics:conversation:read',
  isFor: ({ body }) =>
    typeof body === 'object' && body !== null && ('dateRange' in body || 'groupBys' in body),
  handle({ query, body }, centre, at, office) {
    const page = pageSchema.safeParse(Object.fromEntries(query));
    if (!page.success) return refuseQuery(page.error);
    const parsed = bodySchema.safeParse(body);
    if (!parsed.success) return refuseQuery(parsed.error);
    const { pageSize, pageId } = page.data;
    const digest = digestQuery(parsed.data);
    const start = pageId === undefined ? { digest, offset: 0, at } : readCursor(pageId, cursorSchema);
    if (start === null) return refuseField('pageId', 'is not known');
    if (start.digest !== digest) return refuseField('pageId', 'belongs to another query');
    const rows = toRows(centre, parsed.data, start.at, office.rules.countsSlots);
    return toPage(rows, start, pageSize);
  },
};

function toPage(rows: readonly unknown[], start: z.infer<typeof cursorSchema>, pageSize: number): ApiAnswer {
  const next = start.offset + pageSize;
  const entities = rows.slice(start.offset, next);
  return answer(
    next >= rows.length ? { entities } : { entities, nextPageId: writeCursor({ ...start, offset: next }) },
  );
}

function toRows(centre: ContactCentre, body: Body, at: number, countsSlots: boolean): unknown[] {
  const { dateRange, interval, metrics } = body;
  const span = { from: Date.parse(dateRange.from), to: Math.min(Date.parse(dateRange.to), at) + 1 };
  const rows = toGroups(centre.queues(), body).flatMap(({ groupByValues, lanes }) => {
    const parts = toParts(lanes, span, interval, countsSlots);
    return [...parts].map(([startAt, slots]) => ({
      startAt,
      row: {
        date: new Date(startAt).toISOString(),
        groupByValues,
        metrics: Object.fromEntries(metrics.map((metric) => [metric, toMetric(metric, slots)])),
      },
    }));
  });
  return rows.sort((one, other) => one.startAt - other.startAt).map(({ row }) => row);
}

function toGroups(
  queues: readonly DemoQueue[],
  { filter, groupBys }: Body,
): { groupByValues: string[]; lanes: Lane[] }[] {
  const groups = new Map<string, { groupByValues: string[]; lanes: Lane[] }>();
  for (const { queueId, name, lanes } of queues) {
    if (filter?.predicates.some(({ value }) => value.toLowerCase() !== queueId) === true) continue;
    for (const lane of lanes) {
      const groupByValues = groupBys.map((by) => (by === 'queue' ? name : lane.model.mediaType));
      // Queues of one name stay apart: only their names cannot be told apart.
      const key = JSON.stringify([groupBys.includes('queue') ? queueId : null, groupByValues]);
      const group = groups.get(key) ?? { groupByValues, lanes: [] };
      group.lanes.push(lane);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

/** By interval what was counted: in one piece, or in the half hours that the vendor may keep its sums by. */
function toParts(
  lanes: readonly Lane[],
  span: Span,
  interval: Body['interval'],
  countsSlots: boolean,
): Map<number, WindowFigures[]> {
  const lengthMs = intervalsMs[interval];
  const slotMs = countsSlots ? Math.min(lengthMs, hourMs / 2) : lengthMs;
  const parts = new Map<number, WindowFigures[]>();
  for (const [slotAt, figures] of countSlots(lanes, span, (at) => toStart(at, slotMs))) {
    const startAt = toStart(slotAt, lengthMs);
    parts.set(startAt, [...(parts.get(startAt) ?? []), figures]);
  }
  return parts;
}

function toStart(at: number, lengthMs: number): number {
  const offsetMs = lengthMs === intervalsMs.P1W ? firstMondayMs : 0;
  return Math.floor((at - offsetMs) / lengthMs) * lengthMs + offsetMs;
}

/** `count` is the number of intervals with data, `sum` adds their values up: percentages as well. */
function toMetric(metric: MetricName, slots: readonly WindowFigures[]): { count: number; sum: number } {
  const values = slots.map((figures) => toValue(metric, figures));
  return { count: slots.length, sum: values.reduce((total, value) => total + value, 0) };
}

/** Times are in seconds. */
function toValue(metric: MetricName, figures: WindowFigures): number {
  switch (metric) {
    case 'offerCount':
      return figures.offered;
    case 'handledCount':
      return figures.handled;
    case 'abandonedCount':
      return figures.abandoned;
    case 'serviceLevelPercent':
      return toVendorPercent(figures);
    case 'handleTime':
      return figures.handleMs / 1000;
    case 'wrapUpTime':
      return figures.wrapUpMs / 1000;
  }
}
