import { createFailure, type Failure } from '../shared/failure.ts';
import type { ReportAsk } from '../shared/recent-report.ts';
import type { ReportAnswer, ReportPart, ReportQuestion, ReportRun, RunProgress } from '../shared/report.ts';
import { toAnsweredFormula, toFormula } from '../shared/report-formula.ts';
import { toAskedWindow } from '../shared/report-window.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { createZoneClock } from '../shared/time-zone.ts';
import type { Clock, Timer } from './clock.ts';
import type { Vendor } from './vendors/vendor.ts';

/*
 * Asks one question about the past at a time, of one connection or of several side by side (each has a budget of its
 * own), says how far they are, and keeps the newest answer for the export.
 */

interface ReportDeskOptions {
  clock: Clock;
  /** The vendor that is asked for a connection; null where there is none. */
  findVendor: (connectionId: string) => Pick<Vendor, 'report' | 'capabilities'> | null;
  /** A connection's name; its id where it is not known. */
  nameOf: (connectionId: string) => string;
  /** A question is asked: what is kept of it. */
  onAsk: (ask: ReportAsk) => void;
  onProgress: (progress: RunProgress) => void;
}

interface Run {
  parts: Map<string, { controller: AbortController; told: RunProgress['parts'][number] }>;
  /** Something is to be told when the timer rings. */
  hasNews: boolean;
  timer: Timer | null;
}

/** More often nobody can read it, and a report over years has ten thousand pages. */
const progressEveryMs = 250;

export class ReportDesk {
  readonly #options: ReportDeskOptions;
  #runs = 0;
  #run: Run | null = null;
  #newest: { ask: ReportAsk; run: ReportRun } | null = null;

  constructor(options: ReportDeskOptions) {
    this.#options = options;
  }

  /** A report that is under way ends. What that one answers is its caller's, and not kept. */
  async run(ask: ReportAsk): Promise<Result<ReportRun>> {
    const { clock, onAsk } = this.#options;
    const connectionIds = [...new Set(ask.connectionIds)];
    this.cancel();
    onAsk(ask);
    const window = toAskedWindow(ask, clock.now(), createZoneClock(ask.timeZone));
    this.#runs += 1;
    const id = this.#runs;
    const run: Run = { parts: new Map(), hasNews: false, timer: null };
    for (const connectionId of connectionIds)
      run.parts.set(connectionId, {
        controller: new AbortController(),
        told: { connectionId, isDone: false, progress: null },
      });
    this.#run = run;
    try {
      const parts = await Promise.all(connectionIds.map((one) => this.#askPart(run, one, ask, window)));
      const answered = { id, ...window, parts };
      if (this.#run === run && parts.some(({ outcome }) => outcome === 'answered'))
        this.#newest = { ask, run: answered };
      return ok(answered);
    } finally {
      run.timer?.cancel();
      if (this.#run === run) this.#run = null;
    }
  }

  /** Ends what is under way (of this connection only, where one is named); its answer says what was complete by then. */
  cancel(connectionId: string | null = null): void {
    for (const [id, { controller }] of this.#run?.parts ?? [])
      if (connectionId === null || id === connectionId)
        controller.abort(new DOMException('called off', 'AbortError'));
  }

  /** The answer that was shown under this number, unless another has taken its place. */
  find(runId: number): Result<{ ask: ReportAsk; run: ReportRun }> {
    return this.#newest?.run.id === runId
      ? ok(this.#newest)
      : failed(createFailure('not-found', { reason: 'old-report' }));
  }

  async #askPart(
    run: Run,
    connectionId: string,
    ask: ReportAsk,
    window: { from: number; to: number },
  ): Promise<ReportPart> {
    const asked = { connectionId, connectionName: this.#options.nameOf(connectionId) };
    const refuse = (failure: Failure): ReportPart => ({ ...asked, outcome: 'failed', failure });
    const part = run.parts.get(connectionId);
    const vendor = this.#options.findVendor(connectionId);
    if (vendor === null || part === undefined)
      return refuse(createFailure('not-found', { subject: asked.connectionName }));
    const { signal } = part.controller;
    const question = toPartQuestion(connectionId, ask, window, vendor.capabilities);
    const tell = (change: Partial<typeof part.told>) => {
      part.told = { ...part.told, ...change };
      this.#tell(run);
    };
    const result: Result<ReportAnswer> = await vendor.report({
      question,
      signal,
      onProgress: (progress) => tell({ progress }),
    });
    const answeredAt = this.#options.clock.now();
    if (run.parts.size > 1) tell({ isDone: true });
    if (!result.ok) return refuse(result.failure);
    const formula = toAnsweredFormula(result.value, question.formula);
    return { ...asked, outcome: 'answered', answer: result.value, formula, answeredAt };
  }

  /** The first at once, then the newest at most four times a second; nothing of a report that was replaced. */
  #tell(run: Run): void {
    if (this.#run !== run) return;
    run.hasNews = true;
    if (run.timer !== null) return;
    run.hasNews = false;
    this.#options.onProgress({ parts: [...run.parts.values()].map(({ told }) => told) });
    run.timer = this.#options.clock.setTimer(progressEveryMs, () => {
      run.timer = null;
      if (run.hasNews) this.#tell(run);
    });
  }
}

/** The question as this connection can answer it: by a formula that it knows, at a threshold where it takes one. */
function toPartQuestion(
  connectionId: string,
  { kind, granularity, thresholdMs, formula, queueIds }: ReportAsk,
  { from, to }: { from: number; to: number },
  { reports, freeThreshold }: Vendor['capabilities'],
): ReportQuestion {
  return {
    kind,
    from,
    to,
    queueIds: queueIds?.[connectionId] ?? null,
    granularity,
    thresholdMs: freeThreshold ? thresholdMs : null,
    formula: formula === null ? null : toFormula(formula, reports[kind]),
  };
}
