import type { Delivery } from './alert-event.ts';
import { missedKey, toItemKey } from './item-key.ts';
import type { AlertMemory } from './memory.ts';
import type { Moment } from './moment.ts';
import { rankOf, toReminderMs } from './speech.ts';

const refusedRetryMs = 60_000;
const mostUnseen = 500;

/** What the system did with a notification. Only what it took counts as told; what it refused is offered again later. */
export function recordDelivery(
  memory: AlertMemory,
  delivery: Delivery,
  accepted: boolean,
  now: Moment,
): AlertMemory {
  const next: AlertMemory = {
    ...memory,
    told: { ...memory.told },
    offered: { ...memory.offered },
    held: { ...memory.held },
    attention: { ...memory.attention },
    connections: { ...memory.connections },
    goneQueues: { ...memory.goneQueues },
  };
  const unseen: string[] = [];
  for (const item of delivery.items) {
    if (item.because === 'resolved' || item.because === 'recovered-connection') continue;
    const key = toItemKey(item);
    // It ended while the system thought about it.
    if (next.offered[key] === undefined) continue;
    unseen.push(key);
    if (!accepted) {
      next.offered[key] = { severity: item.severity, retryMs: now.steadyMs + refusedRetryMs };
      continue;
    }
    delete next.offered[key];
    delete next.held[key];
    if (item.breach === null) noteOtherTold(next, item.subject.connectionId ?? '', key);
    else {
      const before = next.told[key];
      const isReminder = before !== undefined && rankOf(before) >= rankOf(item);
      const severity = isReminder ? before.severity : item.severity;
      const reminders = isReminder ? before.reminders + 1 : 0;
      const dueMs = item.severity === 'critical' ? now.steadyMs + toReminderMs(reminders) : null;
      next.told[key] = { severity, reminders, dueMs, isOwed: false };
      const attention = next.attention[key];
      if (attention !== undefined) next.attention[key] = { ...attention, seen: false };
    }
  }
  if (delivery.missed.length > 0) noteMissed(next, delivery, accepted, now);
  next.unseen = [...new Set([...memory.unseen, ...unseen])].slice(-mostUnseen);
  return next;
}

/** Names of what came and went are told with the next word, if this one was refused. */
function noteMissed(
  memory: AlertMemory,
  { because, missed }: Delivery,
  accepted: boolean,
  now: Moment,
): void {
  if (accepted) delete memory.offered[missedKey];
  else if (because !== 'digest') memory.passed = [...missed, ...memory.passed];
  else {
    memory.missed = [...missed, ...memory.missed];
    memory.offered[missedKey] = { severity: 'warning', retryMs: now.steadyMs + refusedRetryMs };
  }
}

function noteOtherTold(memory: AlertMemory, connectionId: string, key: string): void {
  const watch = memory.connections[connectionId];
  if (watch?.blind?.episodeId === key)
    memory.connections[connectionId] = { ...watch, blind: { ...watch.blind, told: true } };
  const gone = memory.goneQueues[key];
  if (gone !== undefined) memory.goneQueues[key] = { ...gone, told: true };
}
