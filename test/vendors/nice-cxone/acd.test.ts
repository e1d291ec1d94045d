import { afterEach, beforeEach, expect, test } from 'vitest';
import { FixedClock } from '../fixed-clock.ts';
import { ScriptedServer } from '../scripted-server.ts';
import {
  activityRoute,
  openCxone,
  readRequest,
  readWell,
  scriptTenant,
  slaRoute,
  summaryRoute,
  tokenRoute,
} from './cxone-fixture.ts';
import { answer, billing, iso, now } from './skill-rows.ts';

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(now);
  server = scriptTenant(await new ScriptedServer(() => clock.now()).start());
  server.on(activityRoute, { body: answer(billing) });
});
afterEach(() => server.stop());

const open = (changes: Record<string, unknown> = {}) => openCxone(server.url, clock, changes);
const activityQueries = () =>
  server.requests.flatMap(({ path }) =>
    path.includes('/skills/activity') ? [Object.fromEntries(new URL(path, server.url).searchParams)] : [],
  );

async function readOne(row: object) {
  server.on(activityRoute, { body: answer(row) });
  const [reading] = (await readWell(open().vendor)).readings;
  if (reading === undefined) throw new Error('no reading');
  return reading;
}

test('settled: reads a skill as a queue with the vendor’s figures at the vendor’s time', async () => {
  const { readings, api, queues } = await readWell(open().vendor);
  expect(api).toBe('acd');
  expect(readings).toEqual([
    {
      connectionId: 'us',
      queueId: '4101',
      queueName: 'Billing EN',
      mediaType: 'voice',
      observedAt: now - 2000,
      waiting: 3,
      longestWaitMs: 205_000,
      interacting: 9,
      agentsOnQueue: 12,
      agentsAvailable: 1,
      agentsBusy: 8,
      offered: null,
      answered: null,
      abandoned: null,
      averageHandleMs: null,
      averageWaitMs: null,
      serviceLevel: { percent: 86, withinTarget: 140, total: 162, targetMs: 30_000, goalPercent: 80 },
      window: null,
    },
  ]);
  expect(queues).toEqual([
    { queueId: '4101', name: 'Billing EN', targets: { voice: { targetMs: 30_000, goalPercent: 80 } } },
  ]);
});

test('asks for everything with nothing but the documented path', async () => {
  await readWell(open().vendor);
  await readWell(open({ apiVersion: 'v31.0' }).vendor).catch(() => undefined);
  const paths = server.requests.map(({ path }) => path).filter((path) => path.includes('/skills/activity'));
  expect(paths).toEqual([
    '/inContactAPI/services/v34.0/skills/activity',
    '/inContactAPI/services/v31.0/skills/activity',
  ]);
});

test('takes the older wrapper, names in any case and numbers as text', async () => {
  const shouted = Object.fromEntries(
    Object.entries(billing).map(([name, value]) => [
      name[0]?.toUpperCase() + name.slice(1),
      value === true ? 'True' : String(value),
    ]),
  );
  const plain = await readOne(billing);
  server.on(activityRoute, { body: { resultset: { LastPollTime: iso(now), SkillActivity: [shouted] } } });
  const [reading] = (await readWell(open().vendor)).readings;
  expect(reading).toEqual(plain);
});

test('settled: what a row does not say is not known, and its time is that of the answer, else of its receipt', async () => {
  const bare = await readOne({ skillId: 7, queueCount: 2, earliestQueueTime: iso(now - 61_000) });
  expect(bare).toMatchObject({
    queueName: '7',
    mediaType: 'other',
    observedAt: now - 1000,
    longestWaitMs: 60_000,
    interacting: null,
    agentsOnQueue: null,
    serviceLevel: { percent: null, withinTarget: null, total: null, targetMs: null, goalPercent: null },
  });
  server.on(activityRoute, {
    headers: { date: new Date(now + 4000).toUTCString() },
    body: { skillActivity: [{ skillId: 7, queueCount: 2, earliestQueueTime: iso(now - 61_000) }] },
  });
  const [timeless] = (await readWell(open().vendor)).readings;
  // The wait is against the vendor's clock, which its date header tells; the observation is ours.
  expect(timeless).toMatchObject({ observedAt: now, longestWaitMs: 65_000 });
});

