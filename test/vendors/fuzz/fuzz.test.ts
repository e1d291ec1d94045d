import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLog } from '../../../src/main/log.ts';
import { createHttp, type Http } from '../../../src/main/vendors/http.ts';
import { createVendor } from '../../../src/main/vendors/registry.ts';
import type { Vendor } from '../../../src/main/vendors/vendor.ts';
import { type ApiName, type Connection, connectionSchema } from '../../../src/shared/connection.ts';
import { failureSchema } from '../../../src/shared/failure.ts';
import { figureNames, type Reading, readingSchema } from '../../../src/shared/queue.ts';
import { type ReportAnswer, reportAnswerSchema } from '../../../src/shared/report.ts';
import type { ReportKind } from '../../../src/shared/report-terms.ts';
import { ok, type Result } from '../../../src/shared/result.ts';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { openSimulator } from '../../fakes/open-simulator.ts';
import { FixedClock } from '../fixed-clock.ts';
import { type MutationPlan, mutate, mutationPlan } from './mutation.ts';
import { type Recording, ReplayHttp, recordHttp } from './replay-http.ts';

/*
 * Good answers of the demo contact centre, each changed in one place: whatever a vendor sends, nothing throws, no
 * figure is NaN or negative, and what cannot be read never becomes a 0. `QUEUEWATCH_FUZZ_RUNS` asks for more.
 */

const runsPerDialect = Number(process.env.QUEUEWATCH_FUZZ_RUNS ?? 5000);
const startAt = Date.UTC(2026, 2, 2, 11);
const hourMs = 3_600_000;

const dialects: readonly { api: ApiName; vendor: 'genesys-cloud' | 'nice-cxone'; reports: ReportKind[] }[] = [
  { api: 'platform', vendor: 'genesys-cloud', reports: ['queues', 'intervals', 'sla'] },
  { api: 'queue-details', vendor: 'genesys-cloud', reports: ['queues', 'intervals', 'sla'] },
  { api: 'acd', vendor: 'nice-cxone', reports: ['queues', 'sla'] },
  { api: 'queue-stats', vendor: 'nice-cxone', reports: [] },
];

/** Read once: the check of its time zone costs more than a whole run. */
const connections = new Map<string, Connection>();

function connectionTo(api: ApiName, vendor: 'genesys-cloud' | 'nice-cxone', url: string): Connection {
  const id = `${api} ${url}`;
  const known = connections.get(id);
  if (known !== undefined) return known;
  const parts = { id: 'one', name: 'One', vendor, api, loginUrl: url, apiUrl: url, timeZone: 'UTC' };
  const connection = connectionSchema.parse(parts);
  connections.set(id, connection);
  return connection;
}

function open(dialect: (typeof dialects)[number], simulator: Simulator, http: Http): Vendor {
  const { api, vendor } = dialect;
  const clock = new FixedClock(startAt);
  const { url, clientId, clientSecret, cxone } = simulator;
  const created = createVendor(connectionTo(api, vendor, url), {
    clock,
    log: createLog('error', () => {}, clock.now.bind(clock)),
    getCredentials: async () => ok(vendor === 'genesys-cloud' ? { clientId, clientSecret } : cxone),
    openHttp: () => http,
  });
  if (!created.ok) throw new Error(created.failure.detail ?? created.failure.code);
  return created.value;
}

type Asked = { read: Result<{ readings: Reading[] }> } | { report: Result<ReportAnswer> };

/** Whatever waits for another try is not waited for. */
const longestRunMs = 1000;

async function ask(vendor: Vendor, what: 'read' | ReportKind, timeoutMs: number): Promise<Asked> {
  const signal = AbortSignal.timeout(timeoutMs);
  if (what === 'read')
    return { read: await vendor.read({ signal, refreshToday: true, refreshQueues: false }) };
  const question = {
    kind: what,
    from: startAt - 2 * hourMs,
    to: startAt,
    queueIds: null,
    granularity: 'PT1H' as const,
    thresholdMs: null,
    formula: null,
  };
  return { report: await vendor.report({ question, signal, onProgress: () => undefined }) };
}

function checkFigure(name: string, figure: number | null): void {
  if (figure !== null && !(Number.isFinite(figure) && figure >= 0)) throw new Error(`${name} is ${figure}`);
}

function checkReading(reading: Reading): void {
  readingSchema.parse(reading);
  for (const name of figureNames) checkFigure(name, reading[name]);
  for (const [name, value] of Object.entries(reading.serviceLevel ?? {})) checkFigure(name, value);
  checkFigure('observedAt', reading.observedAt);
}

