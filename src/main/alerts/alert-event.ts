import type { Breach, Severity } from '../../shared/alert.ts';
import type { MediaType } from '../../shared/queue.ts';

/** Why the supervisor is told. */
export const speechReasons = [
  'first',
  'escalated',
  'reminder',
  'resolved',
  'recovered-connection',
  'blind',
  'gone',
  'start-up',
  'digest',
] as const;
export type SpeechReason = (typeof speechReasons)[number];

/** Why not. */
export const silenceReasons = [
  'pending',
  'acknowledged',
  'snoozed',
  'muted',
  'quiet-hours',
  'inhibited',
  'already-told',
  'grouped',
  'grace',
  'no-change',
] as const;
export type SilenceReason = (typeof silenceReasons)[number];

/** What an event is about; a connection without answers has no queue, a summary has neither. */
export interface Subject {
  connectionId: string | null;
  queueId: string | null;
  mediaType: MediaType | null;
  ruleId: string | null;
  episodeId: string | null;
}

/** Something that happened, as the command line's `backtest` prints it. `at` is epoch milliseconds. */
export type AlertEvent =
  | ({ kind: 'condition'; at: number; from: string; to: string } & Subject)
  | ({ kind: 'quality'; at: number; from: string; to: string } & Subject)
  | ({ kind: 'delivery'; at: number; speak: true; because: SpeechReason } & Subject)
  | ({ kind: 'delivery'; at: number; speak: false; because: SilenceReason } & Subject);

/** One thing to be told, on its own or in a summary. */
export interface SpeechItem {
  because: SpeechReason;
  severity: Severity;
  subject: Subject;
  /** The board row it is about; null for a connection, and for queues that left without one. */
  rowKey: string | null;
  /** Of the queue, as it was called then; empty for a connection. */
  queueName: string;
  /** The breach as it stands, or stood at its end; null where it is about no breach. */
  breach: Breach | null;
  /** How long it lasted, for what is over. */
  lastedMs: number | null;
}

/** One notification: about one queue or connection, or a summary of several. */
export interface Delivery {
  id: string;
  kind: 'single' | 'summary';
  because: SpeechReason;
  severity: Severity;
  /** A newer one in the same place takes the older one's: `row:…`, `connection:…`, `summary`. */
  slot: string;
  /** The worst first; of a single one all are about the same queue or connection. */
  items: SpeechItem[];
  /** The queues of breaches of quiet hours or of a busy time that nobody was told of and that are over already. */
  missed: string[];
}
