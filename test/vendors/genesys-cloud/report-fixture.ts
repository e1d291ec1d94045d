import { afterEach, beforeEach, expect } from 'vitest';
import type { Vendor } from '../../../src/main/vendors/vendor.ts';
import type { ReportAnswer, ReportProgress, ReportQuestion } from '../../../src/shared/report.ts';
import type { FixedClock } from '../fixed-clock.ts';
import { openVendor } from '../genesys-fixture.ts';
import { HastyClock } from '../hasty-clock.ts';
import { ScriptedServer, type SeenRequest } from '../scripted-server.ts';
import { findUnknownFields } from './known-fields.ts';
import { date, listRoute, queues, stats, tokenRoute, vendorNow } from './platform-answers.ts';

export const day = { from: Date.UTC(2026, 2, 1), to: Date.UTC(2026, 2, 2) };
export const hourMs = 3_600_000;

export const ask = (changes: Partial<ReportQuestion> = {}): ReportQuestion => ({
  kind: 'queues',
  ...day,
  queueIds: null,
  granularity: 'PT30M',
  thresholdMs: null,
  formula: null,
  ...changes,
});

interface Body {
  interval: string;
  filter: { predicates: { value: string }[] };
}
export const bodyOf = ({ body }: SeenRequest): Body => JSON.parse(body) as Body;

/** A vendor that knows two queues, and reports of it; every request that was made is looked through at the end. */
export function prepareReports() {
  let server: ScriptedServer;

  beforeEach(async () => {
    server = await new ScriptedServer().start();
    server
      .on(tokenRoute, { body: { access_token: 'token', expires_in: 3600 } })
      .on(listRoute, { headers: date, body: { entities: queues } });
  });
  afterEach(async () => {
    expect(findUnknownFields(server.requests)).toEqual([]);
    await server.stop();
  });

  const open = (changes: Record<string, unknown> = {}, clock: FixedClock = new HastyClock(vendorNow)) =>
    openVendor(server.url, clock, { api: 'platform', ...changes }).vendor;

  async function report(question: ReportQuestion, vendor: Vendor = open(), signal?: AbortSignal) {
    const progress: ReportProgress[] = [];
    const result = await vendor.report({
      question,
      signal: signal ?? new AbortController().signal,
      onProgress: (one) => progress.push(one),
    });
    return { result, progress };
  }

  async function answer(question: ReportQuestion, vendor?: Vendor): Promise<ReportAnswer> {
    const { result } = await report(question, vendor);
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    return result.value;
  }

  const bodies = (): Body[] =>
    server.requests.filter(({ path }) => path.endsWith('/aggregates/query')).map(bodyOf);

  return {
    get server() {
      return server;
    },
    open,
    report,
    answer,
    bodies,
  };
}

/** One group with the figures of one interval. */
export const group = (
  queueId: string,
  mediaType: string | null,
  interval: string,
  metrics: unknown[],
  views?: unknown[],
) => ({
  group: mediaType === null ? { queueId } : { queueId, mediaType },
  data: [{ interval, metrics, ...(views === undefined ? {} : { views }) }],
});
export const level = (numerator: number, denominator: number) =>
  stats('oServiceLevel', { ratio: numerator / denominator, numerator, denominator, target: 0.8 });

/** 40 offered, 36 answered, 31 of them in time, 3 gave up; the vendor counts 38 of them for its own share. */
export const billingVoice = [
  stats('nOffered', { count: 40 }),
  stats('tAnswered', { count: 36, sum: 540_000 }),
  stats('tAbandon', { count: 3, sum: 9000 }),
  stats('tHandle', { count: 35, sum: 6_300_035 }),
  level(31, 38),
];
