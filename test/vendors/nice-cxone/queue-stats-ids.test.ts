import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FixedClock } from '../fixed-clock.ts';
import { type Reply, ScriptedServer, type SeenRequest } from '../scripted-server.ts';
import { openCxone, readRequest, readWell, secrets, statsRoute, statsTokenRoute } from './cxone-fixture.ts';

// How document 003's queues are asked for by their ids, and what is done about ids that are wrong.

const { clientId, clientSecret } = secrets;

let server: ScriptedServer;

beforeEach(async () => {
  server = await new ScriptedServer().start();
  server.on(statsTokenRoute, { body: { access_token: 'token', token_type: 'Bearer', expires_in: 3600 } });
});
afterEach(() => server.stop());

const row = (id: string) => ({ queue: { id, name: `Name ${id}` }, metrics: [] });
const open = (queues: readonly string[]) =>
  openCxone(
    server.url,
    new FixedClock(Date.UTC(2026, 10, 21, 10)),
    { api: 'queue-stats', apiUrl: server.url, queues },
    { credentials: { clientId, clientSecret } },
  );
const toQuery = ({ path }: SeenRequest) => new URL(path, 'http://any').searchParams;
const asked = () => server.requests.filter(({ path }) => path.startsWith('/api/v2/reporting/queues/stats'));
const askedIds = () => asked().map((request) => toQuery(request).get('queueIds')?.split(',') ?? null);

const uuid = (index: number) => `12345678-1234-1234-1234-${String(index).padStart(12, '0')}`;
const echo = (request: SeenRequest): Reply => ({
  body: { data: (toQuery(request).get('queueIds') ?? '').split(',').map((id) => row(id)) },
});

test('settled: ids go in chunks that keep the address under 2,000 characters', async () => {
  const queues = Array.from({ length: 120 }, (_, index) => uuid(index));
  server.on(statsRoute, echo);
  expect((await readWell(open(queues).vendor)).readings.map(({ queueId }) => queueId)).toEqual(queues);
  const lengths = asked().map(({ path }) => `${server.url}${path}`.length);
  expect(Math.max(...lengths)).toBeLessThan(2000);
  // 37 characters an id beside some 130 of the rest: about 50 fit.
  expect(lengths).toHaveLength(3);
});

test('an id that wants encoding is one id', async () => {
  server.on(statsRoute, { body: { data: [row('a,b&c')] } });
  await readWell(open(['a,b&c']).vendor);
  expect(asked()[0]?.path).toContain('queueIds=a%2Cb%26c&');
});

