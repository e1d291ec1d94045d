import type { Connection } from '../../../shared/connection.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { ApiClient, CallResult } from '../api-client.ts';

/** What each dialect of this vendor is built from; they sign in differently, so each has a client of its own. */
export interface DialectDeps {
  connection: Connection;
  client: ApiClient;
  clock: Clock;
  log: Log;
  /** Signs in anew for a scope. */
  signIn(scope: string | null, signal: AbortSignal): Promise<CallResult<null>>;
}
