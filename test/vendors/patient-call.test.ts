import { expect, test } from 'vitest';
import type { CallResult } from '../../src/main/vendors/api-client.ts';
import { callPatiently, type Patience } from '../../src/main/vendors/patient-call.ts';
import { createFailure, type FailureCode } from '../../src/shared/failure.ts';
import { FixedClock } from './fixed-clock.ts';
import { HastyClock } from './hasty-clock.ts';

const good: CallResult<string> = { ok: true, value: 'answer', vendorNow: 0 };
const bad = (
  code: FailureCode,
  status: number | null = null,
  facts: { retryAfterMs?: number } = {},
): CallResult<string> => ({ ok: false, failure: createFailure(code, facts), status });

async function run(answers: CallResult<string>[], changes: Partial<Patience> = {}) {
  const clock = new HastyClock(0);
  const last = answers.at(-1) ?? good;
  let calls = 0;
  const result = await callPatiently(async () => answers[calls++] ?? last, {
    clock,
    random: () => 0.5,
    signal: new AbortController().signal,
    ...changes,
  });
  return { result, calls, waitsMs: clock.waitsMs };
}

test('a good answer is asked for once', async () => {
  expect(await run([good])).toEqual({ result: good, calls: 1, waitsMs: [] });
});

test.each<FailureCode>(['rate-limited', 'timeout', 'vendor-down', 'offline', 'proxy'])(
  'settled: after %s it asks again, waiting a part of a span that doubles',
  async (code) => {
    const { result, waitsMs } = await run([bad(code), bad(code), bad(code), good]);
    expect(result).toEqual(good);
    expect(waitsMs).toEqual([250, 500, 1000]);
  },
);

test('it gives up after three repeats', async () => {
  const { result, calls } = await run([bad('vendor-down', 503)]);
  expect(result).toMatchObject({ failure: { code: 'vendor-down' } });
  expect(calls).toBe(4);
});

test.each<FailureCode>(['auth', 'permission', 'bad-request', 'not-found', 'bad-answer', 'tls'])(
  'settled: %s is not repeated',
  async (code) => {
    expect((await run([bad(code), good])).calls).toBe(1);
  },
);

test('settled: it waits as long as the vendor asks and up to a tenth more', async () => {
  const { waitsMs } = await run([bad('rate-limited', 429, { retryAfterMs: 7000 }), good]);
  expect(waitsMs).toEqual([7350]);
});

test('a vendor that asks for more than five minutes is not waited for', async () => {
  const { result, calls, waitsMs } = await run([bad('rate-limited', 429, { retryAfterMs: 300_001 }), good]);
  expect(result).toMatchObject({ failure: { code: 'rate-limited' } });
  expect([calls, waitsMs]).toEqual([1, []]);
});

test('settled: a wait that would pass the time-out ends at once', async () => {
  const limited = bad('rate-limited', 429, { retryAfterMs: 60_000 });
  const { result, calls, waitsMs } = await run([limited, good], { remainingMs: () => 29_000 });
  expect(result).toEqual(limited);
  expect([calls, waitsMs]).toEqual([1, []]);
  expect((await run([limited, good], { remainingMs: () => 70_000 })).result).toEqual(good);
});

test.each<[FailureCode, number | null, number]>([
  ['vendor-down', 502, 1],
  ['vendor-down', 504, 1],
  ['timeout', null, 1],
  ['vendor-down', 500, 2],
  ['vendor-down', 503, 2],
  ['rate-limited', 429, 2],
])('with a caller that splits its window, %s (%s) is asked %i times', async (code, status, calls) => {
  expect((await run([bad(code, status), good], { splitsInstead: true })).calls).toBe(calls);
});

test.each<[unknown, FailureCode]>([
  [undefined, 'cancelled'],
  [new DOMException('too late', 'TimeoutError'), 'rate-limited'],
])('a wait ends with its signal; a time-out leaves the vendor’s own failure (%s)', async (reason, code) => {
  const controller = new AbortController();
  const calls: number[] = [];
  const result = await callPatiently(
    async () => {
      calls.push(1);
      queueMicrotask(() => controller.abort(reason));
      return bad('rate-limited', 429, { retryAfterMs: 60_000 });
    },
    { clock: new FixedClock(0), signal: controller.signal },
  );
  expect(result).toMatchObject({ failure: { code } });
  expect(calls.length).toBe(1);
});

test('a time-out of our own during a repeat leaves what the vendor last said', async () => {
  const controller = new AbortController();
  let calls = 0;
  const result = await callPatiently(
    async () => {
      calls += 1;
      if (calls === 1) return bad('rate-limited', 429, { retryAfterMs: 1 });
      controller.abort(new DOMException('too late', 'TimeoutError'));
      return bad('timeout');
    },
    { clock: new HastyClock(0), signal: controller.signal },
  );
  expect(result).toMatchObject({ failure: { code: 'rate-limited' } });
});
