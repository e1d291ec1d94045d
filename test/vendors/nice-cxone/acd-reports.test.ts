import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Vendor } from '../../../src/main/vendors/vendor.ts';
import type { ReportQuestion } from '../../../src/shared/report.ts';
import { AcdReportScene, dayMs, from } from './acd-report-scene.ts';
import { activityRoute, summaryRoute } from './cxone-fixture.ts';

const iso = (ms: number) => new Date(ms).toISOString();

let scene: AcdReportScene;
beforeEach(async () => {
  scene = await new AcdReportScene().start();
});
afterEach(() => scene.server.stop());

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
  scene.server.on(summaryRoute, {
    body: { skillSummaries: [summary('4101'), summary('4102', { mediaTypeId: 3 })] },
  });
  const { api, answer, notes, cutShort } = await scene.askWell();
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
  expect(scene.asked('summary')).toEqual([{ startDate: iso(from), endDate: iso(from + dayMs) }]);
  expect(scene.shares.at(-1)).toBe(1);
});

test('the vendor’s own formula needs no note', async () => {
  scene.server.on(summaryRoute, { body: { skillSummaries: [summary('4101')] } });
  const { notes } = await scene.askWell({ formula: 'vendor' });
  expect(notes.map(({ code }) => code)).toEqual(['own-thresholds', 'late-figures']);
});

