import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * A folder on a disk that can be filled and be made read-only. Root gets a real one in memory. Who may not mount gets
 * what comes nearest: files of the program that cannot grow, and a folder without the right to write.
 */

export interface SmallDisk {
  /** What the disk itself says, in words of the history's notice. */
  fullWords: string;
  /** For the process with this number; until `free`. */
  fill(pid: number): void;
  free(pid: number): void;
  /** Before anything is open on it. */
  setReadOnly(isReadOnly: boolean): void;
  remove(): void;
}

const bytes = 4_000_000;

export function createSmallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return process.getuid?.() === 0 ? mountDisk(folder) : limitFolder(folder);
}

function mountDisk(folder: string): SmallDisk {
  const options = `size=${bytes},mode=700`;
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  return {
    fullWords: 'The history cannot be written: the disk is full. Free some space.',
    fill() {
      for (const step of [100_000, 4_096]) {
        for (let isFull = false; !isFull; ) isFull = !grow(filler, step);
      }
    },
    free: () => rmSync(filler),
    setReadOnly: (isReadOnly) => {
      execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'},${options}`, folder]);
    },
    remove: () => {
      execFileSync('umount', ['--lazy', folder]);
    },
  };
}

/** False: the disk has no room for it. */
function grow(path: string, by: number): boolean {
  try {
    writeFileSync(path, Buffer.alloc(by, 1), { flag: 'a' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}

function limitFolder(folder: string): SmallDisk {
  const limit = (pid: number, size: string) =>
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:`]);
  return {
    fullWords: 'The history cannot be written: the disk refuses',
    fill: (pid) => limit(pid, '1'),
    free: (pid) => limit(pid, 'unlimited'),
    setReadOnly(isReadOnly) {
      for (const name of readdirSync(folder, { withFileTypes: true }))
        if (name.isFile()) chmodSync(join(folder, name.name), isReadOnly ? 0o400 : 0o600);
      chmodSync(folder, isReadOnly ? 0o500 : 0o700);
    },
    remove: () => undefined,
  };
}
