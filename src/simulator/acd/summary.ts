import { z } from 'zod';
import { answer } from '../answer.ts';
import type { Contact } from '../contact.ts';
import type { Endpoint } from '../endpoint.ts';
import { leftQueue } from '../platform/contact-metrics.ts';
import { flagSchema, parseQuery, toAcdPath } from './acd-query.ts';
import { acdStyle, refuseAcd } from './acd-style.ts';
import { countAgents, toPercent } from './figures.ts';
import { isNewStyle, refuseWindow, type SkillPast, toPasts, windowShape } from './past.ts';
import { businessUnitId, nameMediaType } from './skills.ts';

/*
 * `GET …/skills/summary`: a past window together with the state of queue and agents as it is now. Nearly
 * everything is text, numbers and flags too.
 */

const querySchema = z.strictObject({
  ...windowShape,
  mediaTypeId: z.exactOptional(z.coerce.number().int()),
  isOutbound: z.exactOptional(flagSchema),
  fields: z.exactOptional(z.string().min(1)),
});

type Row = Record<string, string | number>;

export const summary: Endpoint = {
  api: 'acd',
  method: 'GET',
  path: toAcdPath('skills/summary'),
  permission: 'skills/summary',
  style: acdStyle,
  handle({ query, parameters: [version] }, centre, at) {
    const parsed = parseQuery(query, querySchema);
    if (!parsed.ok) return parsed.refusal;
    const refusal = refuseWindow(parsed.value);
    if (refusal !== null) return refusal;
    const { mediaTypeId, isOutbound, fields } = parsed.value;
    const write = isNewStyle(version) ? formatPeriod : formatSeconds;
    const rows = toPasts(centre, parsed.value)
      .filter(
        ({ skill }) =>
          (mediaTypeId === undefined || skill.mediaTypeId === mediaTypeId) &&
          (isOutbound === undefined || skill.isOutbound === isOutbound),
      )
      .map((past) => ({ ...toIdentity(past), ...toCounts(past), ...toTimes(past, at, write) }));
    const chosen = fields === undefined ? rows : chooseFields(rows, fields);
    return chosen === null ? refuseAcd(400, 'Invalid field list') : answer({ skillSummaries: chosen });
  },
};

function toIdentity({ skill }: SkillPast): Row {
  const { model } = skill.live.lane;
  return {
    businessUnitId,
    businessUnitName: 'Demo contact centre',
    campaignId: '77',
    campaignName: 'Inbound',
    skillId: String(skill.skillId),
    skillName: skill.name,
    isOutbound: skill.isOutbound ? 'True' : 'False',
    mediaTypeId: String(skill.mediaTypeId),
    mediaTypeName: nameMediaType(skill.mediaTypeId),
    serviceLevelGoal: String(Math.round(model.goal * 100)),
    serviceLevelThreshold: String(Math.round(model.targetMs / 1000)),
  };
}

function toCounts({ skill, offered, answered, abandoned, sla }: SkillPast): Row {
  const { lane, queue } = skill.live;
  const { agentsACW: agentsAcw, ...agents } = countAgents(queue.agents);
  const counts = {
    abandonCount: abandoned.length,
    abandonRate: offered.length === 0 ? 0 : Math.round((abandoned.length * 100) / offered.length),
    ...agents,
    agentsAcw,
    contactsActive: lane.talking.size,
    contactsHandled: answered.length,
    contactsOffered: offered.length,
    contactsQueued: offered.length,
    contactsOutOfSLA: sla.out,
    contactsWithinSLA: sla.within,
    queueCount: lane.waiting.size,
    serviceLevel: toPercent(sla),
  };
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
}

function toTimes(past: SkillPast, at: number, write: (ms: number) => string): Row {
  const { answered, abandoned, handled } = past;
  const [oldest] = past.skill.live.lane.waiting;
  const lengths = (contacts: readonly Contact[], lengthOf: (contact: Contact) => number | null) =>
    contacts.flatMap((contact) => lengthOf(contact) ?? []);
  const waitOf = (contact: Contact) => leftQueue(contact)?.waitMs ?? null;
  const handling = lengths(handled, ({ answeredAt, handledAt }) => between(answeredAt, handledAt));
  const times = {
    averageHandleTime: meanOf(handling),
    averageInqueueTime: meanOf(lengths([...answered, ...abandoned], waitOf)),
    averageSpeedToAnswer: meanOf(lengths(answered, waitOf)),
    averageTalkTime: meanOf(lengths(handled, ({ answeredAt, talkedAt }) => between(answeredAt, talkedAt))),
    averageWrapTime: meanOf(lengths(handled, ({ talkedAt, handledAt }) => between(talkedAt, handledAt))),
    holdTime: 0,
    longestQueueDur: oldest === undefined ? 0 : at - oldest.arrivedAt,
    totalContactTime: handling.reduce((sum, ms) => sum + ms, 0),
  };
  return Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, write(ms)]));
}

function between(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}

function meanOf(lengths: readonly number[]): number {
  return lengths.length === 0 ? 0 : lengths.reduce((sum, ms) => sum + ms, 0) / lengths.length;
}

function chooseFields(rows: readonly Row[], fields: string): Row[] | null {
  const wanted = new Set(fields.split(',').map((name) => name.trim().toLowerCase()));
  const known = new Set(Object.keys(rows[0] ?? {}).map((name) => name.toLowerCase()));
  if (rows.length > 0 && [...wanted].some((name) => !known.has(name))) return null;
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => wanted.has(name.toLowerCase()))),
  );
}

function formatSeconds(ms: number): string {
  return String(Math.round(ms / 1000));
}

/** ISO 8601 with what is not 0, like `PT4M5.25S`. */
function formatPeriod(ms: number): string {
  const whole = Math.round(ms);
  const parts = [
    [Math.floor(whole / 3_600_000), 'H'],
    [Math.floor(whole / 60_000) % 60, 'M'],
    [(whole % 60_000) / 1000, 'S'],
  ] as const;
  const text = parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('');
  return text === '' ? 'PT0S' : `PT${text}`;
}
