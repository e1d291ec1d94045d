import type { Credentials, Found } from '../../shared/connection.ts';
import type { Result } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { BrowserSessions } from './browser-sessions.ts';
import type { PacedHttp } from './budget.ts';
import type { SecretFilter } from './secret-filter.ts';

/** What signing in as a person needs of the desktop. */
export interface BrowserTools {
  sessions: BrowserSessions;
  /** Shows an address in the system's browser. */
  open(url: string): Promise<Result<null>>;
}

/** What the adapter of one connection gets to work with; the registry makes it. */
export interface VendorTools {
  /** Spends the connection's budget. */
  http: PacedHttp;
  clock: Clock;
  /** Names the connection in every line. */
  log: Log;
  secrets: SecretFilter;
  getCredentials(): Promise<Result<Credentials>>;
  /** Aborted when the vendor is closed. */
  closing: AbortSignal;
  /** Null: nobody can sign in as a person here. */
  browser: BrowserTools | null;
  /** What earlier runs found out. */
  found: Readonly<Found>;
  /** Keeps what was found out now. */
  note(change: Partial<Found>): void;
  close(): Promise<void>;
}
