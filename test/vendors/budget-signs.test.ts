import { beforeEach, describe, expect, test } from 'vitest';
import { type PacedHttp, withBudget } from '../../src/main/vendors/budget.ts';
import type { Lane } from '../../src/main/vendors/http.ts';
import { SteppedClock, settle } from '../fakes/stepped-clock.ts';
import { pollBy, sendBy, ToldHttp } from './told-http.ts';

// What the vendor says of its limits, and what a connection is said to cost.

const second = 1000;
let clock: SteppedClock;
let http: ToldHttp;
let paced: PacedHttp;

beforeEach(() => {
  clock = new SteppedClock();
  http = new ToldHttp(clock);
  paced = withBudget(http, clock, { pollMs: 20 * second });
});

const send = (lane: Lane, signal?: AbortSignal, host?: string) => sendBy(paced, lane, signal, host);
const poll = (requests?: number) => pollBy(paced, requests);

describe('a refusal for too many requests', () => {
  const refusals: [string, Record<string, string>, number][] = [
    ['whole seconds', { 'retry-after': '37' }, 37_000],
    ['a decimal point', { 'retry-after': '1.5' }, 1500],
    [
      'a date by the vendor’s clock',
      { 'retry-after': 'Mon, 02 Mar 2026 11:00:12 GMT', date: 'Mon, 02 Mar 2026 11:00:00 GMT' },
      12_000,
    ],
    ['the reset header', { 'inin-ratelimit-reset': '61' }, 61_000],
    ['both, of which Retry-After counts', { 'retry-after': '5', 'inin-ratelimit-reset': '61' }, 5000],
  ];

  test.each(refusals)('settled: a 429 pauses every lane by %s', async (_name, headers, pauseMs) => {
    http.answers = [{ status: 429, headers }];
    await send('report');
    await clock.advance(1000);
    for (const lane of ['sign-in', 'live', 'today', 'queues', 'report'] as const)
      expect(await send(lane, undefined, 'other.example.com')).toMatchObject({
        failure: { code: 'rate-limited', retryAfterMs: pauseMs - 1000, retryable: true },
      });
    expect(http.sent).toHaveLength(1);
    await clock.advance(pauseMs - 1000);
    expect(await send('live')).toMatchObject({ ok: true });
  });

  test('settled: one that says nothing pauses every lane too, twice as long each time in a row', async () => {
    http.answers = [{ status: 429 }, { status: 429 }, {}, { status: 429 }];
    const pauseAfter = async () => {
      await send('live');
      const paused = await send('report');
      return paused.ok ? 0 : paused.failure.retryAfterMs;
    };
    expect(await pauseAfter()).toBe(1000);
    await clock.advance(1000);
    expect(await pauseAfter()).toBe(2000);
    await clock.advance(2000);
    expect(await send('live')).toMatchObject({ ok: true, value: { status: 200 } });
    expect(await pauseAfter()).toBe(1000);
  });

  test('answers whoever waits in a lane at that moment', async () => {
    http.held = [];
    const first = send('live');
    const second = send('live');
    http.answers = [{ status: 429, headers: { 'retry-after': '9' } }];
    await settle();
    http.held.shift()?.();
    expect(await first).toMatchObject({ ok: true, value: { status: 429 } });
    expect(await second).toMatchObject({ failure: { code: 'rate-limited', retryAfterMs: 9000 } });
    expect(http.sent).toHaveLength(1);
  });

  test('of a shorter time does not end a longer pause', async () => {
    http.held = [];
    http.answers = [
      { status: 429, headers: { 'retry-after': '60' } },
      { status: 429, headers: { 'retry-after': '1' } },
    ];
    const answers = [send('live'), send('report')];
    await settle();
    for (const release of http.held) release();
    await Promise.all(answers);
    await clock.advance(30 * second);
    expect(await send('live')).toMatchObject({ failure: { retryAfterMs: 30_000 } });
  });
});

