import { z } from 'zod';
import type { TimeWindow } from '../../../shared/queue.ts';
import type { QueueReportRow, SlaReportRow } from '../../../shared/report.ts';
import { toPercentOf } from '../../../shared/service-level.ts';
import { looseCount, looseDurationMs, looseObject, loosePercent, looseText } from './loose-values.ts';
import { linksSchema, toMediaType, unwrap } from './translate-activity.ts';

// The answers of GET …/skills/summary and …/skills/sla-summary over a window of the past.

const summaryRowSchema = looseObject({
  skillId: looseText,
  skillName: looseText,
  mediaTypeId: looseCount,
  abandonCount: looseCount,
  contactsOffered: looseCount,
  contactsHandled: looseCount,
  contactsWithinSLA: looseCount,
  contactsOutOfSLA: looseCount,
  serviceLevel: loosePercent,
  averageHandleTime: looseDurationMs,
  averageSpeedToAnswer: looseDurationMs,
});
type SummaryRow = z.infer<typeof summaryRowSchema>;

const slaRowSchema = looseObject({
  skillId: looseText,
  skillName: looseText,
  contactsWithinSLA: looseCount,
  contactsOutOfSLA: looseCount,
});
type SlaRow = z.infer<typeof slaRowSchema>;

export const summarySchema = z.preprocess(unwrap, looseObject({ skillSummaries: z.array(summaryRowSchema) }));

export const slaSummarySchema = z.preprocess(
  unwrap,
  looseObject({
    serviceLevelSummaries: z.array(slaRowSchema),
    totalRecords: looseCount,
    _links: linksSchema,
  }),
);

/** One skill over a window. Its averages are over `handled` contacts. */
export interface SkillDay {
  offered: number | null;
  handled: number | null;
  abandoned: number | null;
  averageHandleMs: number | null;
  averageWaitMs: number | null;
}

export interface Today {
  window: TimeWindow;
  skills: ReadonlyMap<string, SkillDay>;
}

export interface SkillTotals extends SkillDay {
  queueId: string;
  queueName: string;
  mediaTypeId: number | null;
  within: number | null;
  outside: number | null;
  /** The vendor's own, for a skill with one row and no counts behind it. */
  serviceLevelPercent: number | null;
  /** Rows that were merged into this one. */
  rows: number;
}

/** Adds rows to what earlier parts of the window gave, in the vendor's order; answers the ids of the new rows. */
export function mergeSummary(skills: Map<string, SkillTotals>, rows: readonly SummaryRow[]): string[] {
  return rows.flatMap((row) => {
    if (row.skillId === null) return [];
    const totals = toTotals(row, row.skillId);
    const before = skills.get(row.skillId);
    skills.set(row.skillId, before === undefined ? totals : addTotals(before, totals));
    return [row.skillId];
  });
}

function toTotals(row: SummaryRow, queueId: string): SkillTotals {
  // An average over nothing is none; the vendor writes 0.
  const overHandled = (average: number | null) => (row.contactsHandled === 0 ? null : average);
  const averageHandleMs = overHandled(row.averageHandleTime);
  return {
    queueId,
    queueName: row.skillName ?? queueId,
    mediaTypeId: row.mediaTypeId,
    offered: row.contactsOffered,
    handled: row.contactsHandled,
    abandoned: row.abandonCount,
    // 0 is no handling time but one that nobody has measured yet; answered at once somebody may well be.
    averageHandleMs: averageHandleMs === 0 ? null : averageHandleMs,
    averageWaitMs: overHandled(row.averageSpeedToAnswer),
    within: row.contactsWithinSLA,
    outside: row.contactsOutOfSLA,
    serviceLevelPercent: row.serviceLevel,
    rows: 1,
  };
}

function addTotals(one: SkillTotals, other: SkillTotals): SkillTotals {
  return {
    ...one,
    mediaTypeId: one.mediaTypeId ?? other.mediaTypeId,
    offered: add(one.offered, other.offered),
    handled: add(one.handled, other.handled),
    abandoned: add(one.abandoned, other.abandoned),
    averageHandleMs: addAverages(one, other, 'averageHandleMs'),
    averageWaitMs: addAverages(one, other, 'averageWaitMs'),
    within: add(one.within, other.within),
    outside: add(one.outside, other.outside),
    serviceLevelPercent: null,
    rows: one.rows + other.rows,
  };
}

function add(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

function addAverages(
  one: SkillTotals,
  other: SkillTotals,
  name: 'averageHandleMs' | 'averageWaitMs',
): number | null {
  if (one.handled === 0) return other[name];
  if (other.handled === 0) return one[name];
  const [first, second] = [one[name], other[name]];
  if (first === null || second === null || one.handled === null || other.handled === null) return null;
  return (first * one.handled + second * other.handled) / (one.handled + other.handled);
}

export function toQueueReportRow(totals: SkillTotals): QueueReportRow {
  const { queueId, queueName, mediaTypeId, offered, handled, abandoned, averageHandleMs } = totals;
  return {
    queueId,
    queueName,
    mediaType: toMediaType(mediaTypeId),
    offered,
    answered: handled,
    abandoned,
    serviceLevelPercent: toOwnPercent(totals),
    averageHandleSeconds: averageHandleMs === null ? null : averageHandleMs / 1000,
  };
}

/** `serviceLevel` is the configured goal in one version's text and the result in another's: the counts decide. */
function toOwnPercent(totals: SkillTotals): number | null {
  const { within, outside, offered, handled, abandoned, serviceLevelPercent } = totals;
  if (within !== null && outside !== null) return toPercentOf(within, within + outside);
  const isOverNothing = offered === 0 || (handled === 0 && abandoned === 0);
  return isOverNothing ? null : serviceLevelPercent;
}

export interface SkillSla {
  queueId: string;
  queueName: string;
  within: number | null;
  outside: number | null;
}

export function mergeSla(skills: Map<string, SkillSla>, rows: readonly SlaRow[]): string[] {
  return rows.flatMap(({ skillId, skillName, contactsWithinSLA: within, contactsOutOfSLA: outside }) => {
    if (skillId === null) return [];
    const before = skills.get(skillId);
    skills.set(
      skillId,
      before === undefined
        ? { queueId: skillId, queueName: skillName ?? skillId, within, outside }
        : { ...before, within: add(before.within, within), outside: add(before.outside, outside) },
    );
    return [skillId];
  });
}

/**
 * Which contacts are "out" (abandoned ones, too?) is a setting of the tenant, so this is the vendor's formula, and
 * how many were answered is not told: `TotalContacts` counts whatever came.
 */
export function toSlaReportRow(
  { queueId, queueName, within, outside }: SkillSla,
  thresholdMs: number | null,
): SlaReportRow {
  return {
    queueId,
    queueName,
    answered: null,
    withinThreshold: within,
    thresholdSeconds: thresholdMs === null ? null : thresholdMs / 1000,
    slaPercent: within === null || outside === null ? null : toPercentOf(within, within + outside),
    formula: 'vendor',
  };
}
