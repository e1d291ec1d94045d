import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Vendor } from '../../../src/main/vendors/vendor.ts';
import { type ReportQuestion, reportQuestionSchema } from '../../../src/shared/report.ts';
import { FixedClock } from '../fixed-clock.ts';
import { ScriptedServer } from '../scripted-server.ts';
import { activityRoute, openCxone, scriptTenant, slaRoute, summaryRoute } from './cxone-fixture.ts';

const day = 86_400_000;
const from = Date.UTC(2026, 8, 1);
const iso = (ms: number) => new Date(ms).toISOString();

let server: ScriptedServer;
let clock: FixedClock;

beforeEach(async () => {
  clock = new FixedClock(Date.UTC(2026, 10, 21, 10));
  server = scriptTenant(await new ScriptedServer().start());
});
afterEach(() => server.stop());

const open = (changes: Record<string, unknown> = {}) => openCxone(server.url, clock, changes).vendor;

function ask(vendor: Vendor, parts: Partial<ReportQuestion> = {}, signal = new AbortController().signal) {
  const question = reportQuestionSchema.parse({
    kind: 'queues',
    from,
    to: from + day,
    queueIds: null,
    granularity: 'PT30M',
    thresholdMs: null,
    formula: null,
    ...parts,
  });
  return vendor.report({ question, signal, onProgress: (progress) => shares.push(progress.share) });
}
const shares: (number | null)[] = [];
beforeEach(() => {
  shares.length = 0;
});

