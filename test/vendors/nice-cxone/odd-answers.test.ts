import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  activitySchema,
  toSkillReading,
  toSkills,
} from '../../../src/main/vendors/nice-cxone/translate-activity.ts';
import {
  statsSchema,
  toQueueStats,
  toStatsReading,
} from '../../../src/main/vendors/nice-cxone/translate-stats.ts';
import {
  mergeSla,
  mergeSummary,
  type SkillSla,
  type SkillTotals,
  slaSummarySchema,
  summarySchema,
  toQueueReportRow,
  toSlaReportRow,
} from '../../../src/main/vendors/nice-cxone/translate-summary.ts';
import { readingSchema } from '../../../src/shared/queue.ts';
import { queueReportRowSchema, slaReportRowSchema } from '../../../src/shared/report.ts';

// Whatever JSON arrives is refused by the schema or translated: it never throws, and no figure is negative or no number.

const runs = { numRuns: 1500, seed: 20261121 };

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    ...['N/A', '', null, 0, '0', '7', -1, '-1', 1e308, '1e308', 'NaN', 'PT1M', 'True', true, {}, []],
    ...['2026-11-21T10:12:05Z', '0001-01-01T00:00:00', 1_795_255_925_000, { toString: 0 }],
  ),
);

const rowOf = (...names: string[]) =>
  fc.dictionary(fc.constantFrom(...names), value).map((row) => ({ skillId: 4101, ...row }));
const activityRow = rowOf(
  ...['serverTime', 'skillId', 'skillName', 'isActive', 'mediaTypeId', 'queueCount', 'earliestQueueTime'],
  ...['contactsActive', 'agentsLoggedIn', 'inSLA', 'outSLA', 'serviceLevel', 'serviceLevelThreshold'],
);
const summaryRow = rowOf(
  ...['skillId', 'contactsOffered', 'contactsHandled', 'abandonCount', 'averageHandleTime', 'mediaTypeId'],
  ...['contactsWithinSLA', 'contactsOutOfSLA', 'serviceLevel', 'averageSpeedToAnswer'],
);

function findOdd(row: object): string[] {
  return Object.entries(row).flatMap(([name, figure]) => {
    if (typeof figure === 'object' && figure !== null) return findOdd(figure);
    return typeof figure === 'number' && !(figure >= 0 && Number.isFinite(figure))
      ? [`${name} ${figure}`]
      : [];
  });
}

test('of skills now', () => {
  fc.assert(
    fc.property(fc.array(activityRow, { maxLength: 3 }), value, (skillActivity, lastPollTime) => {
      const answer = activitySchema.safeParse({ skillActivity, lastPollTime });
      for (const skill of answer.success ? toSkills(answer.data.skillActivity) : []) {
        const moment = { connectionId: 'us', observedAt: 1, vendorNow: 1_795_255_930_000 };
        expect(findOdd(readingSchema.parse(toSkillReading(skill, moment, null)))).toEqual([]);
      }
    }),
    runs,
  );
});

test('of skills over a window, told twice', () => {
  fc.assert(
    fc.property(fc.array(summaryRow, { maxLength: 3 }), (rows) => {
      const summaries = summarySchema.safeParse({ skillSummaries: rows });
      const totals = new Map<string, SkillTotals>();
      for (let part = 0; part < 2 && summaries.success; part += 1)
        mergeSummary(totals, summaries.data.skillSummaries);
      for (const one of totals.values())
        expect(findOdd(queueReportRowSchema.parse(toQueueReportRow(one)))).toEqual([]);

      const levels = slaSummarySchema.safeParse({ serviceLevelSummaries: rows });
      const skills = new Map<string, SkillSla>();
      if (levels.success) mergeSla(skills, levels.data.serviceLevelSummaries);
      for (const one of skills.values())
        expect(findOdd(slaReportRowSchema.parse(toSlaReportRow(one, 30_000)))).toEqual([]);
    }),
    runs,
  );
});

test('of the document’s queues', () => {
  const values = fc.array(fc.record({ value, timestamp: value }, { requiredKeys: [] }), { maxLength: 3 });
  const name = fc.constantFrom('waitTime', 'agentCount', 'serviceLevel', 'abandonCount', 'constructor');
  const metrics = fc.array(fc.record({ name, values }), { maxLength: 4 });
  const row = fc.record(
    { queue: fc.record({ id: value, name: value }), metrics },
    { requiredKeys: ['queue'] },
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 3 }), (data) => {
      const answer = statsSchema.safeParse({ data });
      for (const one of answer.success ? toQueueStats(answer.data).rows : [])
        expect(findOdd(readingSchema.parse(toStatsReading(one, 'us', 1)))).toEqual([]);
    }),
    runs,
  );
});
