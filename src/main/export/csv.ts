import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toDiskFailure } from '../../shared/disk-failure.ts';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { type CsvFormat, standardFormat } from './csv-format.ts';
import { type CsvRow, createCsvLine } from './csv-line.ts';

/*
 * Rows to CSV, as text or streamed to a file, or to a table to paste. It knows cells, not what they mean; nothing
 * else knows a comma.
 */

export interface CsvFile {
  path: string;
  header: readonly string[];
  /** Best made while they are written: a million of them at once would fill the memory. */
  rows: Iterable<CsvRow>;
  format: CsvFormat;
  signal?: AbortSignal;
  /** Called now and then with the rows written so far. */
  onProgress?: (rows: number) => void;
  /** How files are opened, where not in the usual way. */
  openFile?: (path: string, flags: string) => Promise<FileHandle>;
}

/** After so many everything else of this process has its turn: a few milliseconds on a slow computer. */
const rowsPerTurn = 500;
const bytesPerWrite = 65_536;
/** A UTF-16 unit takes three bytes at the most. */
const bytesPerUnit = 3;

/** Lines end with CRLF (RFC 4180); text that looks like a formula gets an apostrophe in front. */
export function toCsvText(header: readonly string[], rows: Iterable<CsvRow>): string {
  return toText(header, rows, standardFormat);
}

/** As spreadsheets take a table from the clipboard: cells between tabs, numbers as the locale writes them. */
export function toTableText(
  header: readonly string[],
  rows: Iterable<CsvRow>,
  { decimalSign }: Pick<CsvFormat, 'decimalSign'>,
): string {
  return toText(header, rows, { delimiter: '\t', decimalSign });
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
    // What comes from the rows is thrown on.
    return failed(toDiskFailure(error, path, { isWriting: true }));
  }
}

/** Through one buffer: pieces that are left to the collector by the million make a process grow. */
async function writeRows(part: FileHandle, file: CsvFile): Promise<number> {
  const { header, rows, format, signal, onProgress } = file;
  const toLine = createCsvLine(format);
  const buffer = Buffer.allocUnsafe(bytesPerWrite);
  let used = 0;
  let written = 0;
  const flush = async () => {
    signal?.throwIfAborted();
    await part.appendFile(buffer.subarray(0, used));
    used = 0;
  };
  await part.appendFile((format.byteOrderMark ? '\uFEFF' : '') + toLine(header));
  for (const row of rows) {
    const line = toLine(row);
    const mostBytes = line.length * bytesPerUnit;
    if (mostBytes > buffer.length - used) await flush();
    if (mostBytes > buffer.length) await part.appendFile(line);
    else used += buffer.write(line, used);
    written += 1;
    if (written % rowsPerTurn !== 0) continue;
    await flush();
    onProgress?.(written);
  }
  if (written % rowsPerTurn !== 0) {
    await flush();
    onProgress?.(written);
  }
  return written;
}

function toText(
  header: readonly string[],
  rows: Iterable<CsvRow>,
  format: Pick<CsvFormat, 'delimiter' | 'decimalSign'>,
): string {
  const toLine = createCsvLine(format);
  let text = toLine(header);
  for (const row of rows) text += toLine(row);
  return text;
}
