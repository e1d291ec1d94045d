import type { CheckReport } from '../../shared/check.ts';
import type { Connection, Found } from '../../shared/connection.ts';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { wrongValue } from '../../shared/words/en/wrong-value.ts';
import type { CallResult } from './api-client.ts';
import { createCheckWatch } from './check-watch.ts';
import type { CheckWatch, Dialect, DialectAnswer, DialectChecks } from './dialect.ts';
import type { Vendor, VendorLoad } from './vendor.ts';

interface DialectVendorOptions {
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

  const closing = new AbortController();

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
  async function ask<T>(
    question: (dialect: Dialect) => Promise<CallResult<T>>,
    /** What the answer shows: this dialect is known there, or (null) none is. */
    onShown: (dialect: Dialect | null) => void = setFound,
  ): Promise<CallResult<T>> {
    let firstAnswer: CallResult<T> | null = null;
    for (const dialect of candidates()) {
      const answer = await question(dialect);
      if (answer.ok) onShown(dialect);
      if (answer.ok || answer.status !== 404) return answer;
      firstAnswer ??= answer;
    }
    onShown(null);
    if (firstAnswer === null) throw new Error('a connection has at least one dialect');
    return firstAnswer;
  }

  /** The dialect to ask for a report: reports alone do not show which one the tenant knows. */
  async function findReporter(signal: AbortSignal): Promise<Result<Dialect>> {
    if (state.found !== null || dialects.length === 1) return ok(state.found ?? dialects[0]);
    let probed = dialects[0];
    const answer = await ask((dialect) => {
      probed = dialect;
      return dialect.probe(signal);
    });
    // Who refuses the right to it knows the question; the right to a report is another one.
    const isKnown = answer.ok || (answer.status === 403 && answer.failure.code === 'permission');
    return isKnown ? ok(probed) : answer;
  }

  function findUnknown({ queues }: DialectAnswer): string[] {
    if (!Array.isArray(connection.queues)) return [];
    const known = new Set(queues.map(({ queueId }) => queueId));
    return connection.queues.filter((id) => !known.has(id));
  }

  async function checkDialect(dialect: Dialect, signal: AbortSignal, watch: CheckWatch) {
    watch.begin('sign-in');
    const signedIn = await dialect.signIn(signal);
    const step = watch.end({
      step: 'sign-in',
      permission: null,
      failure: signedIn.ok ? null : signedIn.failure,
      status: signedIn.ok ? 200 : signedIn.status,
    });
    const checks: DialectChecks = signedIn.ok
      ? await dialect.check(signal, watch)
      : { organisation: null, queues: [], steps: [], requestsPerMinute: null };
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

    async read(request) {
      const answer = await options.countPoll(() => ask((dialect) => dialect.read(request)));
      if (!answer.ok) return answer;
      const { clockSkewMs } = (state.found ?? dialects[0]).measured();
      return ok({ ...answer.value, unknownQueueIds: findUnknown(answer.value), clockSkewMs });
    },
    listQueues: (signal) =>
      ask(
        (dialect) => dialect.listQueues(signal),
        // Several dialects share a listing, so that it shows nothing.
        () => undefined,
      ),

    async check(signal, onProgress = () => undefined) {
      let first: CheckReport | null = null;
      for (const dialect of candidates()) {
        const checks = await checkDialect(dialect, signal, createCheckWatch(dialect.api, onProgress));
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
      const { kind, thresholdMs, from, to } = request.question;
      if (from >= to) return failed(createFailure('bad-request', { detail: wrongValue.emptyWindow }));
      // Between its tries a report waits by itself, where no closing of sockets ends it.
      const signal = AbortSignal.any([request.signal, closing.signal]);
      const reporter = await findReporter(signal);
      if (!reporter.ok) return reporter;
      const dialect = reporter.value;
      const { reports, freeThreshold } = dialect.capabilities;
      const isAnswered =
        reports[kind] !== undefined && (kind !== 'sla' || freeThreshold || thresholdMs === null);
      if (!isAnswered)
        return failed(createFailure('unsupported', { subject: `${connection.vendor} ${dialect.api}` }));
      return dialect.report({ ...request, signal });
    },

    signIn: (signal) => options.signIn(signal),
    load: () => options.load(),
    close() {
      closing.abort();
      return options.close();
    },
  };
}
