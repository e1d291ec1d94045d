import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReadAnswer, Vendor } from '../../../src/main/vendors/vendor.ts';
import { settle } from '../../fakes/stepped-clock.ts';
import { FixedClock } from '../fixed-clock.ts';
import { openVendor, readRequest } from '../genesys-fixture.ts';
import { HastyClock } from '../hasty-clock.ts';
import { type Reply, ScriptedServer } from '../scripted-server.ts';
import {
  aggregates,
  answerPolls,
  date,
  listRoute,
  liveRoute,
  observations,
  queues,
  stats,
  todayRoute,
  vendorNow,
} from './platform-answers.ts';

// The live figures never wait for the slower lanes, but the first answer has everything.

let server: ScriptedServer;
let vendor: Vendor;

beforeEach(async () => {
  server = answerPolls(await new ScriptedServer().start());
  // The moment for which a live answer waits is over at once.
  vendor = openVendor(server.url, new HastyClock(vendorNow), { api: 'platform' }).vendor;
});
afterEach(async () => {
  await vendor.close();
  await server.stop();
});

/** A reply that stays away until it is sent. */
function hold() {
  const arrived = Promise.withResolvers<ServerResponse>();
  const reply: Reply = { raw: (response) => arrived.resolve(response) };
  return {
    reply,
    arrived: arrived.promise,
    async send({ status = 200, body = {} }: Reply) {
      const response = await arrived.promise;
      response.writeHead(status, { 'content-type': 'application/json', ...date });
      response.end(JSON.stringify(body));
    },
  };
}

