import type { Breach, Severity } from '../../shared/alert.ts';
import { type AttentionState, longestMuteMinutes, type MuteTarget } from '../../shared/attention.ts';
import type { SilenceReason } from './alert-event.ts';
import type { AlertMemory, EpisodeAttention } from './memory.ts';
import type { Moment } from './moment.ts';
import type { AlertTerms, Work } from './work.ts';

/*
 * The third axis: who cares about an alert, and what is silenced until when. Everything here ends by itself.
 */

/** An acknowledged alert that is still critical after this is told again: whoever took it has not got it done. */
const ackGuardMs = 3_600_000;
const minuteMs = 60_000;

const untouched: EpisodeAttention = { seen: false, acked: null, snoozed: null };

export function attentionOf(memory: AlertMemory, episodeId: string): EpisodeAttention {
  return memory.attention[episodeId] ?? untouched;
}

/** Somebody takes care: ends with the episode, when it gets worse, or after the hour. */
export function acknowledge(
  memory: AlertMemory,
  episodeIds: readonly string[],
  by: string,
  now: Moment,
): AlertMemory {
  return changeAttention(memory, episodeIds, ({ severity }) => ({
    seen: true,
    acked: { at: now.at, atMs: now.steadyMs, by, severity },
    snoozed: null,
  }));
}

/** Silent for some minutes, then it is told again. */
export function snooze(
  memory: AlertMemory,
  episodeIds: readonly string[],
  minutes: number,
  now: Moment,
): AlertMemory {
  const untilMs = now.steadyMs + clampMinutes(minutes) * minuteMs;
  return changeAttention(memory, episodeIds, ({ severity }) => ({
    seen: true,
    acked: null,
    snoozed: { untilMs, severity },
  }));
}

/** Takes an acknowledgement or a snooze back. */
export function renew(memory: AlertMemory, episodeIds: readonly string[]): AlertMemory {
  return changeAttention(memory, episodeIds, () => ({ seen: true, acked: null, snoozed: null }));
}

/** One mute per target; a newer one takes the older one's place. */
export function mute(memory: AlertMemory, target: MuteTarget, minutes: number, now: Moment): AlertMemory {
  const untilMs = now.steadyMs + clampMinutes(minutes) * minuteMs;
  const others = memory.mutes.filter((one) => !isSameTarget(one.target, target));
  return { ...memory, mutes: [...others, { target, untilMs }] };
}

export function unmute(memory: AlertMemory, target: MuteTarget): AlertMemory {
  return { ...memory, mutes: memory.mutes.filter((one) => !isSameTarget(one.target, target)) };
}

/** Window or menu was opened: everything that was told has been looked at. */
export function markSeen(memory: AlertMemory): AlertMemory {
  const told = memory.conditions.filter(({ breach }) => memory.told[breach.episodeId] !== undefined);
  const ids = told.map(({ breach }) => breach.episodeId);
  return { ...markReacted(memory, ids), unseen: [] };
}

/** Somebody reacted to the notification of these. */
export function markReacted(memory: AlertMemory, episodeIds: readonly string[]): AlertMemory {
  const known = new Set(episodeIds);
  const seen = changeAttention(memory, episodeIds, (_breach, before) => ({ ...before, seen: true }));
  return { ...seen, unseen: memory.unseen.filter((id) => !known.has(id)) };
}

/** What the supervisor has done about a breach, and what is left of it. */
export function toAttention(
  memory: AlertMemory,
  breach: Breach,
  nowMs: number,
): { state: AttentionState; leftMs: number | null; mutedBy: MuteTarget | null } {
  const { seen, acked, snoozed } = attentionOf(memory, breach.episodeId);
  const muting = findMute(memory, breach, nowMs);
  const mutedBy = muting?.target ?? null;
  if (acked !== null) {
    const leftMs = breach.severity === 'critical' ? Math.max(0, acked.atMs + ackGuardMs - nowMs) : null;
    return { state: 'acked', leftMs, mutedBy };
  }
  if (snoozed !== null) return { state: 'snoozed', leftMs: Math.max(0, snoozed.untilMs - nowMs), mutedBy };
  if (muting !== null) return { state: 'muted', leftMs: muting.untilMs - nowMs, mutedBy };
  return { state: seen ? 'seen' : 'new', leftMs: null, mutedBy: null };
}

