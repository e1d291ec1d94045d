import { afterEach, beforeEach, expect, test } from 'vitest';
import { AcdReportScene, dayMs, from } from './acd-report-scene.ts';
import { activityRoute, slaRoute } from './cxone-fixture.ts';

let scene: AcdReportScene;
beforeEach(async () => {
  scene = await new AcdReportScene().start();
});
afterEach(() => scene.server.stop());

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
  scene.server.on(activityRoute, {
    body: {
      skillActivity: [
        { skillId: 1, serviceLevelThreshold: 30 },
        { skillId: 2, serviceLevelThreshold: '20' },
      ],
    },
  });
  scene.server.on(slaRoute, {
    body: { serviceLevelSummaries: [sla(1, '2', '1'), sla(2, 0, 0), sla(3, 5, null)] },
  });
  const { answer, notes } = await scene.askWell({ kind: 'sla' });
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
  scene.server.on(
    slaRoute,
    { body: { serviceLevelSummaries: [sla(1, 1, 0), sla(2, 1, 0)], _links: { next } } },
    { body: { serviceLevelSummaries: [sla(3, 1, 0)], _links: {} } },
  );
  const { answer } = await scene.askWell({ kind: 'sla' });
  expect(answer.rows.map(({ queueId }) => queueId)).toEqual(['1', '2', '3']);
  expect(scene.asked('sla-summary').map(({ skip }) => skip)).toEqual([undefined, '2']);
});

test('goes on for as long as a next page is named, though the total counts one page only', async () => {
  const next = 'https://elsewhere.example/next';
  scene.server.on(
    slaRoute,
    { body: { totalRecords: 2, serviceLevelSummaries: [sla(1, 1, 0), sla(2, 1, 0)], _links: { next } } },
    { body: { totalRecords: 1, serviceLevelSummaries: [sla(3, 1, 0)], _links: {} } },
  );
  const { answer } = await scene.askWell({ kind: 'sla' });
  expect(answer.rows.map(({ queueId }) => queueId)).toEqual(['1', '2', '3']);
});

test('a skill that moved to the next page in between is counted once', async () => {
  scene.server.on(
    slaRoute,
    { body: { totalRecords: 4, serviceLevelSummaries: [sla(1, 1, 0), sla(2, 3, 1)] } },
    { body: { totalRecords: 4, serviceLevelSummaries: [sla(2, 3, 1), sla(3, 1, 0)] } },
  );
  const { answer } = await scene.askWell({ kind: 'sla' });
  expect(answer.rows).toMatchObject([
    { queueId: '1' },
    { queueId: '2', withinThreshold: 3, slaPercent: 75 },
    { queueId: '3' },
  ]);
});

test('a vendor that gives the first page again is found out, and counts nothing twice', async () => {
  scene.server.on(slaRoute, {
    body: { totalRecords: 4, serviceLevelSummaries: [sla(1, 1, 0), sla(2, 3, 1)] },
  });
  const { answer, cutShort } = await scene.askWell({ kind: 'sla' });
  expect(cutShort?.code).toBe('bad-answer');
  expect(answer.rows).toMatchObject([
    { queueId: '1', withinThreshold: 1 },
    { queueId: '2', withinThreshold: 3 },
  ]);
});

test('a list of skills that fails costs the thresholds and no more', async () => {
  scene.server.on(activityRoute, { status: 403 });
  scene.server.on(slaRoute, { body: { serviceLevelSummaries: [sla(1, 3, 1)] } });
  const { answer } = await scene.askWell({ kind: 'sla' });
  expect(answer.rows).toMatchObject([{ queueId: '1', thresholdSeconds: null, slaPercent: 75 }]);
});

test('says how many of the queues asked for are not known', async () => {
  scene.server.on(activityRoute, { body: { skillActivity: [{ skillId: 1 }, { skillId: 2 }] } });
  scene.server.on(slaRoute, { body: { serviceLevelSummaries: [sla(1, 3, 1)] } });
  const { notes } = await scene.askWell({ kind: 'sla', queueIds: ['1', '2', '9'] });
  expect(notes).toContainEqual({ code: 'unknown-queues', count: 1 });
});

test('a report that breaks off keeps the skills that are told whole', async () => {
  scene.server.on(
    slaRoute,
    { body: { totalRecords: 3, serviceLevelSummaries: [sla(1, 1, 0), sla(2, 1, 0)] } },
    { status: 403 },
  );
  const { answer, cutShort } = await scene.askWell({ kind: 'sla' });
  expect(answer.rows.map(({ queueId }) => queueId)).toEqual(['1', '2']);
  expect(cutShort?.code).toBe('permission');
});

test('pages of an earlier part make no skill whole', async () => {
  scene.server.on(
    slaRoute,
    { body: { totalRecords: 3, serviceLevelSummaries: [sla(1, 1, 0), sla(2, 1, 0)] } },
    { status: 403 },
  );
  expect(await scene.ask({ kind: 'sla', to: from + 60 * dayMs })).toMatchObject({
    ok: false,
    failure: { code: 'permission' },
  });
});
