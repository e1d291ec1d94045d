import { describe, expect, test } from 'vitest';
import type { CallResult } from '../../src/main/vendors/api-client.ts';
import type { Dialect } from '../../src/main/vendors/dialect.ts';
import { createDialectVendor } from '../../src/main/vendors/dialect-vendor.ts';
import { toAbortFailure } from '../../src/main/vendors/http-failure.ts';
import type { ReportRequest, VendorCapabilities } from '../../src/main/vendors/vendor.ts';
import type { CheckProgress } from '../../src/shared/check.ts';
import type { ApiName } from '../../src/shared/connection.ts';
import { createFailure, type FailureCode } from '../../src/shared/failure.ts';
import type { QueueSummary } from '../../src/shared/queue.ts';
import type { ReportQuestion } from '../../src/shared/report.ts';
import { failed, ok } from '../../src/shared/result.ts';
import { createConnection, readRequest } from './genesys-fixture.ts';

// The choice between ways of asking, with ways that answer as told.

type Answer = 'good' | { code: FailureCode; status: number | null };
const unknownPath: Answer = { code: 'not-found', status: 404 };

class ToldDialect implements Dialect {
  readonly api: ApiName;
  readonly capabilities: VendorCapabilities;
  answer: Answer;
  readonly asked: string[] = [];
  queues: QueueSummary[] = [];

  constructor(api: ApiName, answer: Answer, capabilities: Partial<VendorCapabilities> = {}) {
    this.api = api;
    this.answer = answer;
    this.capabilities = {
      givesWaiting: true,
      splitsMedia: true,
      reports: { queues: ['vendor'], sla: ['answered'] },
      freeThreshold: true,
      ...capabilities,
    };
  }

  signIn = async () => this.#say('signIn', null, 'good');
  probe = async () => this.#say('probe', null);
  listQueues = async () => this.#say('listQueues', []);
  measured = () => ({ clockSkewMs: 0, timeToFirstByteMs: 1 });

  read = async () =>
    this.#say('read', {
      api: this.api,
      readings: [],
      quietQueueIds: [],
      queues: this.queues,
      todayFailure: null,
    });

  async check() {
    const answer = this.#say('check', null);
    const step = {
      step: 'live-figures' as const,
      permission: 'see',
      failure: answer.ok ? null : answer.failure,
      status: answer.ok ? 200 : answer.status,
    };
    return { organisation: 'Acme', queues: [], requestsPerMinute: 4, steps: [step] };
  }

  /** Held: until its signal ends it. */
  isHeld = false;

  async report({ signal }: ReportRequest) {
    this.asked.push('report');
    if (this.isHeld) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return failed(toAbortFailure(signal));
    }
    return ok({
      api: this.api,
      answer: { kind: 'queues' as const, rows: [] },
      notes: [],
      cutShort: null,
    });
  }

  #say<T>(question: string, value: T, answer = this.answer): CallResult<T> {
    this.asked.push(question);
    if (answer === 'good') return { ok: true, value, vendorNow: 0 };
    return { ok: false, failure: createFailure(answer.code), status: answer.status };
  }
}

function open(
  dialects: [ToldDialect, ...ToldDialect[]],
  foundApi: ApiName | null = null,
  changes: Record<string, unknown> = {},
) {
  const found: (ApiName | null)[] = [];
  const vendor = createDialectVendor({
    connection: createConnection('http://127.0.0.1:1', changes),
    dialects,
    foundApi,
    onFoundApi: (api) => found.push(api),
    signIn: async () => failed(createFailure('unsupported')),
    load: () => ({ requestsPerMinute: 0, allowedPerMinute: 300, requestsPerPoll: 0, usedShare: null }),
    countPoll: (poll) => poll(),
    close: async () => undefined,
  });
  return { vendor, found };
}

