import type { Contact } from '../contact.ts';
import type { LaneModel } from '../queue-process.ts';

/*
 * The metrics of conversations. Each is emitted at its own moment (offered at arrival, handling when the wrap-up
 * ends) and belongs to the interval of that moment, so running contacts are partly uncounted.
 */

export const timerMetrics = [
  'tAnswered',
  'tAbandon',
  'tWait',
  'tHandle',
  'tTalk',
  'tTalkComplete',
  'tAcw',
] as const;
export type TimerMetric = (typeof timerMetrics)[number];

export const countMetrics = ['nOffered', 'nOverSla'] as const;

/** Valid on the platform; the demo has nothing to say about them. */
export const silentMetrics = [
  'nTransferred',
  'nConnected',
  'nOutbound',
  'nError',
  'nConsult',
  'nConversations',
  'oServiceTarget',
  'tShortAbandon',
  'tAcd',
  'tHeld',
  'tHeldComplete',
  'tAlert',
  'tNotResponding',
  'tContacting',
  'tDialing',
  'tFlowOut',
  'tIvr',
  'tVoicemail',
  'tUserResponseTime',
] as const;

/** How a contact left the queue, or null while it waits. */
export function leftQueue(contact: Contact): { at: number; waitMs: number; answered: boolean } | null {
  const { arrivedAt, answeredAt, abandonedAt } = contact;
  if (answeredAt !== null) return { at: answeredAt, waitMs: answeredAt - arrivedAt, answered: true };
  if (abandonedAt !== null) return { at: abandonedAt, waitMs: abandonedAt - arrivedAt, answered: false };
  return null;
}

/** When a timer was emitted and its length; null where it has not been. */
export function timerOf(contact: Contact, metric: TimerMetric): { at: number; ms: number } | null {
  const left = leftQueue(contact);
  if (left === null) return null;
  const { answeredAt, talkedAt, handledAt } = contact;
  switch (metric) {
    case 'tWait':
      return { at: left.at, ms: left.waitMs };
    case 'tAnswered':
      return left.answered ? { at: left.at, ms: left.waitMs } : null;
    case 'tAbandon':
      return left.answered ? null : { at: left.at, ms: left.waitMs };
    case 'tTalk':
    case 'tTalkComplete':
      return answeredAt === null || talkedAt === null ? null : { at: talkedAt, ms: talkedAt - answeredAt };
    case 'tHandle':
      return answeredAt === null || handledAt === null ? null : { at: handledAt, ms: handledAt - answeredAt };
    case 'tAcw':
      return talkedAt === null || handledAt === null ? null : { at: handledAt, ms: handledAt - talkedAt };
  }
}

export function isOverTarget(contact: Contact, model: LaneModel): boolean {
  const left = leftQueue(contact);
  return left !== null && left.waitMs > model.targetMs;
}
