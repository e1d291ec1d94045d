import { z } from 'zod';
import { type ApiAnswer, answer, refuse } from '../answer.ts';
import type { ContactCentre } from '../contact-centre.ts';
import type { ApiRequest, Endpoint } from '../endpoint.ts';
import type { Lane } from '../queue-process.ts';
import type { TokenOffice } from '../tokens.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { refuseField, refuseQuery } from './refusal.ts';
import { countWindow, type Span, toVendorPercent, type WindowFigures } from './window-figures.ts';

/*
 * `POST /api/v2/analytics/queues/details/query` over a past window (document 001): a row per queue and media type,
 * further pages at `nextPageUri`. The window ends with the millisecond `dateTo`.
 */

const path = '/api/v2/analytics/queues/details/query';
const dayMs = 86_400_000;

const metricNames = ['offered', 'answered', 'abandoned', 'serviceLevelPercent', 'avgHandleTime'] as const;
type MetricName = (typeof metricNames)[number];

/** ISO 8601 in UTC. */
const utcSchema = z.iso.datetime({ message: 'must be ISO 8601 in UTC' });

const querySchema = z.strictObject({
  dateFrom: utcSchema,
  dateTo: utcSchema,
  groupBys: z.array(z.enum(['queue', 'mediaType'])).min(1),
  metrics: z.array(z.enum(metricNames)).min(1),
  size: z.number().int().min(1).max(1000).default(100),
});
type Query = z.infer<typeof querySchema>;

const cursorSchema = z.strictObject({
  query: querySchema,
  offset: z.number().int().min(1),
  /** The moment of the first page: what happens later does not move rows between pages. */
  at: z.number(),
});

export const aggregation: Endpoint = {
  api: 'queue-details',
  method: 'POST',
  path,
  scope: 'analytics:queue:view',
  isFor: ({ query, body }) =>
    query.has('cursor') || (isObject(body) && ('dateFrom' in body || 'dateTo' in body || 'groupBys' in body)),
  handle(request, centre, at, office) {
    const cursor = request.query.get('cursor');
    return cursor === null
      ? answerFirst(request, centre, at, office)
      : answerNext(cursor, request, centre, office);
  },
};

function answerFirst(request: ApiRequest, centre: ContactCentre, at: number, office: TokenOffice): ApiAnswer {
  const parsed = querySchema.safeParse(request.body);
  if (!parsed.success) return refuseQuery(parsed.error);
  const { from, to } = toSpan(parsed.data);
  if (from >= to - 1) return refuseField('dateFrom', 'must precede dateTo');
  if (to - from > office.rules.longestWindowDays * dayMs) {
    return refuse(504, 'The request timed out before the service answered.');
  }
  return answerPage({ query: parsed.data, offset: 0, at }, request.origin, centre);
}

function answerNext(
  text: string,
  { body, origin }: ApiRequest,
  centre: ContactCentre,
  { rules }: TokenOffice,
): ApiAnswer {
  const cursor = readCursor(text, cursorSchema);
  if (cursor === null) return refuseField('cursor', 'is not known');
  const isEmpty = isObject(body) && Object.keys(body).length === 0;
  const original = querySchema.safeParse(body);
  const isOriginal = original.success && JSON.stringify(original.data) === JSON.stringify(cursor.query);
  if (!isOriginal && (rules.cursorWantsBody || !isEmpty)) {
    return refuseField('body', rules.cursorWantsBody ? 'must be the original query' : 'must be empty');
  }
  return answerPage(cursor, origin, centre);
}

function answerPage(
  { query, offset, at }: z.infer<typeof cursorSchema>,
  origin: string,
  centre: ContactCentre,
): ApiAnswer {
  const span = toSpan(query);
  const rows = toRows(centre, query, { from: span.from, to: Math.min(span.to, at + 1) });
  const next = offset + query.size;
  const entities = rows.slice(offset, next);
  if (next >= rows.length) return answer({ entities });
  const cursor = writeCursor({ query, offset: next, at });
  return answer({ entities, nextPageUri: `${origin}${path}?cursor=${cursor}` });
}

/** The lanes that one row is counted from. */
interface Group {
  key: Record<string, string | null>;
  lanes: Lane[];
}

function toSpan({ dateFrom, dateTo }: Query): Span {
  return { from: Date.parse(dateFrom), to: Date.parse(dateTo) + 1 };
}

function toRows(centre: ContactCentre, { groupBys, metrics }: Query, span: Span): unknown[] {
  const groups = new Map<string, Group>();
  for (const { queueId, name, lanes } of centre.queues()) {
    for (const lane of lanes) {
      const key = {
        queueId: groupBys.includes('queue') ? queueId : null,
        queueName: groupBys.includes('queue') ? name : null,
        mediaType: groupBys.includes('mediaType') ? lane.model.mediaType : null,
      };
      const text = JSON.stringify(key);
      const group: Group = groups.get(text) ?? { key, lanes: [] };
      group.lanes.push(lane);
      groups.set(text, group);
    }
  }
  return [...groups.values()].flatMap(({ key, lanes }) => {
    const figures = countWindow(lanes, span);
    const { offered, answered, abandoned, handled } = figures;
    if (offered + answered + abandoned + handled === 0) return [];
    return [{ ...key, ...Object.fromEntries(metrics.map((metric) => [metric, toMetric(metric, figures)])) }];
  });
}

/** Times are in seconds. */
function toMetric(metric: MetricName, figures: WindowFigures): number | null {
  if (metric === 'serviceLevelPercent') return toVendorPercent(figures);
  if (metric !== 'avgHandleTime') return figures[metric];
  const { handled, handleMs } = figures;
  return handled === 0 ? null : Math.round(handleMs / handled) / 1000;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