type MuteFacts = Pick<Breach, 'connectionId'> & { queueId: string | null; ruleId: string | null };

/** The mute that covers it and lasts longest; null: none. */
function findMute({ mutes }: AlertMemory, facts: MuteFacts, nowMs: number) {
  let longest: AlertMemory['mutes'][number] | null = null;
  for (const one of mutes)
    if (one.untilMs > nowMs && covers(one.target, facts) && one.untilMs > (longest?.untilMs ?? 0))
      longest = one;
  return longest;
}

/** Why nothing may be said of it just now, as far as settings and mutes go; null: it may. */
export function toMuteReason(
  memory: AlertMemory,
  terms: AlertTerms,
  facts: MuteFacts & { severity: Severity },
  now: Moment,
): SilenceReason | null {
  if (!terms.notifications || findMute(memory, facts, now.steadyMs) !== null) return 'muted';
  const isQuiet = terms.quietUntil !== null && now.at < terms.quietUntil;
  const passes = facts.severity === 'critical' && terms.criticalBypasses;
  return isQuiet && !passes ? 'quiet-hours' : null;
}

/** A breach got worse: what was done about it was done about less. */
export function breakAttention({ memory }: Work, { episodeId, severity }: Breach): void {
  const { seen, acked, snoozed } = attentionOf(memory, episodeId);
  if (severity !== 'critical') return;
  const holds = (one: { severity: Severity } | null) => one === null || one.severity === 'critical';
  if (holds(acked) && holds(snoozed)) return;
  memory.attention[episodeId] = { seen, acked: null, snoozed: null };
}

/** Ends what has run out: mutes, snoozes, and acknowledgements of what is still critical after the hour. */
export function endAttention({ memory, now }: Work): void {
  memory.mutes = memory.mutes.filter(({ untilMs }) => untilMs > now.steadyMs);
  for (const { breach, standing } of memory.conditions) {
    const { episodeId } = breach;
    const attention = memory.attention[episodeId];
    if (attention === undefined) continue;
    const { acked, snoozed } = attention;
    const isSnoozeOver = snoozed !== null && snoozed.untilMs <= now.steadyMs;
    const isGuardOver =
      acked !== null && standing.condition === 'critical' && acked.atMs + ackGuardMs <= now.steadyMs;
    if (!isSnoozeOver && !isGuardOver) continue;
    memory.attention[episodeId] = {
      ...attention,
      acked: isGuardOver ? null : acked,
      snoozed: isSnoozeOver ? null : snoozed,
    };
    const told = memory.told[episodeId];
    if (told !== undefined) memory.told[episodeId] = { ...told, isOwed: true };
  }
}

/** When the next of these ends, on the steady clock; null: none does. */
export function nextEndMs(memory: AlertMemory): number | null {
  const ends = memory.mutes.map(({ untilMs }) => untilMs);
  for (const { breach, standing } of memory.conditions) {
    const attention = memory.attention[breach.episodeId];
    if (attention?.snoozed) ends.push(attention.snoozed.untilMs);
    if (attention?.acked && standing.condition === 'critical') ends.push(attention.acked.atMs + ackGuardMs);
  }
  return ends.length === 0 ? null : Math.min(...ends);
}

function changeAttention(
  memory: AlertMemory,
  episodeIds: readonly string[],
  change: (breach: Breach, before: EpisodeAttention) => EpisodeAttention,
): AlertMemory {
  const wanted = new Set(episodeIds);
  const attention = { ...memory.attention };
  for (const { breach, standing } of memory.conditions)
    if (wanted.has(breach.episodeId) && standing.condition !== 'pending')
      attention[breach.episodeId] = change(breach, attentionOf(memory, breach.episodeId));
  return { ...memory, attention, unseen: memory.unseen.filter((id) => !wanted.has(id)) };
}

function covers(target: MuteTarget, { connectionId, queueId, ruleId }: MuteFacts): boolean {
  switch (target.kind) {
    case 'all':
      return true;
    case 'connection':
      return target.connectionId === connectionId;
    case 'queue':
      return target.connectionId === connectionId && target.queueId === queueId;
    case 'rule':
      return target.ruleId === ruleId;
  }
}

function isSameTarget(one: MuteTarget, other: MuteTarget): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}

function clampMinutes(minutes: number): number {
  return Math.min(Math.max(0, minutes), longestMuteMinutes);
}
