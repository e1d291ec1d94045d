import type { CheckStep } from '../../../shared/check.ts';
import type { ApiName, Connection } from '../../../shared/connection.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { QueueSummary } from '../../../shared/queue.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { ApiClient, CallResult } from '../api-client.ts';
import type { ReadAnswer, ReadRequest, VendorCapabilities } from '../vendor.ts';

export interface DialectChecks {
  queues: QueueSummary[];
  steps: { step: CheckStep; failure: Failure | null; status: number | null }[];
}

/** One way of asking Genesys Cloud. A 404 in `status` says that the tenant does not know this way. */
export interface Dialect {
  readonly api: ApiName;
  readonly capabilities: VendorCapabilities;
  read(request: ReadRequest): Promise<CallResult<ReadAnswer>>;
  listQueues(signal: AbortSignal): Promise<CallResult<QueueSummary[]>>;
  /** The steps after the sign-in. */
  check(signal: AbortSignal): Promise<DialectChecks>;
}

export interface DialectDeps {
  connection: Connection;
  client: ApiClient;
  clock: Clock;
  log: Log;
  /** The vendor's counter says that little is left: slower lanes can wait. */
  isTight(): boolean;
}