async function read(changes: Parameters<typeof readRequest>[0] = {}): Promise<ReadAnswer> {
  const result = await vendor.read(readRequest(changes));
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
const offeredIn = ({ readings }: ReadAnswer) => readings[0]?.offered;

/** Asks again until what the background found is in an answer. */
async function readUntil(isThere: (answer: ReadAnswer) => boolean): Promise<ReadAnswer> {
  for (;;) {
    const answer = await read();
    if (isThere(answer)) return answer;
  }
}

const sixty = {
  results: [
    {
      group: { queueId: 'q-1', mediaType: 'voice' },
      data: [{ metrics: [stats('nOffered', { count: 60 })] }],
    },
  ],
};

test('the first answer waits for today’s figures', async () => {
  const held = hold();
  server.on(todayRoute, held.reply);
  const first = read();
  await held.arrived;
  await held.send({ body: sixty });
  expect(offeredIn(await first)).toBe(60);
});

test('settled: a medium that had contacts today has a row, whoever waits now', async () => {
  const chat = {
    group: { queueId: 'q-2', mediaType: 'chat' },
    data: [{ metrics: [stats('nOffered', { count: 7 })] }],
  };
  server.on(todayRoute, { headers: date, body: { results: [...aggregates.results, chat] } });
  const { readings } = await read();
  expect(
    readings.map(({ queueId, mediaType, waiting, offered }) => [queueId, mediaType, waiting, offered]),
  ).toEqual([
    ['q-1', 'voice', 3, 40],
    ['q-2', 'chat', 0, 7],
  ]);
});

test('a later answer does not wait, and today’s figures are in the next one', async () => {
  await read();
  const held = hold();
  server.on(todayRoute, held.reply);
  expect(offeredIn(await read({ refreshToday: true }))).toBe(40);
  // Never two at once.
  expect(offeredIn(await read({ refreshToday: true }))).toBe(40);
  await held.arrived;
  expect(server.count(todayRoute)).toBe(2);
  await held.send({ body: sixty });
  expect(offeredIn(await readUntil((answer) => offeredIn(answer) !== 40))).toBe(60);
});

test('a failure in the background is told by the next answer', async () => {
  await read();
  const held = hold();
  server.on(todayRoute, held.reply);
  expect((await read({ refreshToday: true })).todayFailure).toBeNull();
  await held.send({ status: 403 });
  const { readings, todayFailure } = await readUntil((answer) => answer.todayFailure !== null);
  expect(todayFailure).toMatchObject({ code: 'permission' });
  expect(readings[0]).toMatchObject({ waiting: 3, offered: null });
});

test('figures of a day that has ended are not shown while those of the new one are on their way', async () => {
  await read();
  const held = hold();
  server.on(todayRoute, held.reply);
  const tomorrow = { date: new Date(vendorNow + 86_400_000).toUTCString() };
  server.on(liveRoute, { headers: tomorrow, body: observations });
  const answer = await read();
  expect(answer.readings[0]).toMatchObject({ waiting: 3, offered: null, window: null });
  await held.send({ body: sixty });
  await readUntil((later) => offeredIn(later) === 60);
});

test('figures of a day that has ended are not shown when they come after its end', async () => {
  await vendor.close();
  vendor = openVendor(server.url, new FixedClock(vendorNow), { api: 'platform' }).vendor;
  await read();
  const held = hold();
  server.on(todayRoute, held.reply);
  const controller = new AbortController();
  const calledOff = vendor.read(readRequest({ refreshToday: true, signal: controller.signal }));
  await held.arrived;
  controller.abort();
  await calledOff;
  const isLive = Promise.withResolvers<void>();
  const tomorrow = {
    date: new Date(vendorNow + 86_400_000).toUTCString(),
    'content-type': 'application/json',
  };
  server.on(liveRoute, {
    raw: (response) =>
      response.writeHead(200, tomorrow).end(JSON.stringify(observations), () => isLive.resolve()),
  });
  const answer = read();
  await isLive.promise;
  await settle();
  await held.send({ body: sixty });
  expect((await answer).readings[0]).toMatchObject({ waiting: 3, offered: null, window: null });
});

test('a queue list that takes long does not hold the live figures', async () => {
  await read();
  const held = hold();
  server.on(listRoute, held.reply);
  const names = ({ readings }: ReadAnswer) => readings.map(({ queueName }) => queueName);
  expect(names(await read({ refreshQueues: true }))).toEqual(['Billing', 'Support']);
  await held.send({ body: { entities: [{ id: 'q-1', name: 'Invoices' }] } });
  expect(names(await readUntil((answer) => answer.readings.length === 1))).toEqual(['Invoices']);
});

test('settled: a queue that the list gained since the question was put has no count of 0 by it', async () => {
  await vendor.close();
  // Waits for the list, so that the newest one comes with an answer to a question that did not know it.
  vendor = openVendor(server.url, new FixedClock(vendorNow), { api: 'platform' }).vendor;
  await read();
  server.on(listRoute, { headers: date, body: { entities: [...queues, { id: 'q-3', name: 'New' }] } });
  const gained = await read({ refreshQueues: true });
  expect(gained.queues.map(({ queueId }) => queueId)).toEqual(['q-1', 'q-2', 'q-3']);
  expect(new Set(gained.readings.map(({ queueId }) => queueId))).toEqual(new Set(['q-1', 'q-2']));
  const [, , named] = (await read()).readings;
  // Today’s figures were asked for before it was there.
  expect(named).toMatchObject({ queueId: 'q-3', waiting: 0, offered: null, answered: null });
  const [, , counted] = (await read({ refreshToday: true })).readings;
  expect(counted).toMatchObject({ queueId: 'q-3', waiting: 0, offered: 0, answered: 0 });
});

test('out of time, the first answer has the live figures and says what is missing', async () => {
  const held = hold();
  server.on(todayRoute, held.reply);
  const controller = new AbortController();
  const first = read({ signal: controller.signal });
  await held.arrived;
  controller.abort(new DOMException('too late', 'TimeoutError'));
  const { readings, todayFailure } = await first;
  expect(readings[0]).toMatchObject({ waiting: 3, offered: null });
  expect(todayFailure).toMatchObject({ code: 'timeout' });
  await held.send({ body: sixty });
  expect((await readUntil((answer) => offeredIn(answer) === 60)).todayFailure).toBeNull();
});

test('called off, the first answer is cancelled', async () => {
  const held = hold();
  server.on(todayRoute, held.reply);
  const controller = new AbortController();
  const first = vendor.read(readRequest({ signal: controller.signal }));
  await held.arrived;
  controller.abort();
  expect(await first).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
});

test('closing ends what goes on in the background', async () => {
  await read();
  const held = hold();
  server.on(todayRoute, held.reply);
  await read({ refreshToday: true });
  const response = await held.arrived;
  const isCut = new Promise<void>((resolve) => response.once('close', resolve));
  await vendor.close();
  await isCut;
});
