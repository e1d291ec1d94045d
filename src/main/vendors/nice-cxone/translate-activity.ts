import { z } from 'zod';
import {
  createEmptyReading,
  type MediaType,
  type QueueSummary,
  type Reading,
  type ServiceLevel,
} from '../../../shared/queue.ts';
import { valueDetails } from '../../../shared/words/en/vendor-detail.ts';
import { toWaitSince } from '../wait-clock.ts';
import {
  isRecord,
  looseCount,
  looseDurationMs,
  looseFlag,
  looseObject,
  loosePercent,
  looseText,
  looseTime,
} from './loose-values.ts';
import type { SkillDay, Today } from './translate-summary.ts';

// The answer of GET …/skills/activity: a row for each skill, which is what contacts wait in here.

const skillSchema = looseObject({
  serverTime: looseTime,
  skillId: looseText,
  skillName: looseText,
  isActive: looseFlag,
  mediaTypeId: looseCount,
  queueCount: looseCount,
  earliestQueueTime: looseTime,
  contactsActive: looseCount,
  agentsLoggedIn: looseCount,
  agentsAvailable: looseCount,
  agentsWorking: looseCount,
  inSLA: looseCount,
  outSLA: looseCount,
  serviceLevel: loosePercent,
  serviceLevelGoal: loosePercent,
  serviceLevelThreshold: looseDurationMs,
});
type RawSkill = z.infer<typeof skillSchema>;

/** A skill as its newest row says. */
export type Skill = Omit<RawSkill, 'skillId'> & { skillId: string };

export const linksSchema = looseObject({ next: looseText }).nullish();

/** Older versions wrap the whole answer in `resultSet`, in whatever case. */
export function unwrap(answer: unknown): unknown {
  if (!isRecord(answer)) return answer;
  const wrapper = Object.keys(answer).find((name) => name.toLowerCase() === 'resultset');
  const inner = wrapper === undefined ? undefined : answer[wrapper];
  return isRecord(inner) ? inner : answer;
}

export const activitySchema = z.preprocess(
  unwrap,
  looseObject({
    lastPollTime: looseTime,
    totalRecords: looseCount,
    _links: linksSchema,
    skillActivity: z
      .array(skillSchema)
      .refine((rows) => rows.length === 0 || rows.some(({ skillId }) => skillId !== null), {
        error: valueDetails.noRowHas('skillId'),
      }),
  }),
);

export function toSkills(rows: readonly RawSkill[]): Skill[] {
  return rows.flatMap((row) => (row.skillId === null ? [] : [{ ...row, skillId: row.skillId }]));
}

/** Voicemail and what has no word here is `other`: nobody waits there in person. Digital is messaging. */
const mediaTypes: ReadonlyMap<number | null, MediaType> = new Map([
  [1, 'email'],
  [3, 'chat'],
  [4, 'voice'],
  [5, 'other'],
  [6, 'workitem'],
  [9, 'message'],
]);

export function toMediaType(mediaTypeId: number | null): MediaType {
  return mediaTypes.get(mediaTypeId) ?? 'other';
}

export function toQueueSummary(skill: Skill): QueueSummary {
  const { skillId: queueId, skillName, mediaTypeId, serviceLevelThreshold, serviceLevelGoal } = skill;
  const target =
    serviceLevelThreshold === null
      ? {}
      : {
          [toMediaType(mediaTypeId)]: { targetMs: serviceLevelThreshold, goalPercent: serviceLevelGoal },
        };
  return { queueId, name: skillName ?? queueId, targets: target };
}

interface SkillMoment {
  connectionId: string;
  observedAt: number;
  /** The vendor's clock when the figures were true: both ends of a wait are on it. Null: not known. */
  vendorNow: number | null;
}

export function toSkillReading(skill: Skill, moment: SkillMoment, today: Today | null): Reading {
  const { skillId, skillName, mediaTypeId } = skill;
  const day = today?.skills.get(skillId);
  return {
    ...createEmptyReading({
      connectionId: moment.connectionId,
      queueId: skillId,
      queueName: skillName ?? skillId,
      mediaType: toMediaType(mediaTypeId),
      observedAt: moment.observedAt,
    }),
    waiting: skill.queueCount,
    longestWaitMs: toLongestWaitMs(skill, moment.vendorNow),
    interacting: skill.contactsActive,
    agentsOnQueue: skill.agentsLoggedIn,
    agentsAvailable: skill.agentsAvailable,
    agentsBusy: skill.agentsWorking,
    serviceLevel: toServiceLevel(skill),
    ...(today === null || day === undefined ? {} : toDayFigures(day, today)),
  };
}

/** Where nobody waits nobody has waited, whatever time the row still names. */
function toLongestWaitMs({ queueCount, earliestQueueTime }: Skill, vendorNow: number | null): number | null {
  if (queueCount === 0) return 0;
  return queueCount === null || earliestQueueTime === null ? null : toWaitSince(earliestQueueTime, vendorNow);
}

/** What span `inSLA` and `outSLA` cover is not documented. A percentage over nothing is none. */
function toServiceLevel(skill: Skill): ServiceLevel {
  const { inSLA, outSLA, serviceLevel, serviceLevelThreshold, serviceLevelGoal } = skill;
  const total = inSLA === null || outSLA === null ? null : inSLA + outSLA;
  return {
    percent: total === 0 ? null : serviceLevel,
    withinTarget: inSLA,
    total,
    targetMs: serviceLevelThreshold,
    goalPercent: serviceLevelGoal,
  };
}

function toDayFigures(day: SkillDay, { window }: Today) {
  return {
    offered: day.offered,
    answered: day.handled,
    abandoned: day.abandoned,
    averageHandleMs: day.averageHandleMs,
    averageWaitMs: day.averageWaitMs,
    window,
  };
}
