import type { CheckReport, CheckStep } from '../../shared/check.ts';
import type { ApiName } from '../../shared/connection.ts';
import type { Failure } from '../../shared/failure.ts';
import type { QueueSummary } from '../../shared/queue.ts';
import type { ReportAnswer } from '../../shared/report.ts';
import type { Result } from '../../shared/result.ts';
import type { CallResult, Measured } from './api-client.ts';
import type { ReadAnswer, ReadRequest, ReportRequest, VendorCapabilities } from './vendor.ts';

export interface CheckOutcome {
  step: CheckStep;
  /** What the documentation says the step needs; null: nothing. */
  permission: string | null;
  failure: Failure | null;
  /** Of the call itself; null: it got no answer. */
  status: number | null;
}

export interface DialectChecks extends Pick<CheckReport, 'organisation' | 'queues' | 'requestsPerMinute'> {
  steps: CheckOutcome[];
}

/** Is told of each step of a test when it begins and when it has ended, before the whole is known. */
export interface CheckWatch {
  begin(step: CheckStep): void;
  end(outcome: CheckOutcome): CheckOutcome;
  organisation(name: string | null): void;
  queues(count: number): void;
}

/** Which chosen queues the vendor does not know follows from the queues of an answer, how clocks differ from `measured`. */
export type DialectAnswer = Omit<ReadAnswer, 'unknownQueueIds' | 'clockSkewMs'>;

/** One way of asking a contact centre. A 404 in `status` says that the tenant does not know this way. */
export interface Dialect {
  readonly api: ApiName;
  readonly capabilities: VendorCapabilities;
  /** Signs in anew, whatever token there is: one from earlier proves nothing about the credentials of now. */
  signIn(signal: AbortSignal): Promise<CallResult<null>>;
  /** The cheapest question that shows whether the tenant knows this way. */
  probe(signal: AbortSignal): Promise<CallResult<null>>;
  read(request: ReadRequest): Promise<CallResult<DialectAnswer>>;
  listQueues(signal: AbortSignal): Promise<CallResult<QueueSummary[]>>;
  /** The steps after the sign-in. */
  check(signal: AbortSignal, watch: CheckWatch): Promise<DialectChecks>;
  /** Only kinds that its capabilities name are asked. */
  report(request: ReportRequest): Promise<Result<ReportAnswer>>;
  /** What the newest answer showed. */
  measured(): Measured;
}
