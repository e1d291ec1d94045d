import type { CheckReport } from '../../../shared/check.ts';
import type { ApiName } from '../../../shared/connection.ts';
import type { QueueSummary } from '../../../shared/queue.ts';
import { ok } from '../../../shared/result.ts';
import type { CallResult } from '../api-client.ts';
import type { TokenSource } from '../token.ts';
import type { Vendor } from '../vendor.ts';
import type { Dialect, DialectDeps } from './dialect.ts';
import { createPlatformDialect } from './platform.ts';
import { createQueueDetailsDialect } from './queue-details.ts';

export interface GenesysDeps extends DialectDeps {
  tokens: TokenSource;
  close(): Promise<void>;
}

type Step = CheckReport['steps'][number];

/**
 * One tenant by the dialect that its connection names; `auto` asks the platform API first and takes the
 * documents' way where its data calls answer 404, for as long as that way answers.
 */
export function createGenesysVendor(deps: GenesysDeps): Vendor {
  const { connection, client, tokens } = deps;
  const platform = createPlatformDialect(deps);
  const queueDetails = createQueueDetailsDialect(deps);
  const found: { dialect: Dialect | null } = { dialect: null };

  function candidates(): readonly Dialect[] {
    if (connection.api === 'queue-details') return [queueDetails];
    if (connection.api !== 'auto') return [platform];
    return found.dialect === queueDetails ? [queueDetails, platform] : [platform, queueDetails];
  }

  /** The first dialect that the tenant knows; where it knows none, what the first one was told. */
  async function ask<T>(question: (dialect: Dialect) => Promise<CallResult<T>>): Promise<CallResult<T>> {
    let firstAnswer: CallResult<T> | null = null;
    for (const dialect of candidates()) {
      const answer = await question(dialect);
      if (answer.ok) found.dialect = dialect;
      if (answer.ok || answer.status !== 404) return answer;
      firstAnswer ??= answer;
      found.dialect = null;
    }
    if (firstAnswer === null) throw new Error('a connection has at least one dialect');
    return firstAnswer;
  }

  return {
    get capabilities() {
      return (found.dialect ?? candidates()[0] ?? platform).capabilities;
    },

    read: (request) => ask((dialect) => dialect.read(request)),
    listQueues: (signal) => ask((dialect) => dialect.listQueues(signal)),

    async check(signal) {
      const scope = connection.scope ?? null;
      // A token from an earlier sign-in would prove nothing about the credentials of now.
      tokens.forget(scope);
      const signedIn = await tokens.get(scope, signal);
      const signInStep: Step = { step: 'sign-in', failure: signedIn.ok ? null : signedIn.failure };
      if (!signedIn.ok) return ok(toReport(connection.api, [signInStep], []));

      const dialects = candidates();
      for (const [index, dialect] of dialects.entries()) {
        const checks = await dialect.check(signal);
        const isUnknown = checks.steps.some(({ step, status }) => step === 'live-figures' && status === 404);
        if (isUnknown && index < dialects.length - 1) continue;
        if (!isUnknown) found.dialect = dialect;
        const steps = checks.steps.map(({ step, failure }) => ({ step, failure }));
        return ok(toReport(dialect.api, [signInStep, ...steps], checks.queues));
      }
      throw new Error('a connection has at least one dialect');
    },

    close: () => deps.close(),
  };

  function toReport(api: ApiName, steps: Step[], queues: QueueSummary[]): CheckReport {
    return { api, steps, queues, ...client.measured() };
  }
}
