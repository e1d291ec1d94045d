import { systemClock } from '../../../src/main/clock.ts';
import type { ReportAnswer, ReportProgress, ReportQuestion, ReportRows } from '../../../src/shared/report.ts';
import type { Result } from '../../../src/shared/result.ts';
import { FixedClock } from '../fixed-clock.ts';
import { openVendor, readRequest } from '../genesys-fixture.ts';
import { ScriptedServer } from '../scripted-server.ts';

export const tokenRoute = 'POST /oauth/token';
export const iamRoute = 'GET /api/v2/iam/queues';
export const routingRoute = 'GET /api/v2/routing/queues';
export const detailsRoute = 'POST /api/v2/analytics/queues/details/query';
export const aggregatesRoute = 'POST /api/v2/analytics/conversations/aggregates/query';
export const summaryRoute = 'POST /api/v2/analytics/queues/summary/query';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
/** A Monday in UTC. */
export const monday = Date.UTC(2026, 1, 2);

export const grantToken = { body: { access_token: 'token', expires_in: 3600 } };
export const toListing = (names: Record<string, string>) => ({
  body: { entities: Object.entries(names).map(([id, name]) => ({ id, name })) },
});

/** Pauses of up to a second, such as a budget makes, are over at once. */
export class BriskClock extends FixedClock {
  override setTimer(delayMs: number, task: () => void) {
    const dueAt = this.monotonicMs + delayMs;
    return systemClock.setTimer(delayMs <= 1000 ? 0 : delayMs, () => {
      this.monotonicMs = Math.max(this.monotonicMs, dueAt);
      task();
    });
  }
}

/** A tenant with these queues, long after the windows that are asked about. */
export async function openDetails(names: Record<string, string>) {
  const clock: FixedClock = new BriskClock(monday + 40 * dayMs);
  const server = await new ScriptedServer().start();
  server.on(tokenRoute, grantToken).on(iamRoute, toListing(names));
  return { clock, server };
}

export interface Asked {
  connection?: Record<string, unknown>;
  question?: Partial<ReportQuestion>;
  signal?: AbortSignal;
  /** A poll before it, by the same vendor. */
  readsFirst?: boolean;
  onProgress?: (progress: ReportProgress) => void;
}

/** One report by a vendor made for it. */
export async function report(
  server: ScriptedServer,
  clock: FixedClock,
  kind: ReportQuestion['kind'],
  { connection = {}, question = {}, signal, readsFirst = false, onProgress = () => undefined }: Asked = {},
): Promise<Result<ReportAnswer>> {
  const { vendor } = openVendor(server.url, clock, { api: 'queue-details', ...connection });
  if (readsFirst) await vendor.read(readRequest());
  const answer = await vendor.report({
    question: {
      kind,
      from: monday,
      to: monday + dayMs,
      queueIds: null,
      granularity: 'PT30M',
      thresholdMs: null,
      formula: null,
      ...question,
    },
    signal: signal ?? new AbortController().signal,
    onProgress,
  });
  await vendor.close();
  return answer;
}

export function toAnswer(result: Result<ReportAnswer>): ReportAnswer {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

type RowsOf<Kind extends ReportRows['kind']> = Extract<ReportRows, { kind: Kind }>['rows'];

export function toRows<Kind extends ReportRows['kind']>(
  result: Result<ReportAnswer>,
  kind: Kind,
): RowsOf<Kind> {
  const { answer } = toAnswer(result);
  if (answer.kind !== kind) throw new Error(`asked for ${kind}, got ${answer.kind}`);
  return answer.rows as RowsOf<Kind>;
}

export const noteCodes = (result: Result<ReportAnswer>) =>
  toAnswer(result)
    .notes.map(({ code, count }) => (count === null ? code : `${code} ${count}`))
    .sort();

/** Bodies sent to a route, in order. */
export function bodiesOf(server: ScriptedServer, route: string) {
  const [method, path] = route.split(' ');
  return server.requests
    .filter((request) => request.method === method && request.path.replace(/\?.*$/, '') === path)
    .map(({ body }) => JSON.parse(body));
}