describe('the vendor’s own counter', () => {
  const count = (used: number, allowed = 180, reset = '30') => ({
    headers: {
      'inin-ratelimit-count': String(used),
      'inin-ratelimit-allowed': String(allowed),
      'inin-ratelimit-reset': reset,
    },
  });

  test('settled: it is read on every answer, and is forgotten with its reset', async () => {
    paced.setLimit({ perMinute: 300, perSecond: null });
    http.answers = [count(90), count(150)];
    await send('live');
    expect(paced.load()).toMatchObject({ allowedPerMinute: 180, usedShare: 0.5 });
    expect(paced.isTight()).toBe(false);
    await send('live');
    expect(paced.load()).toMatchObject({ allowedPerMinute: 180, usedShare: 150 / 180 });
    expect(paced.isTight()).toBe(true);
    await clock.advance(30 * second);
    expect(paced.load()).toMatchObject({ allowedPerMinute: 300, usedShare: null });
    expect(paced.isTight()).toBe(false);
  });

  test('past 80 % keeps its rest from reports, not from the live figures', async () => {
    http.answers = [count(145)];
    await send('live');
    const report = send('report');
    void send('live');
    await clock.advance(29 * second);
    expect(http.sent.map(({ lane }) => lane)).toEqual(['live', 'live']);
    await clock.advance(second);
    expect(await report).toMatchObject({ ok: true });
  });

  test('at exactly 80 % is not tight', async () => {
    http.answers = [count(80, 100)];
    await send('live');
    expect(paced.isTight()).toBe(false);
  });

  test('holds us to what it allows', async () => {
    paced.setLimit({ perMinute: 300, perSecond: null });
    http.answers = [count(1, 2, '61')];
    await send('live');
    void send('live');
    void send('live');
    await clock.advance(59 * second);
    expect(http.sent).toHaveLength(2);
    await clock.advance(second);
    expect(http.sent).toHaveLength(3);
  });

  test.each([
    ['words', 'many', '180', '30'],
    ['nothing allowed', '5', '0', '30'],
    ['a negative number', '-1', '180', '30'],
    ['a number beyond all measure', '9'.repeat(400), '9'.repeat(400), '30'],
  ])('of %s is not believed', async (_name, used, allowed, reset) => {
    http.answers = [
      {
        headers: {
          'inin-ratelimit-count': used,
          'inin-ratelimit-allowed': allowed,
          'inin-ratelimit-reset': reset,
        },
      },
    ];
    await send('live');
    expect(paced.load()).toMatchObject({ allowedPerMinute: null, usedShare: null });
  });

  test('that lasts for ever is believed for five minutes', async () => {
    http.answers = [count(180, 180, '999999')];
    await send('live');
    await clock.advance(299 * second);
    expect(paced.isTight()).toBe(true);
    await clock.advance(second);
    expect(paced.isTight()).toBe(false);
  });
});

describe('what a connection costs', () => {
  test('counts all lanes and hosts of the last minute', async () => {
    await send('sign-in', undefined, 'login.example.com');
    await clock.advance(30 * second);
    await send('live');
    await send('report');
    expect(paced.load().requestsPerMinute).toBe(3);
    await clock.advance(30 * second);
    expect(paced.load().requestsPerMinute).toBe(2);
    await clock.advance(30 * second);
    expect(paced.load().requestsPerMinute).toBe(0);
  });

  test('counts of a poll its live requests only', async () => {
    await paced.countPoll(async () => {
      await send('sign-in');
      await send('live');
      await send('live');
      await send('today');
    });
    await send('live');
    expect(paced.load().requestsPerPoll).toBe(2);
    await poll(5);
    expect(paced.load().requestsPerPoll).toBe(5);
  });

  test('keeps the cost of a poll when the next one may send nothing', async () => {
    await poll(3);
    http.answers = [{ status: 429, headers: { 'retry-after': '30' } }];
    await send('report');
    await poll(3);
    expect(paced.load().requestsPerPoll).toBe(3);
  });

  test('does not count what was never sent', async () => {
    paced.setLimit({ perMinute: 1, perSecond: null });
    await send('live');
    void send('live');
    await settle();
    expect(paced.load().requestsPerMinute).toBe(1);
  });
});
