import type { CallOutput } from '../shared/contract.ts';
import { createFailure } from '../shared/failure.ts';
import type { ReportAnswer, ReportProgress, ReportQuestion } from '../shared/report.ts';
import { toReportCells, toReportHeader } from '../shared/report-columns.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { reportFileName } from '../shared/words/en/app.ts';
import type { Clock, Timer } from './clock.ts';
import type { CsvRow } from './export/csv.ts';
import type { Vendor } from './vendors/vendor.ts';

/*
 * Asks one question about the past at a time, says how far it is, and keeps the newest answer for the export.
 */

export interface ReportDeskOptions {
  clock: Clock;
  /** The vendor that is asked for a connection; null where there is none. */
  findVendor: (connectionId: string) => Pick<Vendor, 'report'> | null;
  onProgress: (progress: ReportProgress) => void;
  /** Null: the supervisor changed their mind. */
  askPath: (fileName: string) => Promise<string | null>;
  write: (path: string, header: readonly string[], rows: CsvRow[]) => Promise<Result<{ rows: number }>>;
}

interface Run {
  connectionId: string;
  controller: AbortController;
  /** What is to be told when the timer rings; null: nothing new. */
  progress: ReportProgress | null;
  timer: Timer | null;
}

/** More often nobody can read it, and a report over years has ten thousand pages. */
const progressEveryMs = 250;

export class ReportDesk {
  readonly #options: ReportDeskOptions;
  #run: Run | null = null;
  #newest: { connectionId: string; answer: ReportAnswer } | null = null;

  constructor(options: ReportDeskOptions) {
    this.#options = options;
  }

  /** A report that is under way ends. What that one answers is its caller's, and not kept. */
  async run(connectionId: string, question: ReportQuestion): Promise<Result<ReportAnswer>> {
    const vendor = this.#options.findVendor(connectionId);
    if (vendor === null) return failed(createFailure('not-found', { subject: connectionId }));
    this.cancel();
    const run: Run = { connectionId, controller: new AbortController(), progress: null, timer: null };
    this.#run = run;
    const { signal } = run.controller;
    try {
      const onProgress = (progress: ReportProgress) => this.#tell(run, progress);
      const result = await vendor.report({ question, signal, onProgress });
      if (result.ok && this.#run === run) this.#newest = { connectionId, answer: result.value };
      return result;
    } finally {
      run.timer?.cancel();
      if (this.#run === run) this.#run = null;
    }
  }

  /** Ends what is under way (of this connection only, where one is named); its answer says what was complete by then. */
  cancel(connectionId: string | null = null): void {
    const run = this.#run;
    if (connectionId === null || run?.connectionId === connectionId)
      run?.controller.abort(new DOMException('called off', 'AbortError'));
  }

  /** Writes the newest answer, in the columns of the command line. */
  async export(): Promise<Result<CallOutput<'export.report'>>> {
    const { clock, askPath, write } = this.#options;
    if (this.#newest === null) return failed(createFailure('not-found', { subject: 'report' }));
    const { connectionId, answer } = this.#newest;
    const { kind } = answer.answer;
    const path = await askPath(reportFileName(kind, new Date(clock.now())));
    if (path === null) return ok({ outcome: 'cancelled' });
    const written = await write(path, toReportHeader(kind), toReportCells(connectionId, answer.answer));
    return written.ok ? ok({ outcome: 'saved', path, rows: written.value.rows }) : written;
  }

  /** The first at once, then the newest at most four times a second; nothing of a report that was replaced. */
  #tell(run: Run, progress: ReportProgress): void {
    if (this.#run !== run) return;
    if (run.timer !== null) {
      run.progress = progress;
      return;
    }
    this.#options.onProgress(progress);
    run.timer = this.#options.clock.setTimer(progressEveryMs, () => {
      run.timer = null;
      const { progress: newest } = run;
      run.progress = null;
      if (newest !== null) this.#tell(run, newest);
    });
  }
}
