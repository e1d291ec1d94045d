import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Whether no other one runs for this person. Where nothing can be written (a full or read-only disk) the lock cannot be
 * had either, and Electron's answer is the same as when another one holds it. Then watching without a lock is better
 * than not watching and not saying why.
 */
export function isFirstInstance(): boolean {
  if (app.requestSingleInstanceLock()) return true;
  // Windows has no file for it, and no such trouble.
  if (process.platform === 'win32') return false;
  return !isLockHeld(join(app.getPath('userData'), 'SingletonLock'));
}

export function isLockHeld(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // A folder that cannot be looked into: the lock could not be written there either. The log says what is wrong with it.
    return false;
  }
}
