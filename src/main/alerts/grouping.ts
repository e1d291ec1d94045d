import { toExcess } from '../../shared/alert.ts';
import type { Delivery, SpeechItem, SpeechReason, Subject } from './alert-event.ts';
import { noteSpoken, partByTime } from './busy-time.ts';
import { missedKey, toItemKey } from './item-key.ts';
import { toQueueKey } from './quality.ts';
import { findCandidates, toOtherSilence } from './speech.ts';
import { dropSilencedEndings } from './transitions.ts';
import type { Work } from './work.ts';

/*
 * What is to be told at nearly the same time is told together: few notifications, and one for the rest.
 */

export const collectMs = 3_000;
/** More at once than this, and the rest shares one notification. */
const mostSingles = 3;

/** Collects what there is to tell, and hands it over when the time has come. */
export function speak(work: Work): void {
  const { memory, now } = work;
  dropSilencedEndings(work);
  const missed = isDigestDue(work) ? memory.missed : [];
  const { told, held } = partByTime(work, [...memory.endings, ...findCandidates(work)]);
  for (const item of held) saySilent(work, item);
  if (told.length === 0 && missed.length === 0) {
    memory.collectingMs = null;
    return;
  }
  memory.collectingMs ??= now.steadyMs;
  if (now.steadyMs < memory.collectingMs + collectMs) return;
  for (const delivery of toDeliveries(work, told, missed)) handOver(work, delivery);
  if (missed.length > 0) memory.missed = [];
  memory.endings = memory.endings.filter((item) => held.includes(item));
  memory.collectingMs = null;
}

/** Breaches of quiet hours are counted once these are over and nothing else asks for silence. */
function isDigestDue(work: Work): boolean {
  const { memory, now } = work;
  if (memory.missed.length === 0) return false;
  const { retryMs } = memory.offered[missedKey] ?? { retryMs: 0 };
  if (retryMs !== null && retryMs > now.steadyMs) return false;
  return toOtherSilence(work, { severity: 'warning', subject: toCommonSubject([]) }) === null;
}

function toDeliveries(work: Work, items: readonly SpeechItem[], missed: readonly string[]): Delivery[] {
  const sorted = items.toSorted(compareItems);
  const take = (because: SpeechReason) => sorted.filter((item) => item.because === because);
  const deliveries: Delivery[] = [];
  const add = (kind: Delivery['kind'], slot: string, some: SpeechItem[], because?: SpeechReason) => {
    const [worst] = some;
    work.memory.deliveries += 1;
    deliveries.push({
      id: String(work.memory.deliveries),
      kind,
      because: because ?? worst?.because ?? 'digest',
      severity: worst?.severity ?? 'warning',
      slot,
      items: some,
      missed: because === 'digest' ? [...missed] : takePassed(work, kind),
    });
  };
  for (const [connectionId, some] of Map.groupBy(take('start-up'), ({ subject }) => subject.connectionId))
    add('summary', `summary:start-up:${connectionId}`, some);
  const digest = take('digest');
  if (digest.length > 0 || missed.length > 0) add('summary', 'summary:digest', digest, 'digest');
  const reminders = take('reminder');
  const isRound = new Set(reminders.map(({ rowKey }) => rowKey)).size > 1;
  if (isRound) add('summary', 'summary:reminder', reminders);
  const apart: readonly SpeechReason[] = isRound
    ? ['start-up', 'digest', 'reminder']
    : ['start-up', 'digest'];
  const slots = [
    ...Map.groupBy(
      sorted.filter(({ because }) => !apart.includes(because)),
      toSlot,
    ),
  ];
  const isShort = work.memory.busy !== null && slots.length > 1;
  const singles = slots.filter(
    ([slot], index) => index < mostSingles && !(isShort && slot.startsWith('row:')),
  );
  for (const [slot, some] of singles) add('single', slot, some);
  const others = slots.filter((one) => !singles.includes(one)).flatMap(([, some]) => some);
  if (others.length > 0) add('summary', 'summary', others);
  return deliveries;
}

/** The next summary names what came and went unsaid in a busy time. */
function takePassed({ memory }: Work, kind: Delivery['kind']): string[] {
  if (kind === 'single') return [];
  const { passed } = memory;
  memory.passed = [];
  return passed;
}

/** Says what is told, and of the company of each notification that it is in there. */
function handOver(work: Work, delivery: Delivery): void {
  const { memory, events, now, deliveries } = work;
  const { kind, because, items } = delivery;
  const [lead] = items;
  const subject = kind === 'single' && lead !== undefined ? lead.subject : toCommonSubject(items);
  events.push({ kind: 'delivery', at: now.at, ...subject, speak: true, because });
  for (const item of items) {
    const key = toItemKey(item);
    delete memory.silent[key];
    if (kind === 'summary' || item !== lead)
      events.push({ kind: 'delivery', at: now.at, ...item.subject, speak: false, because: 'grouped' });
    if (item.because !== 'resolved' && item.because !== 'recovered-connection')
      memory.offered[key] = { severity: item.severity, retryMs: null };
  }
  noteSpoken(work, delivery);
  deliveries.push(delivery);
}

function saySilent({ memory, events, now }: Work, item: SpeechItem): void {
  const key = toItemKey(item);
  // Should it end before the next word, that counts it.
  if (item.because !== 'resolved') memory.held[key] = 'grouped';
  if (memory.silent[key] === 'grouped') return;
  memory.silent[key] = 'grouped';
  events.push({ kind: 'delivery', at: now.at, ...item.subject, speak: false, because: 'grouped' });
}

function toCommonSubject(items: readonly SpeechItem[]): Subject {
  const ids = new Set(items.map(({ subject }) => subject.connectionId));
  const [connectionId] = ids;
  return {
    connectionId: ids.size === 1 ? (connectionId ?? null) : null,
    queueId: null,
    mediaType: null,
    ruleId: null,
    episodeId: null,
  };
}

/** A queue has one notification at a time, and so has a connection. */
function toSlot({ rowKey, subject, because }: SpeechItem): string {
  if (rowKey !== null) return `row:${rowKey}`;
  return because === 'gone'
    ? `row:${toQueueKey(subject.connectionId ?? '', subject.queueId ?? '')}`
    : `connection:${subject.connectionId}`;
}

/**
 * Critical first, then what makes everything else uncertain, then what began first, of those the worst;
 * what is over comes last.
 */
function compareItems(one: SpeechItem, other: SpeechItem): number {
  const rank = ({ severity, because, breach }: SpeechItem) => {
    if (because === 'resolved' || because === 'recovered-connection') return 3;
    if (severity === 'critical') return 0;
    return breach === null ? 1 : 2;
  };
  const isOver = (item: SpeechItem) => rank(item) === 3;
  const excess = (item: SpeechItem) => (item.breach === null || isOver(item) ? 0 : toExcess(item.breach));
  return (
    rank(one) - rank(other) ||
    (one.breach?.startedAt ?? 0) - (other.breach?.startedAt ?? 0) ||
    excess(other) - excess(one) ||
    (toItemKey(one) < toItemKey(other) ? -1 : 1)
  );
}
