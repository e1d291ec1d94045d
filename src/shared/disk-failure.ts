import { createFailure, type Failure } from './failure.ts';
import { describeFileTrouble } from './words/en/file-trouble.ts';

/*
 * What a file system answers, told from a bug: one has a code of its own and names the system call; Node's own complaints
 * (`ERR_…`) are about how it was asked.
 */

/** Of files too large to be read at all Node complains itself, before it asks the system. */
const tooLargeCodes: ReadonlySet<unknown> = new Set(['ERR_FS_FILE_TOO_LARGE', 'ERR_STRING_TOO_LONG']);

/** For `describeFileTrouble`; null: no answer of a file system. */
export function findDiskTrouble(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  if (tooLargeCodes.has(error.code)) return 'too-large';
  return 'syscall' in error && typeof error.code === 'string' ? error.code : null;
}

/** Anything but an answer of a file system is a bug: thrown on. */
export function toDiskFailure(error: unknown, path: string, { isWriting = false } = {}): Failure {
  const trouble = findDiskTrouble(error);
  if (trouble === null) throw error;
  return createFailure('disk', { subject: path, detail: describeFileTrouble(trouble, { isWriting }) });
}