const never = new AbortController().signal;
const question: ReportQuestion = {
  kind: 'queues',
  from: 0,
  to: 1,
  queueIds: null,
  granularity: 'PT30M',
  thresholdMs: null,
  formula: null,
};
const ask = (changes: Partial<ReportQuestion> = {}) => ({
  question: { ...question, ...changes },
  signal: never,
  onProgress: () => undefined,
});

describe('auto', () => {
  test('settled: auto tries the real dialect first and takes the documents’ where its first data call is a 404', async () => {
    const real = new ToldDialect('platform', unknownPath);
    const documents = new ToldDialect('queue-details', 'good');
    const { vendor, found } = open([real, documents]);
    expect(await vendor.read(readRequest())).toMatchObject({ value: { api: 'queue-details' } });
    expect(found).toEqual(['queue-details']);
    await vendor.read(readRequest());
    expect(real.asked).toEqual(['read']);
    expect(documents.asked).toEqual(['read', 'read']);
  });

  test('settled: the real dialect is not left for any refusal but a 404', async () => {
    for (const answer of [
      { code: 'permission', status: 403 },
      { code: 'vendor-down', status: 503 },
      { code: 'offline', status: null },
    ] as const) {
      const documents = new ToldDialect('queue-details', 'good');
      const { vendor, found } = open([new ToldDialect('platform', answer), documents]);
      expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: answer.code } });
      expect(documents.asked).toEqual([]);
      expect(found).toEqual([]);
    }
  });

  test('settled: what an earlier run found is asked first', async () => {
    const real = new ToldDialect('platform', 'good');
    const documents = new ToldDialect('queue-details', 'good');
    const { vendor, found } = open([real, documents], 'queue-details');
    expect(await vendor.read(readRequest())).toMatchObject({ value: { api: 'queue-details' } });
    expect(real.asked).toEqual([]);
    expect(found).toEqual([]);
  });

  test('settled: a dialect that stops answering is looked for anew', async () => {
    const real = new ToldDialect('platform', unknownPath);
    const documents = new ToldDialect('queue-details', 'good');
    const { vendor, found } = open([real, documents], 'queue-details');
    documents.answer = unknownPath;
    expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'not-found' } });
    real.answer = 'good';
    expect(await vendor.read(readRequest())).toMatchObject({ value: { api: 'platform' } });
    expect(found).toEqual([null, 'platform']);
  });

  test('a list of queues, which several dialects share, does not show which one answers', async () => {
    const real = new ToldDialect('platform', 'good');
    const { vendor, found } = open([real, new ToldDialect('queue-details', 'good')]);
    expect(await vendor.listQueues(never)).toMatchObject({ ok: true });
    real.answer = unknownPath;
    expect(await vendor.read(readRequest())).toMatchObject({ value: { api: 'queue-details' } });
    expect(found).toEqual(['queue-details']);
    expect(await vendor.listQueues(never)).toMatchObject({ ok: true });
    expect(real.asked).toEqual(['listQueues', 'read']);
  });

  test('where no dialect is known the failure is what the first one was told', async () => {
    const { vendor } = open([
      new ToldDialect('platform', { code: 'bad-answer', status: 404 }),
      new ToldDialect('queue-details', unknownPath),
    ]);
    expect(await vendor.read(readRequest())).toMatchObject({ failure: { code: 'bad-answer' } });
  });

  test('a check tells of the dialect that answers, and of the first where none does', async () => {
    const real = new ToldDialect('platform', unknownPath);
    const documents = new ToldDialect('queue-details', 'good');
    const { vendor } = open([real, documents]);
    const told: CheckProgress[] = [];
    expect(await vendor.check(never, (progress) => told.push(progress))).toMatchObject({
      value: {
        api: 'queue-details',
        organisation: 'Acme',
        requestsPerMinute: 4,
        allowedPerMinute: 300,
        steps: [
          { step: 'sign-in', failure: null },
          { step: 'live-figures', permission: 'see', failure: null },
        ],
      },
    });
    // Who watches sees the second way begin anew.
    expect(told.map(({ api, steps, asking }) => [api, steps.length, asking])).toEqual([
      ['platform', 0, 'sign-in'],
      ['platform', 1, null],
      ['queue-details', 0, 'sign-in'],
      ['queue-details', 1, null],
    ]);
    documents.answer = unknownPath;
    const { vendor: lost } = open([real, documents]);
    expect(await lost.check(never)).toMatchObject({ value: { api: 'platform' } });
  });
});

