import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toDiskFailure } from '../shared/disk-failure.ts';
import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { describeFileTrouble } from '../shared/words/en/file-trouble.ts';

/*
 * Small texts in files that the supervisor chooses. What the disk says becomes a failure with the path as its subject.
 */

/** Fails with `disk`, also where it is no file or larger than `mostBytes`. */
export async function readTextFile(path: string, mostBytes: number): Promise<Result<string>> {
  try {
    // A pipe without a writer would hold up the opening.
    const found = await stat(path);
    if (!found.isFile()) return refuse(path, 'no-file');
    if (found.size > mostBytes) return refuse(path, 'too-large');
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes + 1), 0, mostBytes + 1, 0);
      return bytesRead > mostBytes
        ? refuse(path, 'too-large')
        : ok(buffer.subarray(0, bytesRead).toString('utf8'));
    } finally {
      await file.close();
    }
  } catch (error) {
    return failed(toDiskFailure(error, path));
  }
}

/** Into a file beside it that takes its place once it is whole: only its owner may read it. */
export async function writeTextFile(path: string, text: string): Promise<Result<null>> {
  const partPath = join(dirname(path), `.queuewatch-${randomBytes(6).toString('hex')}.part`);
  try {
    const part = await open(partPath, 'wx', 0o600);
    try {
      await part.writeFile(text);
      await part.sync();
    } finally {
      await part.close();
    }
    await rename(partPath, path);
    return ok(null);
  } catch (error) {
    await rm(partPath, { force: true }).catch(() => {}); // The first error is the one to tell.
    return failed(toDiskFailure(error, path));
  }
}

function refuse(path: string, trouble: string): Result<never> {
  return failed(createFailure('disk', { subject: path, detail: describeFileTrouble(trouble) }));
}
