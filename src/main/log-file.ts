import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const largestFileBytes = 2_000_000;

/**
 * Appends lines to a file; at 2 MB it becomes `….1` and a new one starts, so that a program that runs for months
 * keeps at most 4 MB. Lines are few, so they are written at once: the last one before a crash is the one that counts.
 */
export function createLogFile(path: string): (line: string) => void {
  mkdirSync(dirname(path), { recursive: true });
  return (line) => {
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestFileBytes)
        renameSync(path, `${path}.1`);
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch (error) {
      // A full disk must not stop the monitor; standard error is the only place left to say so.
      process.stderr.write(
        `the log cannot be written: ${error instanceof Error ? error.message : String(error)}\n`,
      );
    }
  };
}