test('settled: a chosen queue that the vendor does not know is named, and the others go on', async () => {
  const dialect = new ToldDialect('queue-stats', 'good');
  dialect.queues = [{ queueId: 'right', name: 'Right', targets: {} }];
  const ids = ['right', 'wrong'];
  expect(await open([dialect], null, { queues: ids }).vendor.read(readRequest())).toMatchObject({
    value: { unknownQueueIds: ['wrong'] },
  });
  expect(await open([dialect], null, { queues: { pattern: 'W*' } }).vendor.read(readRequest())).toMatchObject(
    {
      value: { unknownQueueIds: [] },
    },
  );
});

describe('reports', () => {
  test('the dialect is found out by a small question before a report is asked', async () => {
    const real = new ToldDialect('platform', unknownPath);
    const documents = new ToldDialect('queue-details', 'good');
    const { vendor } = open([real, documents]);
    expect(await vendor.report(ask())).toMatchObject({ value: { api: 'queue-details' } });
    expect(real.asked).toEqual(['probe']);
    expect(documents.asked).toEqual(['probe', 'report']);
  });

  test('a tenant that refuses the right to the small question is asked for the report all the same', async () => {
    const real = new ToldDialect('platform', { code: 'permission', status: 403 });
    const documents = new ToldDialect('queue-details', 'good');
    const { vendor, found } = open([real, documents]);
    expect(await vendor.report(ask())).toMatchObject({ value: { api: 'platform' } });
    expect(documents.asked).toEqual([]);
    // It proves nothing of the live figures, so that these still find out for themselves.
    expect(found).toEqual([]);
  });

  test.each([
    { code: 'vendor-down', status: 503 },
    { code: 'auth', status: null },
    { code: 'permission', status: null },
    { code: 'bad-answer', status: 403 },
  ] as const)('a small question that ends with %j is the end of the report', async (answer) => {
    const real = new ToldDialect('platform', answer);
    const { vendor } = open([real, new ToldDialect('queue-details', 'good')]);
    expect(await vendor.report(ask())).toMatchObject({ failure: { code: answer.code } });
    expect(real.asked).toEqual(['probe']);
  });

  test('closing ends a report that waits for its next try', async () => {
    const dialect = new ToldDialect('platform', 'good');
    dialect.isHeld = true;
    const { vendor } = open([dialect]);
    const asked = vendor.report(ask());
    await expect.poll(() => dialect.asked).toEqual(['report']);
    await vendor.close();
    expect(await asked).toMatchObject({ failure: { code: 'cancelled' } });
  });

  test('a question that the dialect cannot answer is unsupported, and nothing is asked', async () => {
    const dialect = new ToldDialect('acd', 'good', { freeThreshold: false });
    const { vendor } = open([dialect]);
    const unsupported = { ok: false, failure: { code: 'unsupported' } };
    expect(await vendor.report(ask({ kind: 'intervals' }))).toMatchObject(unsupported);
    expect(await vendor.report(ask({ kind: 'sla', thresholdMs: 20_000 }))).toMatchObject(unsupported);
    expect(dialect.asked).toEqual([]);
    expect(await vendor.report(ask({ kind: 'sla' }))).toMatchObject({ ok: true });
  });

  test('settled: a window that does not begin before it ends is refused before anything is asked', async () => {
    const dialect = new ToldDialect('platform', 'good');
    const { vendor } = open([dialect]);
    expect(await vendor.report(ask({ from: 5, to: 5 }))).toMatchObject({ failure: { code: 'bad-request' } });
    expect(dialect.asked).toEqual([]);
  });
});
