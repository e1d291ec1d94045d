import type { Connection } from '../../../shared/connection.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { ApiClient, CallResult } from '../api-client.ts';

/** What both dialects of this vendor are built from. */
export interface DialectDeps {
  connection: Connection;
  client: ApiClient;
  clock: Clock;
  log: Log;
  /** Aborted when the vendor is closed: ends what no caller waits for. */
  closing: AbortSignal;
  /** The vendor's counter says that little is left: slower lanes can wait. */
  isTight(): boolean;
  /** Signs in anew for a scope. */
  signIn(scope: string | null, signal: AbortSignal): Promise<CallResult<null>>;
}
