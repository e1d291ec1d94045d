import type { CheckProgress, CheckReport } from '../../shared/check.ts';
import type { ApiName, Connection, Credentials } from '../../shared/connection.ts';
import type { Failure } from '../../shared/failure.ts';
import type { QueueSummary, Reading } from '../../shared/queue.ts';
import type { ReportAbilities, ReportAnswer, ReportProgress, ReportQuestion } from '../../shared/report.ts';
import type { Result } from '../../shared/result.ts';

/** What a dialect can tell, so that the rest of the program never asks which vendor it is. */
export interface VendorCapabilities {
  /** False where no answer holds a count of waiting contacts. */
  givesWaiting: boolean;
  /** False where a queue is one row over all its media. */
  splitsMedia: boolean;
  /** The questions about the past that it answers. */
  reports: ReportAbilities;
  /** False where a service level can be had at each queue's own threshold only. */
  freeThreshold: boolean;
}

export interface ReadRequest {
  signal: AbortSignal;
  /** Which slower lanes are due with this poll; the live figures always are. */
  refreshToday: boolean;
  refreshQueues: boolean;
}

/** One good answer. A queue that is in none of its readings, though read before, is gone. */
export interface ReadAnswer {
  /** The dialect that answered; never `auto`. */
  api: ApiName;
  readings: Reading[];
  /** Queues whose readings are all null because the vendor lists only those with recent activity. */
  quietQueueIds: string[];
  /** The newest queue list with the queues' own targets. */
  queues: QueueSummary[];
  /** Chosen by id and not known to the vendor: in no reading, so that somebody must be told. */
  unknownQueueIds: string[];
  /** Today's figures could not be had; their fields are null. */
  todayFailure: Failure | null;
  /** The vendor's clock minus ours; null: the vendor names no time. */
  clockSkewMs: number | null;
}

export interface ReportRequest {
  question: ReportQuestion;
  signal: AbortSignal;
  /** Until `signal` ends it; left out: nothing does by time. A wait that would pass it ends at once. */
  remainingMs?: (() => number) | undefined;
  onProgress(progress: ReportProgress): void;
}

/** What a connection costs, and what it may cost. */
export interface VendorLoad {
  /** Requests of all lanes in the last minute, sign-in included. */
  requestsPerMinute: number;
  /** The vendor's published limit or what its own counter names; null: none is known. */
  allowedPerMinute: number | null;
  /** What the newest poll of the live figures took. */
  requestsPerPoll: number;
  /** 0 to 1 by the vendor's own counter, which several desks share; null: it gives none, or gave it long ago. */
  usedShare: number | null;
}

/**
 * One contact centre, asked in its own words, answering in ours. Expected failures are values of the closed
 * set. An aborted signal answers `cancelled`, or `timeout` where its reason is a `TimeoutError`.
 */
export interface Vendor {
  readonly capabilities: VendorCapabilities;
  /** Who am I, what may I see, what is missing; each step is tried for real. */
  check(signal: AbortSignal, onProgress?: (progress: CheckProgress) => void): Promise<Result<CheckReport>>;
  listQueues(signal: AbortSignal): Promise<Result<QueueSummary[]>>;
  read(request: ReadRequest): Promise<Result<ReadAnswer>>;
  /**
   * A question about a past window. One that the dialect cannot answer is `unsupported`. What is cut short after
   * some rows were complete is a good answer that says why it ended; before that it is the failure itself.
   */
  report(request: ReportRequest): Promise<Result<ReportAnswer>>;
  /** Signs in as a person, in the system's browser; `unsupported` where the connection does not sign in so. */
  signIn(signal: AbortSignal): Promise<Result<null>>;
  load(): VendorLoad;
  /** Ends what is under way and closes its sockets. */
  close(): Promise<void>;
}

/** Where the adapters get secrets: asked at every sign-in, so that a changed secret works at once. */
export type CredentialSourcePort = (connection: Connection) => Promise<Result<Credentials>>;