function check(asked: Asked): void {
  const result = 'read' in asked ? asked.read : asked.report;
  if (!result.ok) {
    failureSchema.parse(result.failure);
    return;
  }
  if ('read' in asked && asked.read.ok) asked.read.value.readings.forEach(checkReading);
  if ('report' in asked && asked.report.ok) {
    const { answer } = reportAnswerSchema.parse(asked.report.value);
    for (const row of answer.rows)
      for (const [name, value] of Object.entries(row))
        if (typeof value === 'number') checkFigure(name, value);
  }
}

/** What an answer says, figure by figure: the name of each holds whose it is. */
function toFigures(asked: Asked): Map<string, number> {
  const figures = new Map<string, number>();
  const add = (whose: unknown[], from: object) => {
    for (const [name, value] of Object.entries(from))
      if (typeof value === 'number') figures.set(JSON.stringify([...whose, name]), value);
  };
  if ('read' in asked && asked.read.ok)
    for (const { queueId, mediaType, serviceLevel, ...rest } of asked.read.value.readings) {
      add([queueId, mediaType], rest);
      add([queueId, mediaType, 'serviceLevel'], serviceLevel ?? {});
    }
  if ('report' in asked && asked.report.ok)
    for (const row of asked.report.value.answer.rows) {
      const { queueId, mediaType, intervalStart, ...rest }: Partial<Record<string, unknown>> = row;
      add([queueId, mediaType, intervalStart], rest);
    }
  return figures;
}

/** Zeros that the unchanged answers do not give. */
function findNewZeros(truth: Asked, now: Asked): string[] {
  const before = toFigures(truth);
  return [...toFigures(now)]
    .filter(([name, figure]) => figure === 0 && (before.get(name) ?? 0) !== 0)
    .map(([name]) => name);
}

describe.each(dialects)('$api', (dialect) => {
  const whats = ['read', ...dialect.reports] as const;

  test(
    `${runsPerDialect} changed answers never throw, never give NaN, a negative figure or a wrong 0`,
    async () => {
      const simulator = await openSimulator({
        seed: 5,
        queues: 3,
        startAt,
        frozen: true,
        scenario: 'busy-morning',
        apis: [dialect.api === 'auto' ? 'platform' : dialect.api],
      });
      const recordings = new Map<string, Recording>();
      const truths = new Map<string, Asked>();
      for (const what of whats) {
        const recording: Recording = new Map();
        const clock = new FixedClock(startAt);
        const vendor = open(dialect, simulator, recordHttp(createHttp({ clock }), recording));
        const asked = await ask(vendor, what, 20_000);
        expect('read' in asked ? asked.read : asked.report).toMatchObject({ ok: true });
        recordings.set(what, recording);
        truths.set(what, asked);
        await vendor.close();
      }
      await simulator.stop();

      const seen = { used: 0, good: 0, refused: 0, unreadable: 0 };
      const run = async (whatAt: number, questionAt: number, plan: MutationPlan) => {
        // Live figures are what people act on: half of all runs are theirs.
        const what = whats[whatAt % 2 === 0 ? 0 : (whatAt >> 1) % whats.length] ?? 'read';
        const recording: Recording = recordings.get(what) ?? new Map();
        const questions = [...recording.keys()];
        const question = questions[questionAt % questions.length] ?? '';
        const { text, isUnreadableNumber } = mutate(recording.get(question)?.text ?? '{}', plan);
        const http = new ReplayHttp(recording, { question, text });
        const vendor = open(dialect, simulator, http);
        const asked = await ask(vendor, what, longestRunMs);
        await vendor.close();
        check(asked);
        const truth = truths.get(what);
        if (isUnreadableNumber && truth !== undefined) expect(findNewZeros(truth, asked)).toEqual([]);
        const isGood = 'read' in asked ? asked.read.ok : asked.report.ok;
        if (http.used > 0) seen.used += 1;
        if (isUnreadableNumber) seen.unreadable += 1;
        if (isGood) seen.good += 1;
        else seen.refused += 1;
      };
      await fc.assert(fc.asyncProperty(fc.nat(), fc.nat(), mutationPlan, run), {
        numRuns: runsPerDialect,
        seed: 20261121,
      });
      // The changes reach the program, and are neither all harmless nor all fatal.
      expect(seen.used).toBeGreaterThan(runsPerDialect * 0.9);
      expect(seen.unreadable).toBeGreaterThan(runsPerDialect * 0.1);
      expect(seen.good).toBeGreaterThan(runsPerDialect * 0.1);
      expect(seen.refused).toBeGreaterThan(runsPerDialect * 0.05);
    },
    Math.max(60_000, runsPerDialect * 20),
  );
});
