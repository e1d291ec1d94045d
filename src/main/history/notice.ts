import { DamagedBytes } from './byte-reader.ts';

/** Why nothing can be written at the moment. */
export const writeTroubles = ['disk-full', 'size-limit', 'read-only', 'disk-error', 'too-slow'] as const;
export type WriteTrouble = (typeof writeTroubles)[number];

/** What is wrong with the history file, or was done about it. */
export type HistoryNotice =
  /** It was damaged; the copy made at the last clean end took its place. */
  | { kind: 'restored'; keptAs: string; copyFrom: number }
  /** It was damaged, and there was no good copy. */
  | { kind: 'started-anew'; keptAs: string }
  /** A newer program wrote it: it is left as it is, and nothing is kept. */
  | { kind: 'newer'; version: number }
  /** Until it is over nothing is kept; alerts go on. */
  | { kind: 'not-written'; because: WriteTrouble; path: string }
  /** The part of the program that keeps it has ended by a fault of its own. */
  | { kind: 'stopped' };

/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const sqliteCodes = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  notADatabase: 26,
};
const permissionCodes: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

export type FileFault = 'damaged' | Exclude<WriteTrouble, 'size-limit' | 'too-slow'>;

/** What an error of SQLite or of the file system means for the file; null: it is a bug. */
export function toFileFault(error: unknown): FileFault | null {
  if (error instanceof DamagedBytes) return 'damaged';
  if (!(error instanceof Error)) return null;
  if ('errcode' in error && typeof error.errcode === 'number') {
    // The lowest byte is the primary code, the rest says more about it.
    switch (error.errcode & 0xff) {
      case sqliteCodes.corrupt:
      case sqliteCodes.notADatabase:
        return 'damaged';
      case sqliteCodes.full:
        return 'disk-full';
      case sqliteCodes.readOnly:
        return 'read-only';
      case sqliteCodes.ioError:
      case sqliteCodes.busy:
      case sqliteCodes.cantOpen:
        return 'disk-error';
    }
    return null;
  }
  if (!('code' in error) || typeof error.code !== 'string' || !('syscall' in error)) return null;
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return 'disk-full';
  return permissionCodes.has(error.code) ? 'read-only' : 'disk-error';
}
