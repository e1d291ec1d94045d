import { beforeEach, describe, expect, test } from 'vitest';
import { type PacedHttp, withBudget } from '../../src/main/vendors/budget.ts';
import type { Lane } from '../../src/main/vendors/http.ts';
import { SteppedClock, settle } from '../fakes/stepped-clock.ts';
import { pollBy, sendBy, ToldHttp } from './told-http.ts';

// What is sent when, with a vendor that answers at once unless a test holds its answers back.

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

/** Polls every so often, and notes when each was asked for. */
async function pollEvery(everyMs: number, times: number, requests = 1): Promise<number[]> {
  const askedAt: number[] = [];
  for (let index = 0; index < times; index += 1) {
    askedAt.push(clock.monotonic());
    void poll(requests);
    await clock.advance(everyMs);
  }
  return askedAt;
}

function startReport(requests: number) {
  const stop = new AbortController();
  const answers = Array.from({ length: requests }, () => send('report', stop.signal));
  return { answers, stop };
}

describe('lanes', () => {
  test('settled: requests of one lane go one after another', async () => {
    http.held = [];
    const answers = [send('live'), send('live'), send('report'), send('report'), send('sign-in')];
    await settle();
    expect(http.sent.map(({ lane }) => lane)).toEqual(['live', 'report', 'sign-in']);
    while (http.held.length > 0) {
      http.held.shift()?.();
      await settle();
    }
    expect(await Promise.all(answers)).toHaveLength(5);
    expect(Math.max(...http.mostUnderWay.values())).toBe(1);
  });

  test('settled: the budget is spent by priority, sign-in, live, today, queues, report', async () => {
    paced.setLimit({ perMinute: 1, perSecond: null });
    await send('live');
    const lanes: Lane[] = ['report', 'queues', 'today', 'live', 'sign-in'];
    const answers = lanes.map((lane) => send(lane));
    await clock.advance(5 * 60 * second);
    await Promise.all(answers);
    expect(http.sent.slice(1).map(({ lane }) => lane)).toEqual(lanes.toReversed());
    expect(http.sent.map(({ at }) => at / second)).toEqual([0, 60, 120, 180, 240, 300]);
  });

  test('a bug in one request frees its lane', async () => {
    const broken = withBudget(
      { send: () => Promise.reject(new Error('bug')), close: async () => {} },
      clock,
      { pollMs: 20 * second },
    );
    const ask = () =>
      broken.send({
        method: 'GET',
        url: 'https://a.example/x',
        headers: {},
        lane: 'live',
        signal: new AbortController().signal,
      });
    await expect(Promise.all([ask(), ask()])).rejects.toThrow('bug');
    await expect(ask()).rejects.toThrow('bug');
  });
});

describe('a limit', () => {
  test('lets so many requests go within any minute and keeps the rest waiting', async () => {
    paced.setLimit({ perMinute: 3, perSecond: null });
    for (let index = 0; index < 8; index += 1) void send('live');
    await clock.advance(200 * second);
    expect(http.times('live').map((at) => at / second)).toEqual([0, 0, 0, 60, 60, 60, 120, 120]);
  });

  test('of a second spreads a burst over seconds', async () => {
    paced.setLimit({ perMinute: 300, perSecond: 10 });
    for (let index = 0; index < 25; index += 1) void send('live');
    await clock.advance(10 * second);
    const perSecond = [0, 1, 2].map((at) => http.times('live').filter((one) => one === at * second).length);
    expect(perSecond).toEqual([10, 10, 5]);
  });

  test('settled: is one for each host of the connection', async () => {
    paced.setLimit({ perMinute: 1, perSecond: null });
    void send('live');
    void send('sign-in', undefined, 'login.example.com');
    await settle();
    expect(http.sent.map(({ host }) => host)).toEqual(['api.example.com', 'login.example.com']);
  });

  test('that is not known holds nothing back', async () => {
    await Promise.all(Array.from({ length: 1000 }, () => send('report')));
    expect(http.sent).toHaveLength(1000);
    expect(clock.timers).toBe(0);
  });

  test('ends a wait as cancelled when its signal says so, without sending', async () => {
    paced.setLimit({ perMinute: 2, perSecond: null });
    await send('report');
    const stop = new AbortController();
    const answer = send('report', stop.signal);
    await clock.advance(10 * second);
    stop.abort(new DOMException('', 'AbortError'));
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    await clock.advance(100 * second);
    expect(http.sent).toHaveLength(1);
  });

  test('a wait that the time-out ends is told as ours, not as a vendor that did not answer', async () => {
    paced.setLimit({ perMinute: 2, perSecond: null });
    await send('report');
    const stop = new AbortController();
    const answer = send('report', stop.signal);
    await clock.advance(10 * second);
    stop.abort(new DOMException('', 'TimeoutError'));
    expect(await answer).toMatchObject({
      failure: { code: 'rate-limited', reason: 'own-budget', retryAfterMs: 50 * second },
    });
    expect(http.sent).toHaveLength(1);
  });

  test('that holds one question back lets the next one of its lane go once that is called off', async () => {
    paced.setLimit({ perMinute: 1, perSecond: null });
    await send('live');
    const stop = new AbortController();
    void send('live', stop.signal);
    void send('live', undefined, 'other.example.com');
    await settle();
    expect(http.sent).toHaveLength(1);
    stop.abort();
    await settle();
    expect(http.sent.map(({ host }) => host)).toEqual(['api.example.com', 'other.example.com']);
  });
});

