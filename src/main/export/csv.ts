import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { createFailure, type Failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { describeFileTrouble } from '../../shared/words/en/file-trouble.ts';
import { type CsvFormat, standardFormat } from './csv-format.ts';

/*
 * Rows to CSV, as text or streamed to a file, or to a table to paste. It knows cells, not what they mean; nothing
 * else knows a comma.
 */

/** Null is an empty cell: no figure, which is not 0. */
export type Cell = string | number | null;
export type CsvRow = readonly Cell[];

export interface CsvFile {
  path: string;
  header: readonly string[];
  rows: Iterable<CsvRow> | AsyncIterable<CsvRow>;
  format: CsvFormat;
  signal?: AbortSignal;
  /** Called now and then with the rows written so far. */
  onProgress?: (rows: number) => void;
  /** How files are opened, where not in the usual way. */
  openFile?: (path: string, flags: string) => Promise<FileHandle>;
}

/** Between two writes everything else has its turn: a hundred rows take a few milliseconds. */
const rowsPerWrite = 100;
const rowsPerProgress = 500;
/**
 * Spreadsheets run a cell that starts like this as a formula, and queues are named by strangers. The wide
 * signs are included since Excel reads them as their narrow twins.
 */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Lines end with CRLF (RFC 4180); text that looks like a formula gets an apostrophe in front. */
export function toCsvText(header: readonly string[], rows: Iterable<CsvRow>): string {
  return toLines([header, ...rows], standardFormat);
}

/** As spreadsheets take a table from the clipboard: cells between tabs, numbers as the locale writes them. */
export function toTableText(
  header: readonly string[],
  rows: Iterable<CsvRow>,
  { decimalSign }: Pick<CsvFormat, 'decimalSign'>,
): string {
  return toLines([header, ...rows], { delimiter: '\t', decimalSign });
}

/**
 * Writes to a file beside the target that takes its place once it is whole and on disk, so that the target is
 * the old file or the new one, never half of it. Fails with `disk` (subject: the path) or `cancelled`.
 */
export async function writeCsv(file: CsvFile): Promise<Result<{ rows: number }>> {
  const { path, signal, openFile = open } = file;
  const partPath = join(dirname(path), `.queuewatch-${randomBytes(6).toString('hex')}.part`);
  let part: FileHandle | null = null;
  try {
    part = await openFile(partPath, 'wx');
    const rows = await writeRows(part, file);
    await part.sync();
    await part.close();
    part = null;
    signal?.throwIfAborted();
    await rename(partPath, path);
    return ok({ rows });
  } catch (error) {
    await part?.close().catch(() => {}); // The first error is the one to tell.
    await rm(partPath, { force: true }).catch(() => {});
    if (signal?.aborted) return failed(createFailure('cancelled'));
    return failed(toDiskFailure(error, path));
  }
}

async function writeRows(part: FileHandle, file: CsvFile): Promise<number> {
  let batch: CsvRow[] = [file.header];
  let written = 0;
  const flush = async () => {
    file.signal?.throwIfAborted();
    await part.appendFile(toLines(batch, file.format));
    batch = [];
  };
  if (file.format.byteOrderMark) await part.appendFile('\uFEFF');
  for await (const row of file.rows) {
    batch.push(row);
    written += 1;
    if (written % rowsPerWrite === 0) await flush();
    if (written % rowsPerProgress === 0) file.onProgress?.(written);
  }
  if (batch.length > 0) {
    await flush();
    file.onProgress?.(written);
  }
  return written;
}

function toLines(
  rows: CsvRow[],
  { delimiter, decimalSign }: Pick<CsvFormat, 'delimiter' | 'decimalSign'>,
): string {
  return stringify(rows, {
    delimiter,
    record_delimiter: '\r\n',
    // Naming a delimiter switches this off, and a lone line feed in a name would break the row in two.
    quote_record_delimiter: true,
    cast: {
      string: (text) => (formulaStart.test(text) ? `'${text}` : text),
      number: (value) => String(value).replace('.', decimalSign),
    },
  });
}

/** Anything but a system error came from the rows, or is a bug: thrown on. */
function toDiskFailure(error: unknown, path: string): Failure {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  const detail = describeFileTrouble(String(error.code), { isWriting: true });
  return createFailure('disk', { subject: path, detail });
}
