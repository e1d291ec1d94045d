import { afterEach, beforeEach, expect, test } from 'vitest';
import { FixedClock } from '../fixed-clock.ts';
import type { ScriptedServer, SeenRequest } from '../scripted-server.ts';
import {
  type Asked,
  bodiesOf,
  dayMs,
  detailsRoute,
  hourMs,
  monday,
  noteCodes,
  openDetails,
  report,
  toAnswer,
  toRows,
} from './details-fixture.ts';
import { queuePage as page, queueRow as row } from './details-rows.ts';

// Long windows, refusals of their size, and early ends.

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  ({ clock, server } = await openDetails({ a: 'Name a', b: 'Name b' }));
});
afterEach(() => server.stop());

const ask = (asked: Asked = {}) => report(server, clock, 'queues', asked);

const spansOf = () =>
  bodiesOf(server, detailsRoute).map(({ dateFrom, dateTo }) => [
    Date.parse(dateFrom),
    Date.parse(dateTo) + 1,
  ]);
const lengthMs = ({ body }: SeenRequest) => {
  const { dateFrom, dateTo } = JSON.parse(body);
  return Date.parse(dateTo) + 1 - Date.parse(dateFrom);
};

test('settled: a window over 30 days is split into weeks up front', async () => {
  server.on(detailsRoute, page([row('a')]));
  await ask({ question: { to: monday + 30 * dayMs } });
  expect(spansOf()).toEqual([[monday, monday + 30 * dayMs]]);
  server.requests.length = 0;
  await ask({ question: { to: monday + 31 * dayMs } });
  expect(spansOf()).toEqual(
    [0, 7, 14, 21, 28].map((day) => [monday + day * dayMs, monday + Math.min(31, day + 7) * dayMs]),
  );
});

test('settled: merged rows weight service level and handle time by answered, and are marked derived', async () => {
  const quiet = { offered: 0, answered: 0, abandoned: 0, serviceLevelPercent: 0, avgHandleTime: 0 };
  server.on(
    detailsRoute,
    page([row('a'), row('b', quiet)]),
    page([
      row('a', {
        offered: 50,
        answered: 20,
        abandoned: 30,
        serviceLevelPercent: 40,
        avgHandleTime: 200,
      }),
    ]),
    page([row('a', quiet), row('a', { mediaType: 'chat' })]),
    page([]),
    page([row('b', quiet)]),
  );
  const result = await ask({ question: { to: monday + 31 * dayMs } });
  expect(toRows(result, 'queues')).toEqual([
    {
      queueId: 'a',
      queueName: 'Name a',
      mediaType: 'voice',
      offered: 150,
      answered: 100,
      abandoned: 50,
      // (90 × 80 + 40 × 20) ÷ 100 and (300 × 80 + 200 × 20) ÷ 100
      serviceLevelPercent: 80,
      averageHandleSeconds: 280,
    },
    expect.objectContaining({
      queueId: 'b',
      offered: 0,
      serviceLevelPercent: null,
      averageHandleSeconds: null,
    }),
    expect.objectContaining({ queueId: 'a', mediaType: 'chat', serviceLevelPercent: 90 }),
  ]);
  expect(noteCodes(result)).toContain('derived 2');
});

test('a merged figure of which one part is not known is not known', async () => {
  server.on(
    detailsRoute,
    page([row('a')]),
    page([row('a', { offered: null, serviceLevelPercent: null })]),
    page([]),
  );
  expect(toRows(await ask({ question: { to: monday + 31 * dayMs } }), 'queues')).toMatchObject([
    { offered: null, answered: 160, serviceLevelPercent: null, averageHandleSeconds: 300 },
  ]);
});

