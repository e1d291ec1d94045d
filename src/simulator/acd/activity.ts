import { z } from 'zod';
import { type ApiAnswer, answer } from '../answer.ts';
import type { ApiRequest, Endpoint } from '../endpoint.ts';
import { flagSchema, momentSchema, pageShape, parseQuery, toAcdPath, toPage } from './acd-query.ts';
import { acdStyle, refuseAcd } from './acd-style.ts';
import { changedAt, countAgents, countSlaToday, toPercent } from './figures.ts';
import { businessUnitId, nameMediaType, type Skill, toSkills } from './skills.ts';

/* `GET …/skills/activity` and `…/skills/{skillId}/activity`: what is now, with the service level of today. */

const oneShape = {
  fields: z.exactOptional(z.string().min(1)),
  updatedSince: z.exactOptional(momentSchema),
};
const oneSchema = z.strictObject(oneShape);
const allSchema = z.strictObject({
  ...oneShape,
  ...pageShape,
  mediaTypeId: z.exactOptional(z.coerce.number().int()),
  IsOutbound: z.exactOptional(flagSchema),
});

/** Up to this version the answer stands in a `resultSet`. */
const lastWrapped = 10;

export const activityOfAll: Endpoint = {
  api: 'acd',
  method: 'GET',
  path: toAcdPath('skills/activity'),
  permission: 'skills/activity',
  style: acdStyle,
  handle(request, centre, at, { rules }) {
    const parsed = parseQuery(request.query, allSchema);
    if (!parsed.ok) return parsed.refusal;
    const { mediaTypeId, IsOutbound, updatedSince, fields, skip } = parsed.value;
    const wanted = toSkills(centre.queues()).filter(
      (skill) =>
        (mediaTypeId === undefined || skill.mediaTypeId === mediaTypeId) &&
        (IsOutbound === undefined || skill.isOutbound === IsOutbound),
    );
    const changed = keepChanged(wanted, updatedSince, at);
    if (changed === null) return notModified;
    const { origin, path, query } = request;
    const most = Math.min(rules.skillsPerPage ?? Number.MAX_SAFE_INTEGER, Math.max(1, changed.length));
    const top = Math.min(parsed.value.top ?? most, most);
    const page = toPage(changed, { skip, top }, origin + path, query);
    const rows = toRows(page.rows, fields, at);
    if (rows === null) return refuseFields();
    return toAnswer(request, {
      totalRecords: changed.length,
      _links: page.links,
      lastPollTime: formatTime(at),
      skillActivity: rows,
    });
  },
};

export const activityOfOne: Endpoint = {
  api: 'acd',
  method: 'GET',
  path: toAcdPath('skills/(\\d+)/activity'),
  permission: 'skills/activity',
  style: acdStyle,
  handle(request, centre, at) {
    const parsed = parseQuery(request.query, oneSchema);
    if (!parsed.ok) return parsed.refusal;
    const skillId = Number(request.parameters[1]);
    const skill = toSkills(centre.queues()).find((one) => one.skillId === skillId);
    if (skill === undefined) return refuseAcd(404, 'Invalid skillId');
    const { fields, updatedSince } = parsed.value;
    const changed = keepChanged([skill], updatedSince, at);
    if (changed === null) return notModified;
    const rows = toRows(changed, fields, at);
    if (rows === null) return refuseFields();
    return toAnswer(request, { lastPollTime: formatTime(at), skillActivity: rows });
  },
};

/** What the vendor's own client understands as "nothing new": 304 without a body. */
const notModified: ApiAnswer = { status: 304, body: '' };

/** The skills with changes after `since`; null where somebody asked for changes and there are none. */
function keepChanged(skills: readonly Skill[], since: number | undefined, at: number): Skill[] | null {
  // Whoever starts at the epoch wants everything, retired skills too.
  if (since === undefined || since <= 0) return [...skills];
  const changed = skills.filter((skill) => changedAt(skill, at) > since);
  return changed.length === 0 ? null : changed;
}

/** What is undefined is not written. */
type Row = Record<string, string | number | boolean | null | undefined>;

/** The rows with the wanted fields; null where a field is not known. */
function toRows(skills: readonly Skill[], fields: string | undefined, at: number): Row[] | null {
  const serverTime = formatTime(at);
  const rows = skills.map((skill) => toRow(skill, at, serverTime));
  if (fields === undefined) return rows;
  const wanted = new Set(fields.split(',').map((name) => name.trim().toLowerCase()));
  if ([...wanted].some((name) => !fieldNames.has(name))) return null;
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => wanted.has(name.toLowerCase()))),
  );
}

function toRow(skill: Skill, at: number, serverTime: string): Row {
  const { live, skillId, mediaTypeId } = skill;
  const waiting = live?.lane.waiting.size ?? 0;
  const sla = countSlaToday(skill, at);
  return {
    ...countAgents(live?.queue.agents ?? []),
    serverTime,
    businessUnitId,
    campaignId: skill.isOutbound ? 78 : 77,
    campaignName: skill.isOutbound ? 'Outbound' : 'Inbound',
    contactsActive: live?.lane.talking.size ?? 0,
    earliestQueueTime: toEarliest(skill),
    emailFromAddress: mediaTypeId === 1 ? `skill-${skillId}@example.com` : null,
    isActive: live !== null,
    inSLA: sla.within,
    isNaturalCalling: false,
    isOutbound: skill.isOutbound,
    mediaTypeId,
    mediaTypeName: nameMediaType(mediaTypeId),
    outSLA: sla.out,
    queueCount: waiting,
    serviceLevel: toPercent(sla),
    serviceLevelGoal: Math.round((live?.lane.model.goal ?? 0.8) * 100),
    serviceLevelThreshold: Math.round((live?.lane.model.targetMs ?? 20_000) / 1000),
    skillName: skill.name,
    skillId,
    skillQueueCount: mediaTypeId === 1 ? waiting : 0,
    personalQueueCount: 0,
    parkedCount: 0,
  };
}

/** Where nobody waits, working clients have met null, "N/A" and no such field at all. */
function toEarliest({ live, skillId }: Skill): string | null | undefined {
  const [oldest] = live?.lane.waiting ?? [];
  if (oldest !== undefined) return formatTime(oldest.arrivedAt);
  const kind = skillId % 3;
  return kind === 0 ? undefined : kind === 1 ? null : 'N/A';
}

const fieldNames: ReadonlySet<string> = new Set(
  [
    'serverTime businessUnitId agentsACW agentsAvailable agentsIdle agentsLoggedIn agentsUnavailable agentsWorking',
    'campaignId campaignName contactsActive divisionNo earliestQueueTime emailFromAddress isActive inSLA',
    'isNaturalCalling isOutbound mediaTypeId mediaTypeName outSLA queueCount serviceLevel serviceLevelGoal',
    'serviceLevelThreshold skillName skillId skillQueueCount personalQueueCount parkedCount',
  ].flatMap((names) => names.toLowerCase().split(' ')),
);

function toAnswer({ parameters: [version] }: ApiRequest, body: Record<string, unknown>): ApiAnswer {
  return answer(Number(version) <= lastWrapped ? { resultSet: body } : body);
}

function refuseFields(): ApiAnswer {
  return refuseAcd(400, 'Invalid field list');
}

function formatTime(at: number): string {
  return new Date(at).toISOString();
}