async function askWell(vendor: Vendor, parts: Partial<ReportQuestion> = {}) {
  const result = await ask(vendor, parts);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const windows = (name: string) =>
  server.requests
    .filter(({ path }) => path.includes(`/skills/${name}?`))
    .map(({ path }) => Object.fromEntries(new URL(path, server.url).searchParams));

/** As live consumers read it: nearly everything is text. */
const summary = (skillId: string, parts: object = {}) => ({
  skillId,
  skillName: `Skill ${skillId}`,
  mediaTypeId: '4',
  isOutbound: 'False',
  contactsOffered: '100',
  contactsHandled: '80',
  abandonCount: '20',
  contactsWithinSLA: '60',
  contactsOutOfSLA: '30',
  serviceLevel: '80',
  averageHandleTime: 'PT3M20S',
  averageSpeedToAnswer: '12',
  ...parts,
});

test('tells each skill over the window, with the percentage worked out from the counts', async () => {
  server.on(summaryRoute, {
    body: { skillSummaries: [summary('4101'), summary('4102', { mediaTypeId: 3 })] },
  });
  const { api, answer, notes, cutShort } = await askWell(open());
  const row = {
    queueId: '4101',
    queueName: 'Skill 4101',
    mediaType: 'voice',
    offered: 100,
    answered: 80,
    abandoned: 20,
    // 60 ÷ 90, not the 80 that "serviceLevel" says.
    serviceLevelPercent: 66.67,
    averageHandleSeconds: 200,
  };
  expect(api).toBe('acd');
  expect(answer).toEqual({
    kind: 'queues',
    rows: [row, { ...row, queueId: '4102', queueName: 'Skill 4102', mediaType: 'chat' }],
  });
  expect(notes).toEqual([
    { code: 'vendor-formula', count: null },
    { code: 'own-thresholds', count: null },
    { code: 'late-figures', count: null },
  ]);
  expect(cutShort).toBeNull();
  expect(windows('summary')).toEqual([{ startDate: iso(from), endDate: iso(from + day) }]);
  expect(shares.at(-1)).toBe(1);
});

test('the vendor’s own formula needs no note', async () => {
  server.on(summaryRoute, { body: { skillSummaries: [summary('4101')] } });
  const { notes } = await askWell(open(), { formula: 'vendor' });
  expect(notes.map(({ code }) => code)).toEqual(['own-thresholds', 'late-figures']);
});

test('splits more than 30 days without gap or overlap, adds up the counts and weights the averages', async () => {
  server.on(
    summaryRoute,
    { body: { skillSummaries: [summary('4101', { contactsHandled: 30, averageHandleTime: 100 })] } },
    {
      body: {
        skillSummaries: [
          summary('4101', {
            contactsHandled: '10',
            averageHandleTime: '300',
            contactsWithinSLA: 0,
            contactsOutOfSLA: 10,
          }),
          summary('4102'),
        ],
      },
    },
    { status: 204, body: '' },
  );
  const to = from + 75 * day;
  const { answer, notes } = await askWell(open(), { to });
  expect(windows('summary')).toEqual([
    { startDate: iso(from), endDate: iso(from + 30 * day) },
    { startDate: iso(from + 30 * day), endDate: iso(from + 60 * day) },
    { startDate: iso(from + 60 * day), endDate: iso(to) },
  ]);
  expect(answer.rows).toMatchObject([
    // Handled 30 + 10; (30 × 100 s + 10 × 300 s) ÷ 40 = 150 s; within 60 + 0 of 90 + 10.
    { queueId: '4101', offered: 200, answered: 40, averageHandleSeconds: 150, serviceLevelPercent: 60 },
    { queueId: '4102', offered: 100, answered: 80 },
  ]);
  expect(notes).toContainEqual({ code: 'derived', count: 1 });
});

test('a figure that one part leaves out is not known for the whole', async () => {
  server.on(
    summaryRoute,
    { body: { skillSummaries: [summary('4101')] } },
    { body: { skillSummaries: [summary('4101', { abandonCount: null, averageHandleTime: 'N/A' })] } },
  );
  const { answer } = await askWell(open(), { to: from + 60 * day });
  expect(answer.rows).toMatchObject([{ offered: 200, abandoned: null, averageHandleSeconds: null }]);
});

test('nothing handled and nothing in or out is 0 contacts, no average and no percentage', async () => {
  const quiet = {
    contactsHandled: '0',
    averageHandleTime: '0',
    contactsWithinSLA: '0',
    contactsOutOfSLA: '0',
  };
  server.on(summaryRoute, { body: { skillSummaries: [summary('4101', quiet)] } });
  const { answer } = await askWell(open());
  expect(answer.rows).toMatchObject([
    { answered: 0, averageHandleSeconds: null, serviceLevelPercent: null, offered: 100 },
  ]);
});

test('a handling time of 0 for contacts that were handled is not known, alone and merged', async () => {
  const unwrapped = summary('4101', { contactsHandled: '5', averageHandleTime: 'PT0S' });
  server.on(summaryRoute, { body: { skillSummaries: [unwrapped] } });
  expect((await askWell(open())).answer.rows).toMatchObject([{ answered: 5, averageHandleSeconds: null }]);
  server.on(
    summaryRoute,
    { body: { skillSummaries: [unwrapped] } },
    { body: { skillSummaries: [summary('4101')] } },
  );
  const { answer } = await askWell(open(), { to: from + 60 * day });
  expect(answer.rows).toMatchObject([{ answered: 85, averageHandleSeconds: null }]);
});

test.each([
  ['nothing offered', { contactsOffered: '0' }, null],
  ['nothing handled and nothing abandoned', { contactsHandled: '0', abandonCount: '0' }, null],
  ['contacts', {}, 80],
])('the vendor’s own percentage of %s, with no counts behind it, is %j', async (_name, parts, expected) => {
  const untold = { contactsWithinSLA: null, contactsOutOfSLA: null };
  server.on(summaryRoute, { body: { skillSummaries: [summary('4101', { ...untold, ...parts })] } });
  expect((await askWell(open())).answer.rows).toMatchObject([{ serviceLevelPercent: expected }]);
});

test('a 204 is a report without rows', async () => {
  server.on(summaryRoute, { status: 204, body: '' });
  expect((await askWell(open())).answer).toEqual({ kind: 'queues', rows: [] });
});

test('tells the queues that were asked for, else those that the connection reads', async () => {
  server.on(summaryRoute, { body: { skillSummaries: ['1', '2', '3'].map((id) => summary(id)) } });
  const told = async (vendor: Vendor, parts: Partial<ReportQuestion> = {}) =>
    (await askWell(vendor, parts)).answer.rows.map(({ queueId }) => queueId);
  expect(await told(open({ queues: ['2', '3'] }))).toEqual(['2', '3']);
  expect(await told(open({ queues: ['2', '3'] }), { queueIds: ['1'] })).toEqual(['1']);
  expect(await told(open({ queues: { pattern: '*3' } }))).toEqual(['3']);
});

/** PascalCase as the specification prints it, camelCase as it arrives. */
const sla = (skillId: number, within: unknown, outside: unknown) => ({
  BusinessUnitId: 4590001,
  SkillId: skillId,
  SkillName: `Skill ${skillId}`,
  contactsWithinSLA: within,
  ContactsOutOfSLA: outside,
  totalContacts: 1000,
  ServiceLevel: 80,
});

test('tells the service level at each skill’s own threshold, worked out from within and out', async () => {
  server.on(activityRoute, {
    body: {
      skillActivity: [
        { skillId: 1, serviceLevelThreshold: 30 },
        { skillId: 2, serviceLevelThreshold: '20' },
      ],
    },
  });
  server.on(slaRoute, { body: { serviceLevelSummaries: [sla(1, '2', '1'), sla(2, 0, 0), sla(3, 5, null)] } });
  const { answer, notes } = await askWell(open(), { kind: 'sla' });
  const row = { answered: null, formula: 'vendor' };
  expect(answer).toEqual({
    kind: 'sla',
    rows: [
      {
        ...row,
        queueId: '1',
        queueName: 'Skill 1',
        withinThreshold: 2,
        thresholdSeconds: 30,
        slaPercent: 66.67,
      },
      {
        ...row,
        queueId: '2',
        queueName: 'Skill 2',
        withinThreshold: 0,
        thresholdSeconds: 20,
        slaPercent: null,
      },
      {
        ...row,
        queueId: '3',
        queueName: 'Skill 3',
        withinThreshold: 5,
        thresholdSeconds: null,
        slaPercent: null,
      },
    ],
  });
  expect(notes.map(({ code }) => code)).toEqual(['vendor-formula', 'own-thresholds', 'late-figures']);
});

test('steps over the pages of the service level itself and follows no link', async () => {
  const next = 'https://elsewhere.example/next';
  server.on(
    slaRoute,
    { body: { serviceLevelSummaries: [sla(1, 1, 0), sla(2, 1, 0)], _links: { next } } },
    { body: { serviceLevelSummaries: [sla(3, 1, 0)], _links: {} } },
  );
  const { answer } = await askWell(open(), { kind: 'sla' });
  expect(answer.rows.map(({ queueId }) => queueId)).toEqual(['1', '2', '3']);
  expect(windows('sla-summary').map(({ skip }) => skip)).toEqual([undefined, '2']);
});

test('goes on for as long as a next page is named, though the total counts one page only', async () => {
  const next = 'https://elsewhere.example/next';
  server.on(
    slaRoute,
    { body: { totalRecords: 2, serviceLevelSummaries: [sla(1, 1, 0), sla(2, 1, 0)], _links: { next } } },
    { body: { totalRecords: 1, serviceLevelSummaries: [sla(3, 1, 0)], _links: {} } },
  );
  const { answer } = await askWell(open(), { kind: 'sla' });
  expect(answer.rows.map(({ queueId }) => queueId)).toEqual(['1', '2', '3']);
});

test('a skill that moved to the next page in between is counted once', async () => {
  server.on(
    slaRoute,
    { body: { totalRecords: 4, serviceLevelSummaries: [sla(1, 1, 0), sla(2, 3, 1)] } },
    { body: { totalRecords: 4, serviceLevelSummaries: [sla(2, 3, 1), sla(3, 1, 0)] } },
  );
  const { answer } = await askWell(open(), { kind: 'sla' });
  expect(answer.rows).toMatchObject([
    { queueId: '1' },
    { queueId: '2', withinThreshold: 3, slaPercent: 75 },
    { queueId: '3' },
  ]);
});

test('a vendor that gives the first page again is found out, and counts nothing twice', async () => {
  server.on(slaRoute, { body: { totalRecords: 4, serviceLevelSummaries: [sla(1, 1, 0), sla(2, 3, 1)] } });
  const { answer, cutShort } = await askWell(open(), { kind: 'sla' });
  expect(cutShort?.code).toBe('bad-answer');
  expect(answer.rows).toMatchObject([
    { queueId: '1', withinThreshold: 1 },
    { queueId: '2', withinThreshold: 3 },
  ]);
});

test('a list of skills that fails costs the thresholds and no more', async () => {
  server.on(activityRoute, { status: 403 });
  server.on(slaRoute, { body: { serviceLevelSummaries: [sla(1, 3, 1)] } });
  const { answer } = await askWell(open(), { kind: 'sla' });
  expect(answer.rows).toMatchObject([{ queueId: '1', thresholdSeconds: null, slaPercent: 75 }]);
});

test('says how many of the queues asked for are not known', async () => {
  server.on(activityRoute, { body: { skillActivity: [{ skillId: 1 }, { skillId: 2 }] } });
  server.on(slaRoute, { body: { serviceLevelSummaries: [sla(1, 3, 1)] } });
  const { notes } = await askWell(open(), { kind: 'sla', queueIds: ['1', '2', '9'] });
  expect(notes).toContainEqual({ code: 'unknown-queues', count: 1 });
});

test('a report by queue says it too, and asks for the skills only where an id has no row', async () => {
  server.on(activityRoute, { body: { skillActivity: [{ skillId: 1 }, { skillId: 2 }] } });
  server.on(summaryRoute, { body: { skillSummaries: [summary('1'), summary('3')] } });
  const unknownOf = async (queueIds: string[] | null) =>
    (await askWell(open(), { queueIds })).notes.filter(({ code }) => code === 'unknown-queues');
  expect(await unknownOf(null)).toEqual([]);
  expect(await unknownOf(['1', '3'])).toEqual([]);
  expect(server.count(activityRoute)).toBe(0);
  expect(await unknownOf(['1', '2'])).toEqual([]);
  expect(await unknownOf(['1', '2', '8', '9', '9'])).toEqual([{ code: 'unknown-queues', count: 2 }]);
  expect(server.count(activityRoute)).toBe(2);
});

test('a list of skills that fails costs a report by queue nothing but the note', async () => {
  server.on(activityRoute, { status: 503 });
  server.on(summaryRoute, { body: { skillSummaries: [summary('1')] } });
  const { answer, notes, cutShort } = await askWell(open(), { queueIds: ['1', '9'] });
  expect(answer.rows).toMatchObject([{ queueId: '1' }]);
  expect(notes.map(({ code }) => code)).not.toContain('unknown-queues');
  expect([cutShort, server.count(activityRoute)]).toEqual([null, 1]);
});

test('a report that breaks off keeps the skills that are told whole', async () => {
  server.on(
    slaRoute,
    { body: { totalRecords: 3, serviceLevelSummaries: [sla(1, 1, 0), sla(2, 1, 0)] } },
    { status: 403 },
  );
  const { answer, cutShort } = await askWell(open(), { kind: 'sla' });
  expect(answer.rows.map(({ queueId }) => queueId)).toEqual(['1', '2']);
  expect(cutShort?.code).toBe('permission');
});

test('a report that breaks off before its last part keeps nothing: no skill is whole', async () => {
  server.on(summaryRoute, { body: { skillSummaries: [summary('1')] } }, { status: 400 });
  expect(await ask(open(), { to: from + 60 * day })).toMatchObject({
    ok: false,
    failure: { code: 'bad-request' },
  });
});

test('pages of an earlier part make no skill whole', async () => {
  server.on(
    slaRoute,
    { body: { totalRecords: 3, serviceLevelSummaries: [sla(1, 1, 0), sla(2, 1, 0)] } },
    { status: 403 },
  );
  expect(await ask(open(), { kind: 'sla', to: from + 60 * day })).toMatchObject({
    ok: false,
    failure: { code: 'permission' },
  });
});

test('repeats what may go well the second time', async () => {
  server.on(
    summaryRoute,
    { status: 429, headers: { 'retry-after': '0.01' } },
    { body: { skillSummaries: [summary('1')] } },
  );
  expect((await askWell(open())).answer.rows).toHaveLength(1);
});

test('ends when it is called off', async () => {
  const controller = new AbortController();
  server.on(summaryRoute, () => {
    controller.abort();
    return { body: { skillSummaries: [summary('1')] } };
  });
  expect(await ask(open(), { to: from + 60 * day }, controller.signal)).toMatchObject({
    ok: false,
    failure: { code: 'cancelled' },
  });
});

test.each<[string, Partial<ReportQuestion>]>([
  ['intervals', { kind: 'intervals' }],
  ['a threshold of its own', { kind: 'sla', thresholdMs: 20_000 }],
])('settled: %s is unsupported', async (_name, parts) => {
  expect(await ask(open(), parts)).toMatchObject({ ok: false, failure: { code: 'unsupported' } });
  expect(server.requests).toEqual([]);
});
