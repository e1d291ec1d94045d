import type { SilenceReason, SpeechReason } from '../../../src/main/alerts/alert-event.ts';
import type { Severity } from '../../../src/shared/alert.ts';
import type { BoardRow } from '../../../src/shared/board.ts';
import type { JudgedFigures } from './judged-figures.ts';

/** Where something is, for mutes. */
export interface Place {
  connectionId: string;
  queueId: string | null;
  rowKey: string | null;
  ruleId: string | null;
}

/** Something that may be told, and what became of it. */
interface Tellable extends Place {
  /** The worst severity that was shown; null: nothing yet. */
  told: Severity | null;
  /** Refused by the system: not offered before this moment. */
  offerAgainMs: number;
}

/** An open breach. */
export interface Episode extends Tellable {
  kind: 'episode';
  /** Its own number: the same breach keeps it. */
  number: number;
  rowKey: string;
  ruleId: string;
  queueId: string;
  judged: JudgedFigures;
  /** After the newest judged figure. */
  judgedSeverity: Severity;
  startedAt: number;
  peak: number;
  value: number;
  firedAtStart: boolean;
  lastToldMs: number;
  remindersSent: number;
  /** Kept silent by quiet hours, a mute or the grace while untold. */
  heldBack: boolean;
  /** Kept silent by quiet hours while untold. */
  inQuiet: boolean;
  /** Had to wait in a busy time while untold. */
  waited: boolean;
  ackedMs: number | null;
  /** How bad it was when it was acknowledged or snoozed. */
  takenAt: Severity | null;
  snoozedUntilMs: number | null;
  /** A snooze or an acknowledgement ran out. */
  owesReminder: boolean;
  /** Since it was told. `perhaps`: something was done about it, which need not have been after a look. */
  looked: 'no' | 'perhaps' | 'yes';
  /** Why it is silent at this moment; null: it is not, or it waits for the collect. */
  silence: SilenceReason | null;
}

/** A connection without answers, a queue that left, or the end of something that was told. */
export interface Note extends Tellable {
  kind: 'blind' | 'recovered-connection' | 'gone' | 'resolved';
  severity: Severity;
}

/** The candidates of one moment. */
export interface Wish {
  because: SpeechReason;
  severity: Severity;
  about: Episode | Note;
}

export interface ModelConnection {
  id: string;
  intervalMs: number;
  /** The last good answer, or when it was added or started. */
  sinceMs: number;
  blind: Note | null;
}

export interface ModelRow {
  connectionId: string;
  queueId: string;
  row: BoardRow;
  isCurrent: boolean;
  isGone: boolean;
  lagMs: number;
  watched: boolean;
}

export function rank(severity: Severity | null): number {
  return severity === null ? 0 : severity === 'warning' ? 1 : 2;
}