test.each<[string, object, number | null]>([
  ['nobody waits, whatever time is named', { queueCount: 0, earliestQueueTime: iso(now - 60_000) }, 0],
  ['nobody waits and "N/A" is named', { queueCount: 0, earliestQueueTime: 'N/A' }, 0],
  ['somebody waits since nobody knows when', { earliestQueueTime: 'N/A' }, null],
  ['somebody waits and null is named', { earliestQueueTime: null }, null],
  ['somebody waits and nothing is named', { earliestQueueTime: undefined }, null],
  ['the count is missing', { queueCount: null }, null],
  ['the wait began in the future', { earliestQueueTime: iso(now + 5000) }, 0],
  ['the wait began in an hour', { earliestQueueTime: iso(now + 3_600_000) }, null],
  ['the time has no zone', { earliestQueueTime: iso(now - 32_000).slice(0, -5) }, 30_000],
])('settled: longest wait where %s', async (_name, changes, expected) => {
  expect((await readOne({ ...billing, ...changes })).longestWaitMs).toBe(expected);
});

test('settled: a vendor percentage over nothing (0 in, 0 out) is no percentage', async () => {
  const row = await readOne({ ...billing, inSLA: 0, outSLA: 0, serviceLevel: 100 });
  expect(row.serviceLevel).toMatchObject({ percent: null, withinTarget: 0, total: 0 });
  const untold = await readOne({ ...billing, inSLA: undefined, outSLA: undefined, serviceLevel: 100 });
  expect(untold.serviceLevel).toMatchObject({ percent: 100, withinTarget: null, total: null });
  const none = await readOne({ ...billing, inSLA: 0, outSLA: 5, serviceLevel: 0 });
  expect(none.serviceLevel).toMatchObject({ percent: 0, withinTarget: 0, total: 5 });
});

test('settled: agents available, working and logged in are those of the skill', async () => {
  const row = await readOne({ ...billing, agentsAvailable: '4', agentsWorking: '5', agentsLoggedIn: '9' });
  expect([row.agentsAvailable, row.agentsBusy, row.agentsOnQueue]).toEqual([4, 5, 9]);
});

test('settled: inactive skills are left out', async () => {
  server.on(activityRoute, {
    body: answer(billing, { ...billing, skillId: 4102, isActive: 'False' }, { ...billing, skillId: 4103 }),
  });
  const { readings, queues } = await readWell(open().vendor);
  expect(readings.map(({ queueId }) => queueId)).toEqual(['4101', '4103']);
  expect(queues.map(({ queueId }) => queueId)).toEqual(['4101', '4103']);
});

test.each([
  [1, 'email'],
  [3, 'chat'],
  ['4', 'voice'],
  [5, 'other'],
  [6, 'workitem'],
  [9, 'message'],
  [77, 'other'],
  [null, 'other'],
])('media id %j is %s', async (mediaTypeId, mediaType) => {
  expect((await readOne({ ...billing, mediaTypeId })).mediaType).toBe(mediaType);
});

test('reads the chosen skills only, by id and by name', async () => {
  server.on(activityRoute, {
    body: answer(billing, { ...billing, skillId: 4102, skillName: 'Billing ES' }),
  });
  const read = async (queues: unknown) =>
    (await readWell(open({ queues }).vendor)).readings.map(({ queueId }) => queueId);
  expect(await read(['4102', '9999'])).toEqual(['4102']);
  expect(await read({ pattern: '*en' })).toEqual(['4101']);
});

test('says which chosen skills are not listed', async () => {
  const { vendor } = open({ queues: ['4101', '9999'] });
  expect((await readWell(vendor)).unknownQueueIds).toEqual(['9999']);
});

test('rows without an id are counted and said', async () => {
  server.on(activityRoute, { body: answer(billing, { queueCount: 1 }) });
  const { vendor, logLines } = open();
  expect((await readWell(vendor)).readings).toHaveLength(1);
  expect(logLines.join('\n')).toMatch(/without a skill id.*rows=1/);
});

test.each<[string, unknown]>([
  ['no rows at all', { totalRecords: 0 }],
  ['rows that are no list', { skillActivity: {} }],
  ['a list for an answer', []],
  ['a negative count', answer({ ...billing, queueCount: -1 })],
  ['a count in words', answer({ ...billing, queueCount: 'three' })],
  ['an unreadable time', answer({ ...billing, earliestQueueTime: 'soon' })],
  ['an unreadable truth value', answer({ ...billing, isActive: 'maybe' })],
  ['rows without ids', answer({ queueCount: 1 })],
])('%s is a bad answer', async (_name, body) => {
  server.on(activityRoute, { body });
  expect(await open().vendor.read(readRequest())).toMatchObject({ failure: { code: 'bad-answer' } });
});

