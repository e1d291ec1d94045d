import type { CheckReport } from '../../shared/check.ts';
import type { Connection, Found } from '../../shared/connection.ts';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { CallResult } from './api-client.ts';
import type { CheckOutcome, Dialect, DialectChecks } from './dialect.ts';
import type { Vendor, VendorLoad } from './vendor.ts';

export interface DialectVendorOptions {
  connection: Connection;
  /** In the order in which `auto` tries them; one where the connection names it. */
  dialects: readonly [Dialect, ...Dialect[]];
  /** What earlier runs found. */
  foundApi: Found['api'];
  /** Told when another dialect answers than before; null: none does any more. */
  onFoundApi(api: Found['api']): void;
  signIn(signal: AbortSignal): Promise<Result<null>>;
  load(): VendorLoad;
  /** Runs one poll, to count what it takes. */
  countPoll<T>(poll: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * One tenant by the dialects that its connection allows: the first one whose data calls are known there, kept
 * for as long as it answers and looked for anew when it stops.
 */
export function createDialectVendor(options: DialectVendorOptions): Vendor {
  const { connection, dialects } = options;
  const state: { found: Dialect | null } = {
    found: dialects.find(({ api }) => api === options.foundApi) ?? null,
  };

  function candidates(): readonly Dialect[] {
    const { found } = state;
    return found === null ? dialects : [found, ...dialects.filter((dialect) => dialect !== found)];
  }

  function setFound(dialect: Dialect | null): void {
    if (state.found === dialect) return;
    state.found = dialect;
    options.onFoundApi(dialect?.api ?? null);
  }

  /** The first dialect that the tenant knows; where it knows none, what the first one was told. */
  async function ask<T>(question: (dialect: Dialect) => Promise<CallResult<T>>): Promise<CallResult<T>> {
    let firstAnswer: CallResult<T> | null = null;
    for (const dialect of candidates()) {
      const answer = await question(dialect);
      if (answer.ok) setFound(dialect);
      if (answer.ok || answer.status !== 404) return answer;
      firstAnswer ??= answer;
    }
    setFound(null);
    if (firstAnswer === null) throw new Error('a connection has at least one dialect');
    return firstAnswer;
  }

  async function checkDialect(dialect: Dialect, signal: AbortSignal) {
    const signedIn = await dialect.signIn(signal);
    const step: CheckOutcome = {
      step: 'sign-in',
      permission: null,
      failure: signedIn.ok ? null : signedIn.failure,
      status: signedIn.ok ? 200 : signedIn.status,
    };
    const checks: DialectChecks = signedIn.ok
      ? await dialect.check(signal)
      : { organisation: null, queues: [], steps: [], requestsPerMinute: 0 };
    return { ...checks, steps: [step, ...checks.steps] };
  }

  function toReport(dialect: Dialect, { steps, ...checks }: DialectChecks): CheckReport {
    return {
      ...checks,
      api: dialect.api,
      steps: steps.map(({ step, permission, failure }) => ({ step, permission, failure })),
      ...dialect.measured(),
      allowedPerMinute: options.load().allowedPerMinute,
    };
  }

  return {
    get capabilities() {
      return (state.found ?? dialects[0]).capabilities;
    },

    read: (request) => options.countPoll(() => ask((dialect) => dialect.read(request))),
    listQueues: (signal) => ask((dialect) => dialect.listQueues(signal)),

    async check(signal) {
      let first: CheckReport | null = null;
      for (const dialect of candidates()) {
        const checks = await checkDialect(dialect, signal);
        const isUnknown = checks.steps.some(
          ({ step, status }) => status === 404 && (step === 'sign-in' || step === 'live-figures'),
        );
        const report = toReport(dialect, checks);
        if (!isUnknown) {
          if (checks.steps.some(({ step, failure }) => step === 'live-figures' && failure === null))
            setFound(dialect);
          return ok(report);
        }
        first ??= report;
      }
      if (first === null) throw new Error('a connection has at least one dialect');
      return ok(first);
    },

    async report(request) {
      if (state.found === null && dialects.length > 1) {
        const probed = await ask((dialect) => dialect.probe(request.signal));
        if (!probed.ok) return probed;
      }
      const dialect = state.found ?? dialects[0];
      const { kind, thresholdMs } = request.question;
      const { reports, freeThreshold } = dialect.capabilities;
      const isAnswered = reports.includes(kind) && (kind !== 'sla' || freeThreshold || thresholdMs === null);
      if (!isAnswered)
        return failed(createFailure('unsupported', { subject: `${connection.vendor} ${dialect.api}` }));
      return dialect.report(request);
    },

    signIn: (signal) => options.signIn(signal),
    load: () => options.load(),
    close: () => options.close(),
  };
}
