import type { Breach } from '../../shared/alert.ts';
import type { SilenceReason, SpeechItem } from './alert-event.ts';
import { breakAttention } from './attention.ts';
import type { Transition } from './engine.ts';
import { toItemKey } from './item-key.ts';
import type { AlertMemory, OpenCondition } from './memory.ts';
import { isBlind } from './quality.ts';
import { rankOf, toEndingSilence, toItem } from './speech.ts';
import { forgetEpisode, saySilence, toSubject, type Work } from './work.ts';

/*
 * What follows from a condition that moved.
 */

const mostMissed = 1_000;

/** A condition moved: says so, and sees to what follows for attention, reminders and the log. */
export function applyTransition(work: Work, transition: Transition): void {
  const { memory, events, now } = work;
  const { from, to, breach, severityBefore } = transition;
  const subject = toSubject(breach);
  const { episodeId } = breach;
  events.push({ kind: 'condition', at: now.at, ...subject, from, to });
  if (to === 'ok') {
    endByFigures(work, transition);
    return;
  }
  if (to === 'critical' && severityBefore === 'warning') {
    breakAttention(work, breach);
    // That the system refused the milder one is no reason to wait.
    if (memory.offered[episodeId]?.retryMs != null) delete memory.offered[episodeId];
  }
  if (to === 'warning' && severityBefore === 'critical') forgiveReminder(work, breach);
  const silence = toSilenceOfMove(memory, transition);
  if (silence !== null) saySilence(work, episodeId, subject, silence);
}

/** Why the move itself is not told; null: that is decided with everything else that wants to be. */
function toSilenceOfMove(memory: AlertMemory, { from, to, breach }: Transition): SilenceReason | null {
  if (to === 'pending') return 'pending';
  if (to === 'recovering' || from === 'critical') return 'no-change';
  const told = memory.told[breach.episodeId];
  return told !== undefined && rankOf(told) >= rankOf(breach) ? 'already-told' : null;
}

/** A snooze that ran out is of no account any more when the breach has eased. */
function forgiveReminder({ memory }: Work, { episodeId }: Breach): void {
  const told = memory.told[episodeId];
  if (told?.isOwed) memory.told[episodeId] = { ...told, isOwed: false };
}

function endByFigures(work: Work, { from, breach, rowKey }: Transition): void {
  const { memory, now } = work;
  const { episodeId } = breach;
  const subject = toSubject(breach);
  if (from === 'pending') {
    forgetEpisode(work, episodeId);
    return;
  }
  const told = memory.told[episodeId];
  const ended = { ...breach, recovering: false };
  work.ended.push({ breach: ended, endedAt: now.at, outcome: 'resolved', told: told !== undefined });
  const item = {
    ...toItem({ rowKey, breach: ended }, 'resolved'),
    severity: told?.severity ?? breach.severity,
    lastedMs: Math.max(0, now.at - breach.startedAt),
  } satisfies SpeechItem;
  if (told === undefined) {
    if (memory.held[episodeId] === 'quiet-hours')
      memory.missed = [...memory.missed, breach.queueName].slice(-mostMissed);
    if (memory.held[episodeId] === 'grouped')
      memory.passed = [...memory.passed, breach.queueName].slice(-mostMissed);
    saySilence(work, episodeId, subject, 'no-change');
  } else if (memory.attention[episodeId]?.snoozed != null) saySilence(work, episodeId, subject, 'snoozed');
  else tellEnding(work, item);
  forgetEpisode(work, episodeId);
}

/** Something that was told is over: that is told too, unless nothing may be said just now. Then it never is. */
export function tellEnding(work: Work, item: SpeechItem): void {
  const { memory } = work;
  const silence = toEndingSilence(work, item);
  if (silence === null) memory.endings = [...memory.endings, item];
  else dropEnding(work, item, silence);
}

/** What is still to be told and may not be any more: somebody muted it meanwhile, or the computer has slept. */
export function dropSilencedEndings(work: Work): void {
  const { memory } = work;
  memory.endings = memory.endings.filter((item) => {
    const { connectionId } = item.subject;
    const isBlindAgain = item.because === 'recovered-connection' && isBlind(memory, connectionId ?? '');
    const silence = isBlindAgain ? 'no-change' : toEndingSilence(work, item);
    if (silence !== null) dropEnding(work, item, silence);
    return silence === null;
  });
}

function dropEnding(work: Work, item: SpeechItem, silence: SilenceReason): void {
  const key = toItemKey(item);
  saySilence(work, key, item.subject, silence);
  forgetEpisode(work, key);
}

/** No rule judges these any more. */
export function withdraw(work: Work, conditions: readonly OpenCondition[]): void {
  const { now, events } = work;
  for (const condition of conditions) {
    const { breach, standing } = condition;
    events.push({ kind: 'condition', at: now.at, ...toSubject(breach), from: standing.condition, to: 'ok' });
    if (standing.condition !== 'pending') end(work, condition, 'withdrawn');
    forgetEpisode(work, breach.episodeId);
  }
}

/** An episode is over that no figures have ended. */
export function end(
  { memory, now, ended }: Work,
  { breach }: OpenCondition,
  outcome: 'lost' | 'withdrawn',
): void {
  const told = memory.told[breach.episodeId] !== undefined;
  ended.push({ breach, endedAt: now.at, outcome, told });
}
