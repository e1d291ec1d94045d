import type { Clock } from '../main/clock.ts';
import type { Log } from '../main/log.ts';
import type { Http } from '../main/vendors/http.ts';
import { createVendor } from '../main/vendors/registry.ts';
import type { CredentialSourcePort, Vendor } from '../main/vendors/vendor.ts';
import type { Connection } from '../shared/connection.ts';
import type { Result } from '../shared/result.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { repeatUntilDeadline } from './repeat.ts';

/** The vendors of one call of the command line, asked side by side. */
export interface Session {
  readonly connections: readonly Connection[];
  /** Asks all connections side by side; one that fails or hangs delays the others no longer than the time-out. */
  askAll<T>(question: Question<T>, options: AskAllOptions): Promise<Answer<T>[]>;
  close(): Promise<void>;
}

type Question<T> = (
  vendor: Vendor,
  signal: AbortSignal,
  connection: Connection,
  remainingMs: () => number,
) => Promise<Result<T>>;

interface AskAllOptions {
  timeoutMs: number;
  /** Whether what may go away by itself is tried again until the time is up. */
  isRepeated: boolean;
}

export interface Answer<T> {
  connection: Connection;
  result: Result<T>;
}

interface SessionDeps {
  clock: Clock;
  log: Log;
  random: () => number;
  getCredentials: CredentialSourcePort;
  openHttp: () => Http;
  /** Aborted by Ctrl-C. */
  stop: AbortSignal;
}

export function openSession(connections: readonly Connection[], deps: SessionDeps): Session {
  const { clock, stop } = deps;
  const members = connections.map((connection) => ({ connection, vendor: createVendor(connection, deps) }));

  function ask<T>(
    { connection, vendor }: (typeof members)[number],
    question: Question<T>,
    deadline: Deadline,
    isRepeated: boolean,
  ): Promise<Result<T>> {
    if (!vendor.ok) return Promise.resolve(vendor);
    const attempt = (signal: AbortSignal) => question(vendor.value, signal, connection, deadline.remainingMs);
    return isRepeated ? repeatUntilDeadline(attempt, deadline, clock, deps.random) : attempt(deadline.signal);
  }

  return {
    connections,
    async askAll(question, { timeoutMs, isRepeated }) {
      const deadline = startDeadline(clock, timeoutMs, stop);
      try {
        return await Promise.all(
          members.map(async (member) => ({
            connection: member.connection,
            result: await ask(member, question, deadline, isRepeated),
          })),
        );
      } finally {
        deadline.end();
      }
    },
    async close() {
      await Promise.all(members.map(({ vendor }) => (vendor.ok ? vendor.value.close() : null)));
    },
  };
}
