import type { Delivery, Subject } from '../../../src/main/alerts/alert-event.ts';
import type { Severity } from '../../../src/shared/alert.ts';
import type { MuteTarget } from '../../../src/shared/attention.ts';
import type { BoardRow } from '../../../src/shared/board.ts';

/** A breach named without an id of either side: there is one per row and rule at most. */
export interface BreachName {
  rowKey: string;
  ruleId: string;
}

export interface Answer {
  connectionId: string;
  rows: readonly BoardRow[];
  intervalMs: number;
  firstAnswer: boolean;
}

/** What happens to the alerts, one thing at a moment; a failed poll is nothing but time. */
export type Input =
  | { kind: 'connections'; connections: readonly { id: string; intervalMs: number }[] }
  | { kind: 'answer'; answer: Answer }
  | { kind: 'tick' }
  | { kind: 'wake' }
  | { kind: 'restart' }
  | { kind: 'forget'; rowKeys: readonly string[] }
  | { kind: 'acknowledge' | 'renew'; breaches: readonly BreachName[] }
  | { kind: 'snooze'; breaches: readonly BreachName[]; minutes: number }
  | { kind: 'mute'; target: MuteTarget; minutes: number }
  | { kind: 'unmute'; target: MuteTarget }
  | { kind: 'seen' }
  | { kind: 'shown'; delivery: Delivery; accepted: boolean };

/** What is told, as one line that names no id: both sides write it the same way. */
export function toSpokenLine(
  because: string,
  severity: Severity,
  about: Pick<Subject, 'connectionId' | 'queueId' | 'ruleId'> & { rowKey: string | null },
): string {
  const { rowKey, connectionId, queueId, ruleId } = about;
  return [because, severity, rowKey ?? `${connectionId}/${queueId ?? ''}`, ruleId ?? ''].join(' ');
}

export function toSpokenLines({ items }: Delivery): string[] {
  return items.map(({ because, severity, rowKey, subject }) =>
    toSpokenLine(because, severity, { ...subject, rowKey: because === 'gone' ? null : rowKey }),
  );
}