describe('settled: a 404 means that one id is wrong', () => {
  const queues = Array.from({ length: 16 }, (_, index) => uuid(index));
  let wrong: string[];
  /** What a question for all queues leaves out, though it is there. */
  let unlisted: string[];

  beforeEach(() => {
    wrong = [uuid(11)];
    unlisted = [];
    server.on(statsRoute, (request) => {
      const ids = toQuery(request).get('queueIds')?.split(',');
      const listed = queues.filter((id) => !wrong.includes(id) && !unlisted.includes(id));
      if (ids === undefined) return { body: { data: [...listed, 'another'].map((id) => row(id)) } };
      return ids.some((id) => wrong.includes(id)) ? { status: 404 } : echo(request);
    });
  });

  async function expectAllBut(missing: readonly string[]) {
    const { readings, unknownQueueIds } = await readWell(open(queues).vendor);
    expect(readings.map(({ queueId }) => queueId).sort()).toEqual(
      queues.filter((id) => !missing.includes(id)),
    );
    expect(unknownQueueIds).toEqual(missing);
  }

  test.each([0, 11, 15])(
    'number %i of 16 is found by halving and said, and the rest goes on',
    async (index) => {
      wrong = [uuid(index)];
      unlisted = queues;
      await expectAllBut(wrong);
      // Two for the 16, one for all queues, then two a halving: 3 + 4 × 2.
      expect(asked()).toHaveLength(11);
    },
  );

  test('what all queues list is right, so that only the rest is looked through', async () => {
    wrong = [uuid(3), uuid(9)];
    unlisted = [uuid(4)];
    await expectAllBut(wrong);
    // For the 16, all queues, the three that these leave out, 3 and 4, each of them, and 9.
    expect(askedIds().slice(2)).toEqual([
      [uuid(3), uuid(4), uuid(9)],
      [uuid(3), uuid(4)],
      [uuid(3)],
      [uuid(4)],
      [uuid(9)],
    ]);
  });

  test('thousands of wrong ones cost some dozens of questions, and are not looked for again', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => uuid(index));
    wrong = many.filter((_, index) => index % 5 === 2);
    server.on(statsRoute, (request) => {
      const ids = toQuery(request).get('queueIds')?.split(',');
      const right = many.filter((_, index) => index % 5 !== 2);
      if (ids === undefined) return { body: { data: right.map((id) => row(id)) } };
      return ids.some((id) => wrong.includes(id)) ? { status: 404 } : echo(request);
    });
    const { vendor } = open(many);
    expect((await readWell(vendor)).readings).toHaveLength(4000);
    expect(asked().length).toBeLessThan(50);
    const before = asked().length;
    expect((await readWell(vendor)).readings).toHaveLength(4000);
    // 4,000 ids of 37 characters in addresses of 2,000, and nothing else.
    expect(asked().length - before).toBeLessThan(90);
  });

  test('a queue that is wrong no more is read again once all queues list it', async () => {
    wrong = [uuid(1), uuid(2)];
    const { vendor } = open([...wrong]);
    const failure = { code: 'not-found', subject: `${uuid(1)}, ${uuid(2)}` };
    expect(await vendor.read(readRequest())).toMatchObject({ failure });
    const before = asked().length;
    expect(await vendor.read(readRequest({ refreshQueues: true }))).toMatchObject({ failure });
    expect(askedIds().slice(before)).toEqual([null]);
    wrong = [uuid(1)];
    expect((await readWell(vendor)).readings.map(({ queueId }) => queueId)).toEqual([uuid(2)]);
    await readWell(vendor);
    expect(askedIds().at(-1)).toEqual([uuid(2)]);
  });

  test('it is not asked for again until the queues are looked up anew', async () => {
    const { vendor } = open(queues);
    await readWell(vendor);
    const before = asked().length;
    await readWell(vendor);
    expect(asked().length - before).toBe(1);
    expect(askedIds().at(-1)).not.toContain(uuid(11));
    wrong = [];
    expect((await readWell(vendor, { refreshQueues: true })).readings).toHaveLength(16);
  });

  test('several are found, too', async () => {
    wrong = [uuid(0), uuid(7), uuid(15)];
    expect((await readWell(open(queues).vendor)).readings).toHaveLength(13);
  });

  test('none that is right is a failure that names them', async () => {
    wrong = [uuid(1)];
    expect(await open([uuid(1)]).vendor.read(readRequest())).toMatchObject({
      failure: { code: 'not-found', subject: uuid(1) },
    });
  });

  test('a path that is not there is no wrong id', async () => {
    server.on(statsRoute, { status: 404 });
    expect(await open(queues).vendor.read(readRequest())).toMatchObject({
      failure: { code: 'not-found', subject: '/api/v2/reporting/queues/stats' },
    });
    expect(asked()).toHaveLength(2);
  });
});

describe('a 400 means that one id is malformed', () => {
  const queues = Array.from({ length: 8 }, (_, index) => uuid(index));
  const badRequest: Reply = { status: 400, body: { message: 'Invalid queueIds' } };

  /** Refuses ids that are no UUIDs; lists those of `queues` that are listed. */
  function refuseMalformed(listed: readonly string[]) {
    server.on(statsRoute, (request) => {
      const ids = toQuery(request).get('queueIds')?.split(',');
      if (ids === undefined) return { body: { data: listed.map((id) => row(id)) } };
      return ids.every((id) => /^[0-9-]{36}$/.test(id)) ? echo(request) : badRequest;
    });
  }

  test.each<[string, readonly string[]]>([
    ['all queues are listed', queues],
    ['none is listed', []],
  ])('it is named and the others go on, where %s', async (_name, listed) => {
    refuseMalformed(listed);
    const { vendor } = open([...queues, 'Sales']);
    const { readings, unknownQueueIds } = await readWell(vendor);
    expect(readings.map(({ queueId }) => queueId).sort()).toEqual(queues);
    expect(unknownQueueIds).toEqual(['Sales']);
    const before = asked().length;
    await readWell(vendor);
    expect(askedIds().slice(before)).toEqual([queues]);
  });

  test('one id alone is named by a failure, as an unknown one is', async () => {
    refuseMalformed(queues);
    expect(await open(['Sales']).vendor.read(readRequest())).toMatchObject({
      failure: { code: 'not-found', subject: 'Sales' },
    });
  });

  test('a 400 to the question for all queues is for the question', async () => {
    server.on(statsRoute, badRequest);
    expect(await open(queues).vendor.read(readRequest())).toMatchObject({ failure: { code: 'bad-request' } });
    expect(askedIds()).toEqual([queues, null]);
  });
});
