import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate, migrations, readVersion } from './migrations.ts';
import { type HistoryNotice, toFileFault } from './notice.ts';

/*
 * The file itself: opened, checked, brought up to date, put back from its copy when it is damaged, copied when it
 * is closed. Nothing is ever emptied or overwritten: a file that cannot be used is moved aside under a new name.
 */

const longestCopyAgeMs = 86_400_000;

export interface HistoryPaths {
  folder: string;
  file: string;
  backup: string;
}

type OpenedFile =
  | { kind: 'open'; database: DatabaseSync; notice: HistoryNotice | null }
  | { kind: 'refused'; notice: HistoryNotice };

export function toHistoryPaths(folder: string): HistoryPaths {
  return { folder, file: join(folder, 'history.sqlite'), backup: join(folder, 'history.backup.sqlite') };
}

/** What turned out to be unreadable, though SQLite's own check found nothing: the file, or the copy in its place too. */
export type Distrust = 'none' | 'file' | 'copy';

/** Throws what the disk says when the file can be neither opened nor made. */
export function openHistoryFile(paths: HistoryPaths, now: number, distrust: Distrust = 'none'): OpenedFile {
  mkdirSync(paths.folder, { recursive: true });
  const opened = distrust === 'none' ? openGood(paths) : null;
  if (opened !== null) return toOpened(opened, null);
  const keptAs = toUnused(join(paths.folder, `history.damaged-${toFileTime(now)}`));
  moveAside(paths.file, keptAs);
  const copyFrom = distrust === 'copy' ? null : restoreBackup(paths);
  const restored = copyFrom === null ? null : openGood(paths);
  if (copyFrom !== null && restored !== null)
    return toOpened(restored, { kind: 'restored', keptAs, copyFrom });
  // The copy is no better: it is moved aside like the file whose place it took.
  if (copyFrom !== null) moveAside(paths.file, keptAs.replace(/\.sqlite$/, '-copy.sqlite'));
  const fresh = openGood(paths);
  if (fresh === null) throw new Error('a new history file is damaged');
  return toOpened(fresh, { kind: 'started-anew', keptAs });
}

/** Closes it and leaves a copy; a crash on the way leaves the former copy in its place. */
export function closeHistoryFile(database: DatabaseSync, paths: HistoryPaths): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  copyWhole(paths.file, paths.backup);
}

/** Who never quits, or whose system ends the program without a word, has a copy that is a day old at most. */
export function renewBackup(database: DatabaseSync, paths: HistoryPaths, now: number): void {
  const isRecent = existsSync(paths.backup) && now - statSync(paths.backup).mtimeMs < longestCopyAgeMs;
  if (isRecent) return;
  // All of it is in the file then; nobody else writes while this thread copies.
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  copyWhole(paths.file, paths.backup);
}

function toOpened(database: DatabaseSync, notice: HistoryNotice | null): OpenedFile {
  try {
    const version = readVersion(database);
    if (version > migrations.length) {
      database.close();
      return { kind: 'refused', notice: { kind: 'newer', version } };
    }
    // Works before the first table only: pages of old hours can be given back in small steps.
    if (version === 0) database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    migrate(database);
    return { kind: 'open', database, notice };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Null when the file is damaged; makes one where there is none. */
function openGood(paths: HistoryPaths): DatabaseSync | null {
  const { file, backup } = paths;
  const isNew = !existsSync(file);
  // A file of ours is never empty once it has a copy: something cut it off.
  if (!isNew && statSync(file).size === 0 && existsSync(backup)) return null;
  if (isNew) closeSync(openSync(file, 'a', 0o600));
  else chmodSync(file, 0o600);
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { timeout: 1_000 });
    // Nothing is written before this: a damaged file is to be kept as it was found, a newer one as it is.
    if (database.prepare('PRAGMA quick_check(1)').get()?.quick_check !== 'ok') {
      database.close();
      return null;
    }
    return database;
  } catch (error) {
    if (database?.isOpen) database.close();
    if (toFileFault(error) === 'damaged') return null;
    throw error;
  }
}

/** Answers when the copy was made; null: there is none. */
function restoreBackup({ file, backup }: HistoryPaths): number | null {
  if (!existsSync(backup)) return null;
  copyWhole(backup, file);
  return Math.round(statSync(backup).mtimeMs);
}

/** What was kept aside before stays. */
function toUnused(path: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? `${path}.sqlite` : `${path}-${count}.sqlite`;
    if (!existsSync(name)) return name;
  }
}

/** With its log of late writes, which is worth nothing without it and would spoil the next file. */
function moveAside(file: string, keptAs: string): void {
  for (const ending of ['', '-wal', '-shm'])
    if (existsSync(`${file}${ending}`)) renameSync(`${file}${ending}`, `${keptAs}${ending}`);
}

function copyWhole(from: string, to: string): void {
  const part = `${to}.part`;
  rmSync(part, { force: true });
  try {
    // A clone costs nothing where the file system can share blocks; elsewhere it is a copy.
    copyFileSync(from, part, constants.COPYFILE_FICLONE);
    chmodSync(part, 0o600);
    syncToDisk(part);
    renameSync(part, to);
  } finally {
    // Where the disk was full, half a copy only takes up what is left of it.
    rmSync(part, { force: true });
  }
}

function syncToDisk(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** `20261105T081502Z`: sorts by time and is a file name everywhere. */
function toFileTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+|[-:]/g, '');
}
