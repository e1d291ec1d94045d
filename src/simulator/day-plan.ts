import type { DemoMediaType } from './contact.ts';
import type { Phase, Plan } from './queue-process.ts';
import type { QueueProfile } from './queue-profile.ts';
import { agentsNeeded, type StaffingGoal } from './staffing.ts';

/*
 * The course of a day in half hours: how many contacts come, and how many agents are planned for them by Erlang
 * C. The centre has its own time of day, tied to the start of the simulation, so that a demo looks the same
 * whenever it is started.
 */

/** Something out of the ordinary; times are relative to the scenario's beginning. */
export interface Incident {
  fromMs: number;
  toMs: number;
  /** Of the planned agents, this share is at work. */
  agentShare: number;
  /** Calls (or the queue's first media) on top of the usual. */
  extraPerHour: number;
}

export interface DayTerms {
  beganAt: number;
  /** What time of day it is at the centre when the scenario begins, 0 to 24. */
  beganHour: number;
  /** How much more than a normal day. */
  load: number;
  goal: StaffingGoal;
  incidents: readonly Incident[];
}

const hourMs = 3_600_000;
const slotMs = hourMs / 2;
const dayMs = 24 * hourMs;
/** The share of the day's height, by the hour; people can be reached from 7 to 20. */
const curve = [
  0, 0, 0, 0, 0, 0, 0, 0.3, 0.6, 0.95, 1, 0.95, 0.8, 0.75, 0.85, 0.85, 0.8, 0.65, 0.45, 0.25, 0, 0, 0, 0,
] as const;
/** Emails and wishes to be called back also come at night, a few. */
const nightShare = 0.02;
const unattended: ReadonlySet<DemoMediaType> = new Set(['email', 'callback']);
/** Of all agents at work this share may be on a break, and is planned on top. */
const breakShare = 0.12;

export function createDayPlan(profile: QueueProfile, terms: DayTerms): Plan {
  return (at) => {
    const elapsedMs = at - terms.beganAt;
    const localMs = terms.beganHour * hourMs + elapsedMs;
    const slotEndAt = at + slotMs - modulo(localMs, slotMs);
    const incident = terms.incidents.find(({ fromMs, toMs }) => elapsedMs >= fromMs && elapsedMs < toMs);
    const usual = toUsual(profile, modulo(localMs, dayMs) / hourMs, terms);
    const until = terms.incidents
      .flatMap(({ fromMs, toMs }) => [terms.beganAt + fromMs, terms.beganAt + toMs])
      .filter((edgeAt) => edgeAt > at)
      .reduce((earliest, edgeAt) => Math.min(earliest, edgeAt), slotEndAt);
    return incident === undefined ? { ...usual, until } : { ...disturb(usual, incident, profile), until };
  };
}

function toUsual(profile: QueueProfile, hour: number, terms: DayTerms): Omit<Phase, 'until'> {
  const share = shareAt(hour);
  const contactsPerHour: Partial<Record<DemoMediaType, number>> = {};
  let contacts = 0;
  for (const { mediaType } of profile.model.lanes) {
    const height = (profile.contactsPerHour[mediaType] ?? 0) * terms.load;
    const now = height * (unattended.has(mediaType) ? Math.max(share, nightShare) : share);
    contactsPerHour[mediaType] = now;
    contacts += now;
  }
  if (share === 0) return { contactsPerHour, agents: 0, mostOnBreak: 0 };
  const needed = agentsNeeded((contacts * profile.handleMs) / hourMs, profile.handleMs, terms.goal);
  const agents = Math.ceil(needed / (1 - breakShare));
  return { contactsPerHour, agents, mostOnBreak: agents - needed };
}

function disturb(
  usual: Omit<Phase, 'until'>,
  incident: Incident,
  profile: QueueProfile,
): Omit<Phase, 'until'> {
  const contactsPerHour = { ...usual.contactsPerHour };
  const first = profile.model.lanes[0]?.mediaType;
  if (first !== undefined) contactsPerHour[first] = (contactsPerHour[first] ?? 0) + incident.extraPerHour;
  return {
    contactsPerHour,
    agents: Math.round(usual.agents * incident.agentShare),
    mostOnBreak: incident.agentShare < 1 ? 0 : usual.mostOnBreak,
  };
}

/** Between two full hours the curve is a straight line, taken at the middle of the half hour. */
function shareAt(hour: number): number {
  const middle = Math.floor(hour * 2) / 2 + 0.25;
  const before = curve[Math.floor(middle)] ?? 0;
  const after = curve[(Math.floor(middle) + 1) % 24] ?? 0;
  if (before === 0) return 0;
  return before + (after - before) * (middle - Math.floor(middle));
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
