import { staleAfterIntervals } from '../../shared/freshness.ts';
import type { SilenceReason, SpeechItem, SpeechReason } from './alert-event.ts';
import { attentionOf, toMuteReason } from './attention.ts';
import type { AlertMemory, OpenCondition, Told } from './memory.ts';
import { isBlind, toBlindItems, toGoneItems } from './quality.ts';
import { saySilence, toSubject, type Work } from './work.ts';

/*
 * Whether to speak, and why or why not. Decided from what stands and from what was delivered, never from what has just
 * moved: what a mute, a sleep, a refused notification or a restart kept from being told comes up again by itself.
 */

const firstReminderMs = 300_000;
const longestReminderMs = 1_800_000;

/** How long after it was told, or told again, something critical is to be told once more. */
export function toReminderMs(reminders: number): number {
  return Math.min(firstReminderMs * 2 ** reminders, longestReminderMs);
}

/** Everything that wants to be told now, silences said on the way. */
export function findCandidates(work: Work): SpeechItem[] {
  const { memory } = work;
  const items: SpeechItem[] = [];
  const toldCritical = new Set<string>();
  for (const { rowKey, breach } of memory.conditions)
    if (memory.told[breach.episodeId]?.severity === 'critical') toldCritical.add(rowKey);
  for (const condition of memory.conditions) {
    const because = decide(work, condition, toldCritical);
    if (because !== null) items.push(toItem(condition, because));
  }
  if (items.some(({ because }) => because === 'reminder')) items.push(...findCompany(work, items));
  for (const { key, told, item } of [...toBlindItems(memory), ...toGoneItems(memory)]) {
    if (told || isOffered(memory, key, 'warning', work.now.steadyMs)) continue;
    const silence = toOtherSilence(work, item);
    if (silence === null) items.push(item);
    else {
      memory.held[key] = silence;
      saySilence(work, key, item.subject, silence);
    }
  }
  return items;
}

/** Why an episode wants to be told; null: it does not, and why not has been said where that is news. */
function decide(
  work: Work,
  condition: OpenCondition,
  toldCritical: ReadonlySet<string>,
): SpeechReason | null {
  const { memory, now } = work;
  const { standing, breach, startUp, rowKey } = condition;
  if (standing.condition === 'pending' || standing.condition === 'recovering') return null;
  const { episodeId, severity } = breach;
  const told = memory.told[episodeId];
  const isReminder = told !== undefined && rankOf(told) >= rankOf(breach);
  if (isReminder && !isDue(told, condition, now.steadyMs)) return null;
  if (isOffered(memory, episodeId, severity, now.steadyMs)) return null;
  const subject = toSubject(breach);
  const silence = toSilence(work, condition);
  if (silence !== null) {
    // What kept it from being told in the first place is not forgotten for what keeps it now.
    if (!isReminder && weightOf(silence) >= weightOf(memory.held[episodeId]))
      memory.held[episodeId] = silence;
    saySilence(work, episodeId, subject, silence);
    return null;
  }
  if (isReminder) return 'reminder';
  // A queue has one notification: a warning does not take the place of something critical.
  if (severity === 'warning' && toldCritical.has(rowKey)) {
    saySilence(work, episodeId, subject, 'grouped');
    return null;
  }
  if (isHeldBack(memory.held[episodeId])) return 'digest';
  if (told !== undefined) return 'escalated';
  return startUp ? 'start-up' : 'first';
}

/** What has eased to a warning is not said again; its clock goes on, for when it is critical once more. */
function isDue({ isOwed, dueMs }: Told, { standing }: OpenCondition, nowMs: number): boolean {
  return isOwed || (standing.condition === 'critical' && dueMs !== null && dueMs <= nowMs);
}

/** Where one reminder is due, everything that is still critical rides along. */
function findCompany(work: Work, items: readonly SpeechItem[]): SpeechItem[] {
  const { memory, now } = work;
  const listed = new Set(items.map(({ subject }) => subject.episodeId));
  return memory.conditions
    .filter((condition) => {
      const { episodeId } = condition.breach;
      if (condition.standing.condition !== 'critical' || listed.has(episodeId)) return false;
      if (memory.told[episodeId]?.severity !== 'critical') return false;
      return !isOffered(memory, episodeId, 'critical', now.steadyMs) && toSilence(work, condition) === null;
    })
    .map((condition) => toItem(condition, 'reminder'));
}

/** Why an open breach may not be told now; null: it may. */
function toSilence(work: Work, { breach, judgedMs, isShown }: OpenCondition): SilenceReason | null {
  const { memory, now, terms } = work;
  const { connectionId, episodeId } = breach;
  const intervalMs = memory.connections[connectionId]?.intervalMs ?? 0;
  const isOld = now.steadyMs - judgedMs >= staleAfterIntervals * intervalMs;
  if (isBlind(memory, connectionId) || isOld || !isShown) return 'inhibited';
  if (isInGrace(memory, now.steadyMs)) return 'grace';
  const { acked, snoozed } = attentionOf(memory, episodeId);
  if (acked !== null) return 'acknowledged';
  if (snoozed !== null) return 'snoozed';
  return toMuteReason(memory, terms, breach, now);
}

/** The same for a connection, a queue that is gone, and what came and went in quiet hours. */
export function toOtherSilence(
  work: Work,
  { severity, subject }: Pick<SpeechItem, 'severity' | 'subject'>,
): SilenceReason | null {
  const { memory, now, terms } = work;
  if (isInGrace(memory, now.steadyMs)) return 'grace';
  const { connectionId, queueId, ruleId } = subject;
  return toMuteReason(memory, terms, { connectionId: connectionId ?? '', queueId, ruleId, severity }, now);
}

/** The same for a note that something is over. */
export function toEndingSilence(work: Work, item: SpeechItem): SilenceReason | null {
  return work.terms.recoveryNotes ? toOtherSilence(work, item) : 'no-change';
}

function isInGrace({ graceUntilMs }: AlertMemory, nowMs: number): boolean {
  return graceUntilMs !== null && nowMs < graceUntilMs;
}

function weightOf(reason: SilenceReason | undefined): number {
  return reason === 'quiet-hours' ? 2 : Number(isHeldBack(reason));
}

function isHeldBack(reason: SilenceReason | undefined): boolean {
  return reason === 'muted' || reason === 'quiet-hours' || reason === 'grace';
}

export function rankOf({ severity }: Pick<Told, 'severity'>): number {
  return severity === 'warning' ? 1 : 2;
}

export function toItem(
  condition: Pick<OpenCondition, 'rowKey' | 'breach'>,
  because: SpeechReason,
): SpeechItem {
  const { breach, rowKey } = condition;
  return {
    because,
    severity: breach.severity,
    subject: toSubject(breach),
    rowKey,
    queueName: breach.queueName,
    breach,
    lastedMs: null,
  };
}

/** Handed over and not yet answered, or refused a moment ago. */
function isOffered(
  { offered }: AlertMemory,
  key: string,
  severity: Told['severity'],
  nowMs: number,
): boolean {
  const offer = offered[key];
  if (offer === undefined || rankOf(offer) < rankOf({ severity })) return false;
  return offer.retryMs === null || offer.retryMs > nowMs;
}