test('a 204 says that there are no skills', async () => {
  server.on(activityRoute, { status: 204, body: '' });
  const { vendor, logLines } = open();
  expect((await readWell(vendor)).readings).toEqual([]);
  await readWell(vendor);
  await vendor.listQueues(new AbortController().signal);
  expect(logLines.filter((line) => /no skills: check the user’s role and views/.test(line))).toHaveLength(1);
});

test('a 204 after skills were listed is a bad answer: they are not gone for it', async () => {
  const { vendor, logLines } = open();
  expect((await readWell(vendor)).readings).not.toEqual([]);
  server.on(activityRoute, { status: 204, body: '' });
  const refused = { ok: false, failure: { code: 'bad-answer', detail: expect.stringMatching(/204/) } };
  expect(await vendor.read(readRequest())).toMatchObject(refused);
  expect(await vendor.read(readRequest())).toMatchObject(refused);
  expect(await vendor.listQueues(new AbortController().signal)).toMatchObject({ ok: false });
  expect(logLines.join('\n')).not.toMatch(/role and views/);
});

test('a list that says in so many words that it is empty is one, also after skills', async () => {
  const { vendor } = open();
  await readWell(vendor);
  server.on(activityRoute, { body: { totalRecords: 0, skillActivity: [] } });
  expect((await readWell(vendor)).readings).toEqual([]);
});

test('a 304 to a question that named no time is a bad answer: no skill is gone for it', async () => {
  const { vendor } = open();
  await readWell(vendor);
  server.on(activityRoute, { status: 304, body: '' });
  expect(await vendor.read(readRequest())).toMatchObject({
    failure: { code: 'bad-answer', detail: 'status 304, though nothing was asked about changes' },
  });
});

test('a 403 is a missing right of the access key’s user, in the vendor’s words', async () => {
  server.on(activityRoute, { status: 403, headers: { icStatusDescription: 'Permission denied for user' } });
  const result = await open().vendor.read(readRequest());
  expect(result).toMatchObject({ failure: { code: 'permission', detail: 'Permission denied for user' } });
  if (result.ok) throw new Error('it was answered');
  expect(result.failure.subject).toBeUndefined();
});

test('the queue list stays the same object while it says the same', async () => {
  const { vendor } = open();
  const first = await readWell(vendor);
  expect((await readWell(vendor)).queues).toBe(first.queues);
  server.on(activityRoute, { body: answer({ ...billing, serviceLevelThreshold: 20 }) });
  expect((await readWell(vendor)).queues).not.toBe(first.queues);
});

test('lists all skills with their targets, whatever is chosen', async () => {
  expect(await open({ queues: ['1'] }).vendor.listQueues(new AbortController().signal)).toMatchObject({
    ok: true,
    value: [
      { queueId: '4101', name: 'Billing EN', targets: { voice: { targetMs: 30_000, goalPercent: 80 } } },
    ],
  });
});

test('the test of a connection tries each step and names the tenant', async () => {
  server.on(summaryRoute, { status: 403 });
  server.on(slaRoute, { body: { serviceLevelSummaries: [] } });
  const { vendor } = open({ pollSeconds: 15 });
  const report = await vendor.check(new AbortController().signal);
  expect(report).toMatchObject({
    ok: true,
    value: {
      api: 'acd',
      organisation: 'Example Energy',
      queues: [{ queueId: '4101' }],
      requestsPerMinute: 5,
      steps: [
        { step: 'sign-in', failure: null },
        { step: 'queue-list', failure: null, permission: null },
        { step: 'live-figures', failure: null },
        { step: 'today-figures', failure: { code: 'permission' } },
        { step: 'report-queues', failure: { code: 'permission' } },
        { step: 'report-sla', failure: null },
      ],
    },
  });
});

test('the test signs in with the access key even where a token could be refreshed', async () => {
  const { vendor } = open();
  await readWell(vendor);
  await vendor.check(new AbortController().signal);
  const grants = server.requests
    .filter(({ path }) => path === '/auth/token')
    .map(({ body }) => new URLSearchParams(body).get('grant_type'));
  expect(grants).toEqual(['password', 'password']);
  expect(server.count(tokenRoute)).toBe(2);
});

test('asks once per poll where one answer holds all, and never for changes only', async () => {
  const { vendor } = open();
  await readWell(vendor);
  clock.advance(15_000);
  await readWell(vendor);
  expect(activityQueries()).toEqual([{}, {}]);
});