test.each([502, 504, 408])(
  'settled: on %d (408: a time-out) first a smaller size, then halves down to one hour, and nothing counts twice',
  async (status) => {
    // Four hours, of which this vendor can do one at a time; each hour has one contact more than the one before.
    server.on(detailsRoute, (request) => {
      if (lengthMs(request) > hourMs) return { status };
      const hour = (Date.parse(JSON.parse(request.body).dateFrom) - monday) / hourMs;
      return page([row('a', { offered: hour + 1, answered: hour + 1, abandoned: 0 })]);
    });
    const result = await ask({ question: { to: monday + 4 * hourMs } });
    const asked = bodiesOf(server, detailsRoute).map(({ dateFrom, dateTo, size }) => [
      size,
      ...[Date.parse(dateFrom), Date.parse(dateTo) + 1].map((at) => (at - monday) / hourMs),
    ]);
    expect(asked).toEqual([
      [100, 0, 4],
      [25, 0, 4],
      [25, 0, 2],
      [25, 0, 1],
      [25, 1, 2],
      [25, 2, 4],
      [25, 2, 3],
      [25, 3, 4],
    ]);
    expect(toRows(result, 'queues')).toMatchObject([{ offered: 10, answered: 10, abandoned: 0 }]);
    expect(noteCodes(result)).toContain('derived 1');
  },
);

/** Does not wait two seconds for the time-out of a request. */
class QuickTimeoutClock extends FixedClock {
  override setTimer(delayMs: number, task: () => void) {
    return super.setTimer(delayMs === 2000 ? 100 : delayMs, task);
  }
}

test('a vendor that stays silent is asked for less, too', async () => {
  clock = new QuickTimeoutClock(monday + 40 * dayMs);
  server.on(detailsRoute, { raw: () => undefined }, page([row('a')]));
  expect(toRows(await ask(), 'queues')).toHaveLength(1);
  expect(bodiesOf(server, detailsRoute).map(({ size }) => size)).toEqual([100, 25]);
});

test('pages of a window that is asked for again are dropped', async () => {
  server.on(detailsRoute, page([row('a')], '/next'), page([row('a'), row('b')]));
  server.on('POST /next', { status: 504 });
  const result = await ask();
  expect(toRows(result, 'queues').map(({ queueId, offered }) => [queueId, offered])).toEqual([
    ['a', 100],
    ['b', 100],
  ]);
});

test('settled: an hour that is still too long is repeated and then told', async () => {
  server.on(detailsRoute, { status: 504, headers: { 'retry-after': '0' } });
  expect(await ask({ question: { to: monday + hourMs } })).toMatchObject({
    ok: false,
    failure: { code: 'vendor-down' },
  });
  expect(server.count(detailsRoute)).toBe(5);
});

test('waits as long as a 429 asks and goes on', async () => {
  server.on(detailsRoute, { status: 429, headers: { 'retry-after': '0' } }, page([row('a')]));
  expect(toRows(await ask(), 'queues')).toHaveLength(1);
});

/** Aborted by the server as soon as it is asked there. */
function abortAt(route: string): AbortSignal {
  const stop = new AbortController();
  server.on(route, { raw: () => stop.abort() });
  return stop.signal;
}

test('cancelled after some pages keeps their rows and says so', async () => {
  server.on(detailsRoute, page([row('a')], '/next'));
  const answer = toAnswer(await ask({ signal: abortAt('POST /next') }));
  expect(answer.answer.rows).toHaveLength(1);
  expect(answer.cutShort).toMatchObject({ code: 'cancelled' });
});

test('cancelled before the last part of the window is cancelled, as no row is complete', async () => {
  server.on(detailsRoute, page([row('a')]), page([row('a')], '/next'), page([row('a')]));
  const signal = abortAt('POST /next');
  expect(await ask({ question: { to: monday + 31 * dayMs }, signal })).toMatchObject({
    ok: false,
    failure: { code: 'cancelled' },
  });
});

test('cancelled in the last part keeps what that part had shown already', async () => {
  const stop = new AbortController();
  server.on(detailsRoute, ...[1, 2, 3, 4].map(() => page([row('a'), row('b')])), page([row('a')], '/next'));
  server.on('POST /next', { raw: () => stop.abort() });
  const result = await ask({ question: { to: monday + 31 * dayMs }, signal: stop.signal });
  expect(toRows(result, 'queues').map(({ queueId, offered }) => [queueId, offered])).toEqual([['a', 500]]);
  expect(toAnswer(result).cutShort).toMatchObject({ code: 'cancelled' });
});

test('tells how far it is', async () => {
  server.on(detailsRoute, page([row('a'), row('b')]));
  const told: unknown[] = [];
  await ask({ question: { to: monday + 35 * dayMs }, onProgress: (progress) => told.push(progress) });
  expect(told.at(-1)).toEqual({ pages: 5, rows: 10, share: 1 });
  expect(told).toContainEqual({ pages: 2, rows: 4, share: 0.4 });
});
