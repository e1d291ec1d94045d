import type { Delivery, SpeechItem, SpeechReason } from './alert-event.ts';
import { attentionOf } from './attention.ts';
import { toItemKey } from './item-key.ts';
import type { AlertMemory } from './memory.ts';
import type { Work } from './work.ts';

/*
 * Twenty notifications an hour are read by nobody. After several in a short time, further news waits for the next word,
 * which comes after 5, then 10, 20, 30 minutes and says it all at once. Icon and window show everything meanwhile.
 */

const busyAfter = 5;
const busyWithinMs = 1_800_000;
const firstStepMs = 300_000;
const longestStepMs = 1_800_000;

const waiting: readonly SpeechReason[] = ['first', 'resolved'];
const news: readonly SpeechReason[] = ['first', 'escalated', 'resolved'];
const counting: readonly SpeechReason[] = ['first', 'escalated', 'digest'];

/** Parts what may be told now from what waits for the next word. */
export function partByTime(
  work: Work,
  items: readonly SpeechItem[],
): { told: SpeechItem[]; held: SpeechItem[] } {
  const { memory, now } = work;
  const nowMs = now.steadyMs;
  memory.spokenMs = memory.spokenMs.filter((at) => nowMs - at < busyWithinMs);
  const isOver = memory.busy !== null && nowMs >= memory.busy.untilMs && memory.spokenMs.length === 0;
  // What has waited for this word is told in it; only when nothing has, the busy time is over.
  if (isOver && !items.some((item) => memory.silent[toItemKey(item)] === 'grouped')) memory.busy = null;
  if (memory.busy === null && memory.spokenMs.length >= busyAfter)
    memory.busy = { untilMs: (memory.spokenMs.at(-1) ?? nowMs) + firstStepMs, stepMs: firstStepMs };
  const { busy } = memory;
  if (busy === null || nowMs >= busy.untilMs) return { told: [...items], held: [] };
  const isAlarmed = hasToldCritical(memory);
  const waits = ({ because, severity }: SpeechItem) =>
    waiting.includes(because) && (because === 'resolved' || severity === 'warning' || isAlarmed);
  const told = items.filter((item) => !waits(item));
  // Where something is said anyway, what is critical is not kept back.
  const ridesAlong = (item: SpeechItem) =>
    told.length > 0 && item.severity === 'critical' && item.because !== 'resolved';
  const held = items.filter((item) => waits(item) && !ridesAlong(item));
  return { told: items.filter((item) => !held.includes(item)), held };
}

/** In a busy time the next word comes after twice as long. */
export function noteSpoken({ memory, now }: Work, { because, items }: Delivery): void {
  if (counting.includes(because)) memory.spokenMs = [...memory.spokenMs, now.steadyMs];
  const isWord = items.some((item) => news.includes(item.because));
  if (!isWord || memory.busy === null || now.steadyMs < memory.busy.untilMs) return;
  const stepMs = Math.min(memory.busy.stepMs * 2, longestStepMs);
  memory.busy = { stepMs, untilMs: now.steadyMs + stepMs };
}

/** The icon is critical already, and the supervisor has been told why. */
function hasToldCritical(memory: AlertMemory): boolean {
  return memory.conditions.some(({ standing, breach }) => {
    const { acked, snoozed } = attentionOf(memory, breach.episodeId);
    if (acked !== null || snoozed !== null || standing.condition !== 'critical') return false;
    return memory.told[breach.episodeId]?.severity === 'critical';
  });
}
