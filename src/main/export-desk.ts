import type { ExportOutcome, ExportProgress, ExportTarget } from '../shared/contract/export-contract.ts';
import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import type { Clock } from './clock.ts';
import { toTableText, writeCsv } from './export/csv.ts';
import type { CsvFormat } from './export/csv-format.ts';
import type { CsvRow } from './export/csv-line.ts';

/*
 * Hands a table over: asks where to, writes it, says how far it is, stops when told to, shows the file in its folder;
 * or puts it on the clipboard. It does not know what is in the table.
 */

/** What was true when it was asked for is written, however long the dialog stays open. */
export interface ExportTable {
  fileName: string;
  /** Above the dialog that asks where to. */
  title: string;
  header: readonly string[];
  /** Made while they are written: nobody else is kept waiting for all of them, nor are all of them in memory. */
  rows: Iterable<CsvRow>;
  rowCount: number;
}

export interface ExportDeskOptions {
  clock: Pick<Clock, 'monotonic'>;
  /** As the supervisor wants files. */
  format: () => CsvFormat;
  /** Whoever manages the computer may not want tables to leave it. */
  mayExport: () => Result<null>;
  /** Null: the supervisor changed their mind. */
  askPath: (title: string, fileName: string) => Promise<string | null>;
  /** False: the system refused it. */
  copyText: (text: string) => Promise<boolean>;
  /** Shows a file in its folder. */
  revealFile: (path: string) => Promise<Result<null>>;
  onProgress: (progress: ExportProgress) => void;
  write?: typeof writeCsv;
}

/** More would make the clipboard, and what it is pasted into, stand still. */
export const mostRowsToCopy = 20_000;
const progressEveryMs = 200;

export class ExportDesk {
  readonly #options: ExportDeskOptions;
  #run: AbortController | null = null;
  #savedPath: string | null = null;

  constructor(options: ExportDeskOptions) {
    this.#options = options;
  }

  async deliver(table: ExportTable, target: ExportTarget): Promise<Result<ExportOutcome>> {
    const allowed = this.#options.mayExport();
    if (!allowed.ok) return allowed;
    return target === 'clipboard' ? this.#copy(table) : this.#save(table);
  }

  /** The one under way ends, and nothing of it is left. */
  cancel(): void {
    this.#run?.abort(new DOMException('called off', 'AbortError'));
  }

  async reveal(): Promise<Result<Record<string, never>>> {
    if (this.#savedPath === null) return failed(createFailure('disk', { reason: 'file-gone' }));
    const revealed = await this.#options.revealFile(this.#savedPath);
    return revealed.ok ? ok({}) : revealed;
  }

  async #copy({ header, rows, rowCount }: ExportTable): Promise<Result<ExportOutcome>> {
    if (rowCount > mostRowsToCopy)
      return failed(createFailure('unsupported', { reason: 'long-table', subject: String(mostRowsToCopy) }));
    const copied = await this.#options.copyText(toTableText(header, rows, this.#options.format()));
    return copied
      ? ok({ outcome: 'copied', rows: rowCount })
      : failed(createFailure('unsupported', { reason: 'clipboard' }));
  }

  async #save({ fileName, title, header, rows, rowCount }: ExportTable): Promise<Result<ExportOutcome>> {
    const { askPath, format, write = writeCsv } = this.#options;
    this.cancel();
    const run = new AbortController();
    this.#run = run;
    try {
      const path = await askPath(title, fileName);
      if (path === null) return ok({ outcome: 'cancelled' });
      const { signal } = run;
      const onProgress = this.#createProgress(rowCount);
      const written = await write({ path, header, rows, format: format(), signal, onProgress });
      if (!written.ok) return written;
      this.#savedPath = path;
      return ok({ outcome: 'saved', path, rows: written.value.rows });
    } finally {
      if (this.#run === run) this.#run = null;
    }
  }

  /** Only what takes a while is worth telling. */
  #createProgress(total: number): (rows: number) => void {
    const { clock, onProgress } = this.#options;
    let toldAt = clock.monotonic();
    return (rows) => {
      const now = clock.monotonic();
      if (now - toldAt < progressEveryMs) return;
      toldAt = now;
      onProgress({ rows, total });
    };
  }
}
