import type { ChartPoint, DeliveryRecord, EpisodeRecord } from '../../shared/episode.ts';
import type { MediaType } from '../../shared/queue.ts';
import type { Trend } from '../../shared/trend.ts';
import type { HistoryNotice } from './notice.ts';
import type { RowIdentity } from './reading-fields.ts';

/* What the two sides of the worker say to each other. */

export interface Retention {
  /** How long figures, episodes and deliveries are kept. */
  days: number;
  /** How large the file may become; its copy is as large again. */
  bytes: number;
}

export interface WorkerOptions {
  folder: string;
  retention: Retention;
  /** Epoch milliseconds. */
  now: number;
}

/** One poll as numbers: `rows` are the sender's numbers of rows, `figures` their fields one behind the other. */
export interface PollMessage {
  connectionId: string;
  at: number;
  rows: Int32Array;
  figures: Float64Array;
  /** Rows whose number or name the receiver has not heard yet. */
  named: { row: number; identity: RowIdentity }[];
}

export interface EpisodeQuestion {
  /** Epoch milliseconds; `to` is exclusive. */
  from: number;
  to: number;
  limit: number;
  /** The key of a row (`toRowKey`); left out: of all. */
  rowKey?: string;
}

export interface DeliveryQuestion {
  from: number;
  to: number;
  limit: number;
}

export interface ChartQuestion {
  connectionId: string;
  queueId: string;
  mediaType: MediaType;
  /** Epoch milliseconds; `to` is exclusive. */
  from: number;
  to: number;
  stepMs: number;
}

/** Rows of one connection, which are read equally often. */
export interface TrendQuestion {
  connectionId: string;
  rowKeys: string[];
  from: number;
  to: number;
  stepMs: number;
}

/** One connection's hour as it is kept. */
export interface PastHour {
  connectionId: string;
  trail: Uint8Array;
  rows: { identity: RowIdentity; data: Uint8Array }[];
}

export interface HoursQuestion {
  /** Hours since 1970; `to` is exclusive. */
  from: number;
  to: number;
}

export interface PastHourQuestion {
  hour: number;
  /** Null: all of them. */
  connectionId: string | null;
  /** Keys of rows (`toRowKey`); null: all of them. */
  rowKeys: string[] | null;
}

/** Every question with what is answered. */
export interface Questions {
  memory: { question: null; answer: string | null };
  episodes: { question: EpisodeQuestion; answer: string[] };
  deliveries: { question: DeliveryQuestion; answer: string[] };
  chart: { question: ChartQuestion; answer: ChartPoint[] };
  trends: { question: TrendQuestion[]; answer: Trend[] };
  hours: { question: HoursQuestion; answer: number[] };
  pastHour: { question: PastHourQuestion; answer: PastHour[] };
  /** Answered when everything sent before it has been written, or could not be. */
  settled: { question: null; answer: null };
}
export type Asked = {
  [K in keyof Questions]: { name: K; question: Questions[K]['question'] };
}[keyof Questions];

export type ToWorker =
  | { kind: 'poll'; poll: PollMessage }
  | { kind: 'episode'; record: EpisodeRecord }
  | { kind: 'delivery'; record: DeliveryRecord }
  | { kind: 'memory'; text: string }
  | { kind: 'retention'; retention: Retention }
  | { kind: 'tidy'; now: number }
  | { kind: 'ask'; id: number; asked: Asked }
  | { kind: 'close' };

export type FromWorker =
  | { kind: 'notice'; notice: HistoryNotice | null }
  /** An hour that cannot be read is left out of an answer. */
  | { kind: 'unreadable'; what: string }
  /** A poll has been dealt with. */
  | { kind: 'taken'; figures: number }
  | { kind: 'tidied'; isDone: boolean }
  | { kind: 'answer'; id: number; answer: unknown };