describe('a report', () => {
  test('settled: with a 3-request budget, a report that wants 50 leaves every live poll its room', async () => {
    paced.setLimit({ perMinute: 3, perSecond: null });
    void poll();
    await clock.advance(second);
    const { answers, stop } = startReport(50);
    await clock.advance(19 * second);
    const askedAt = await pollEvery(20 * second, 30);
    expect(http.times('live')).toEqual([0, ...askedAt]);
    stop.abort();
    expect(
      (await Promise.all(answers)).every((answer) => answer.ok || answer.failure.code === 'cancelled'),
    ).toBe(true);
  });

  test('takes what live polls leave, all of it and no more', async () => {
    paced.setLimit({ perMinute: 6, perSecond: null });
    void poll();
    await clock.advance(20 * second);
    const { stop } = startReport(50);
    const askedAt = await pollEvery(20 * second, 30);
    expect(http.times('live')).toEqual([0, ...askedAt]);
    // Three a minute lie between the limit and the polls.
    const minutes = Array.from({ length: 11 }, (_, minute) => (20 + 60 * minute) * second);
    expect(http.times('report')).toEqual(minutes.flatMap((at) => [at, at, at]));
    stop.abort();
  });

  test('leaves room for polls before the first one, and is never stopped by polls that do not come', async () => {
    paced.setLimit({ perMinute: 30, perSecond: null });
    const { answers } = startReport(50);
    await clock.advance(second);
    // Three polls a minute are expected.
    expect(http.times('report')).toHaveLength(27);
    await clock.advance(60 * second);
    expect((await Promise.all(answers)).every(({ ok: isGood }) => isGood)).toBe(true);
  });

  test('leaves a poll of many requests its room', async () => {
    paced.setLimit({ perMinute: 300, perSecond: null });
    await pollEvery(15 * second, 3, 50);
    const { stop } = startReport(500);
    const askedAt = await pollEvery(15 * second, 20, 50);
    const live = http.times('live').slice(150);
    expect(live).toEqual(askedAt.flatMap((at) => Array.from({ length: 50 }, () => at)));
    expect(http.times('report').length).toBeGreaterThan(400);
    stop.abort();
  });

  test.each(['today', 'queues'] as const)('waits behind %s, which leaves room for a poll', async (lane) => {
    paced.setLimit({ perMinute: 10, perSecond: null });
    void poll(4);
    await clock.advance(second);
    for (let index = 0; index < 20; index += 1) void send(lane);
    await clock.advance(second);
    expect(http.times(lane)).toHaveLength(6);
    await clock.advance(58 * second);
    const at = clock.monotonic();
    void poll(4);
    await settle();
    expect(http.times('live').slice(4)).toEqual([at, at, at, at]);
  });
});

test('closing ends what waits, and nothing is sent any more', async () => {
  paced.setLimit({ perMinute: 1, perSecond: null });
  await send('live');
  const waiting = send('live');
  await paced.close();
  expect(await waiting).toMatchObject({ failure: { code: 'cancelled' } });
  expect(await send('live')).toMatchObject({ failure: { code: 'cancelled' } });
  expect(http.isClosed).toBe(true);
  expect(http.sent).toHaveLength(1);
  expect(clock.timers).toBe(0);
});
