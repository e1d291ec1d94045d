import { access } from 'node:fs/promises';
import { shell } from 'electron';
import { findDiskTrouble, toDiskFailure } from '../../shared/disk-failure.ts';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';

/** Shows a file in the system's file manager, chosen where that can be. Electron does not tell whether it appeared. */
export async function revealFile(path: string): Promise<Result<null>> {
  try {
    await access(path);
  } catch (error) {
    const failure = toDiskFailure(error, path);
    return failed(findDiskTrouble(error) === 'ENOENT' ? { ...failure, reason: 'file-gone' } : failure);
  }
  shell.showItemInFolder(path);
  return ok(null);
}

/** Opens a folder of ours in the system's file manager. */
export async function openFolder(path: string): Promise<Result<null>> {
  const problem = await shell.openPath(path);
  if (problem === '') return ok(null);
  return failed(createFailure('unsupported', { reason: 'no-file-manager', subject: path, detail: problem }));
}
