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
  return lstatSync(join(app.getPath('userData'), 'SingletonLock'), { throwIfNoEntry: false }) === undefined;
}
