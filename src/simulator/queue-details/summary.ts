import { z } from 'zod';
import { answer } from '../answer.ts';
import type { ContactCentre } from '../contact-centre.ts';
import type { Endpoint } from '../endpoint.ts';
import { digestQuery, readCursor, writeCursor } from './cursor.ts';
import { refuseField, refuseQuery } from './refusal.ts';
import { answerWaits, type Span } from './window-figures.ts';

/*
 * `POST /api/v2/analytics/queues/summary/query` (document 004): answered conversations by queue, all of them or
 * those that waited no longer than so many milliseconds. Queues without any are left out.
 */

const dayMs = 86_400_000;

const filterSchema = z.discriminatedUnion('path', [
  z.strictObject({
    path: z.literal('queue.id'),
    condition: z.literal('in'),
    values: z.array(z.string().min(1)).min(1),
  }),
  // "Do not wrap the value in quotes": a bare number of milliseconds.
  z.strictObject({ path: z.literal('waitTime'), condition: z.literal('<='), value: z.number().min(0) }),
]);

const bodySchema = z.strictObject({
  dateRange: z.strictObject({
    startDate: z.union([z.iso.date(), z.iso.datetime({ offset: true })], 'must be a date or ISO 8601'),
    endDate: z.union([z.iso.date(), z.iso.datetime({ offset: true })], 'must be a date or ISO 8601'),
  }),
  groupings: z.tuple([z.literal('queue')]),
  metrics: z.tuple([z.literal('conversation.answered')]),
  filters: z.array(filterSchema).default([]),
  pageSize: z.number().int().min(1).max(500).default(100),
  pageToken: z.exactOptional(z.string()),
});
type Body = z.infer<typeof bodySchema>;

const cursorSchema = z.strictObject({
  digest: z.string(),
  offset: z.number().int().min(1),
  at: z.number(),
});

export const summary: Endpoint = {
  api: 'queue-details',
  method: 'POST',
  path: '/api/v2/analytics/queues/summary/query',
  scope: 'analytics:query:view',
  handle({ body }, centre, at) {
    const parsed = bodySchema.safeParse(body);
    if (!parsed.success) return refuseQuery(parsed.error);
    const { pageToken, ...query } = parsed.data;
    const span = toSpan(query.dateRange);
    if (span.from >= span.to) return refuseField('dateRange.startDate', 'must be before endDate');
    const digest = digestQuery(query);
    const start = pageToken === undefined ? { digest, offset: 0, at } : readCursor(pageToken, cursorSchema);
    if (start === null) return refuseField('pageToken', 'is not known');
    if (start.digest !== digest) return refuseField('pageToken', 'belongs to another query');
    const rows = toRows(centre, query.filters, { from: span.from, to: Math.min(span.to, start.at + 1) });
    const next = start.offset + query.pageSize;
    const entities = rows.slice(start.offset, next);
    const hasMore = next < rows.length;
    return answer(hasMore ? { entities, pageToken: writeCursor({ ...start, offset: next }) } : { entities });
  },
};

/** With plain dates the last day belongs to the window, as in the document's month of January; a time ends it. */
function toSpan({ startDate, endDate }: Body['dateRange']): Span {
  const isPlain = !endDate.includes('T');
  return { from: Date.parse(startDate), to: Date.parse(endDate) + (isPlain ? dayMs : 0) };
}

function toRows(centre: ContactCentre, filters: Body['filters'], span: Span): unknown[] {
  return centre.queues().flatMap(({ queueId, name, lanes }) => {
    const isWanted = filters.every((filter) => filter.path !== 'queue.id' || filter.values.includes(queueId));
    if (!isWanted) return [];
    const waitsMs = answerWaits(lanes, span).filter((waitMs) =>
      filters.every((filter) => filter.path !== 'waitTime' || waitMs <= filter.value),
    );
    if (waitsMs.length === 0) return [];
    return [
      { queue: { id: queueId, name }, metrics: { 'conversation.answered': { count: waitsMs.length } } },
    ];
  });
}