test('splits more than 30 days without gap or overlap, adds up the counts and weights the averages', async () => {
  scene.server.on(
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
  const to = from + 75 * dayMs;
  const { answer, notes } = await scene.askWell({ to });
  expect(scene.asked('summary')).toEqual([
    { startDate: iso(from), endDate: iso(from + 30 * dayMs) },
    { startDate: iso(from + 30 * dayMs), endDate: iso(from + 60 * dayMs) },
    { startDate: iso(from + 60 * dayMs), endDate: iso(to) },
  ]);
  expect(answer.rows).toMatchObject([
    // Handled 30 + 10; (30 × 100 s + 10 × 300 s) ÷ 40 = 150 s; within 60 + 0 of 90 + 10.
    { queueId: '4101', offered: 200, answered: 40, averageHandleSeconds: 150, serviceLevelPercent: 60 },
    { queueId: '4102', offered: 100, answered: 80 },
  ]);
  expect(notes).toContainEqual({ code: 'derived', count: 1 });
});

test('a figure that one part leaves out is not known for the whole', async () => {
  scene.server.on(
    summaryRoute,
    { body: { skillSummaries: [summary('4101')] } },
    { body: { skillSummaries: [summary('4101', { abandonCount: null, averageHandleTime: 'N/A' })] } },
  );
  const { answer } = await scene.askWell({ to: from + 60 * dayMs });
  expect(answer.rows).toMatchObject([{ offered: 200, abandoned: null, averageHandleSeconds: null }]);
});

test('nothing handled and nothing in or out is 0 contacts, no average and no percentage', async () => {
  const quiet = {
    contactsHandled: '0',
    averageHandleTime: '0',
    contactsWithinSLA: '0',
    contactsOutOfSLA: '0',
  };
  scene.server.on(summaryRoute, { body: { skillSummaries: [summary('4101', quiet)] } });
  const { answer } = await scene.askWell();
  expect(answer.rows).toMatchObject([
    { answered: 0, averageHandleSeconds: null, serviceLevelPercent: null, offered: 100 },
  ]);
});

test('a handling time of 0 for contacts that were handled is not known, alone and merged', async () => {
  const unwrapped = summary('4101', { contactsHandled: '5', averageHandleTime: 'PT0S' });
  scene.server.on(summaryRoute, { body: { skillSummaries: [unwrapped] } });
  expect((await scene.askWell()).answer.rows).toMatchObject([{ answered: 5, averageHandleSeconds: null }]);
  scene.server.on(
    summaryRoute,
    { body: { skillSummaries: [unwrapped] } },
    { body: { skillSummaries: [summary('4101')] } },
  );
  const { answer } = await scene.askWell({ to: from + 60 * dayMs });
  expect(answer.rows).toMatchObject([{ answered: 85, averageHandleSeconds: null }]);
});

test.each([
  ['nothing offered', { contactsOffered: '0' }, null],
  ['nothing handled and nothing abandoned', { contactsHandled: '0', abandonCount: '0' }, null],
  ['contacts', {}, 80],
])('the vendor’s own percentage of %s, with no counts behind it, is %j', async (_name, parts, expected) => {
  const untold = { contactsWithinSLA: null, contactsOutOfSLA: null };
  scene.server.on(summaryRoute, { body: { skillSummaries: [summary('4101', { ...untold, ...parts })] } });
  expect((await scene.askWell()).answer.rows).toMatchObject([{ serviceLevelPercent: expected }]);
});

test('a 204 is a report without rows', async () => {
  scene.server.on(summaryRoute, { status: 204, body: '' });
  expect((await scene.askWell()).answer).toEqual({ kind: 'queues', rows: [] });
});

test('tells the queues that were asked for, else those that the connection reads', async () => {
  scene.server.on(summaryRoute, { body: { skillSummaries: ['1', '2', '3'].map((id) => summary(id)) } });
  const told = async (vendor: Vendor, parts: Partial<ReportQuestion> = {}) =>
    (await scene.askWell(parts, vendor)).answer.rows.map(({ queueId }) => queueId);
  expect(await told(scene.open({ queues: ['2', '3'] }))).toEqual(['2', '3']);
  expect(await told(scene.open({ queues: ['2', '3'] }), { queueIds: ['1'] })).toEqual(['1']);
  expect(await told(scene.open({ queues: { pattern: '*3' } }))).toEqual(['3']);
});

test('a report by queue says it too, and asks for the skills only where an id has no row', async () => {
  scene.server.on(activityRoute, { body: { skillActivity: [{ skillId: 1 }, { skillId: 2 }] } });
  scene.server.on(summaryRoute, { body: { skillSummaries: [summary('1'), summary('3')] } });
  const unknownOf = async (queueIds: string[] | null) =>
    (await scene.askWell({ queueIds })).notes.filter(({ code }) => code === 'unknown-queues');
  expect(await unknownOf(null)).toEqual([]);
  expect(await unknownOf(['1', '3'])).toEqual([]);
  expect(scene.server.count(activityRoute)).toBe(0);
  expect(await unknownOf(['1', '2'])).toEqual([]);
  expect(await unknownOf(['1', '2', '8', '9', '9'])).toEqual([{ code: 'unknown-queues', count: 2 }]);
  expect(scene.server.count(activityRoute)).toBe(2);
});

test('a list of skills that fails costs a report by queue nothing but the note', async () => {
  scene.server.on(activityRoute, { status: 503 });
  scene.server.on(summaryRoute, { body: { skillSummaries: [summary('1')] } });
  const { answer, notes, cutShort } = await scene.askWell({ queueIds: ['1', '9'] });
  expect(answer.rows).toMatchObject([{ queueId: '1' }]);
  expect(notes.map(({ code }) => code)).not.toContain('unknown-queues');
  expect([cutShort, scene.server.count(activityRoute)]).toEqual([null, 1]);
});

test('a report that breaks off before its last part keeps nothing: no skill is whole', async () => {
  scene.server.on(summaryRoute, { body: { skillSummaries: [summary('1')] } }, { status: 400 });
  expect(await scene.ask({ to: from + 60 * dayMs })).toMatchObject({
    ok: false,
    failure: { code: 'bad-request' },
  });
});

test('repeats what may go well the second time', async () => {
  scene.server.on(
    summaryRoute,
    { status: 429, headers: { 'retry-after': '0.01' } },
    { body: { skillSummaries: [summary('1')] } },
  );
  expect((await scene.askWell()).answer.rows).toHaveLength(1);
});

test('ends when it is called off', async () => {
  const controller = new AbortController();
  scene.server.on(summaryRoute, () => {
    controller.abort();
    return { body: { skillSummaries: [summary('1')] } };
  });
  expect(await scene.ask({ to: from + 60 * dayMs }, scene.open(), controller.signal)).toMatchObject({
    ok: false,
    failure: { code: 'cancelled' },
  });
});

test.each<[string, Partial<ReportQuestion>]>([
  ['intervals', { kind: 'intervals' }],
  ['a threshold of its own', { kind: 'sla', thresholdMs: 20_000 }],
])('settled: %s is unsupported', async (_name, parts) => {
  expect(await scene.ask(parts)).toMatchObject({ ok: false, failure: { code: 'unsupported' } });
  expect(scene.server.requests).toEqual([]);
});
