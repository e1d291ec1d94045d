import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { logNotWritten } from '../shared/words/en/file-trouble.ts';

const largestFileBytes = 2_000_000;

export function toLogPath(userData: string): string {
  return join(userData, 'logs', 'queuewatch.log');
}

/**
 * Appends lines to a file; at 2 MB it becomes `….1` and a new one starts, so that a program that runs for months
 * keeps at most 4 MB. Lines are few, so they are written at once: the last one before a crash is the one that counts.
 */
export function createLogFile(path: string): (line: string) => void {
  return (line) => {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestFileBytes)
        renameSync(path, `${path}.1`);
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch (error) {
      // A full disk must not stop the monitor; standard error is the only place left to say so.
      process.stderr.write(`${logNotWritten(error instanceof Error ? error.message : String(error))}\n`);
    }
  };
}

/** The newest lines of a log and of the file before it, the oldest first; none where there is no log. */
export async function readLastLines(path: string, most: number): Promise<string[]> {
  const texts = await Promise.all([`${path}.1`, path].map(readLog));
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line !== '')
    .slice(-most);
}

async function readLog(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    // Whoever reads what was collected sees why there is so little of it.
    return `${path}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
