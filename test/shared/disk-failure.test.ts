import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDiskTrouble, toDiskFailure } from '../../src/shared/disk-failure.ts';

const missing = join(tmpdir(), 'queuewatch-no-such-folder', 'settings.json');

function thrownBy(task: () => unknown): unknown {
  try {
    task();
  } catch (error) {
    return error;
  }
  return null;
}

describe('what a file system answers', () => {
  it('becomes a failure that says so in words, of reading and of writing', () => {
    const error = thrownBy(() => readFileSync(missing));
    expect(findDiskTrouble(error)).toBe('ENOENT');
    expect(toDiskFailure(error, missing)).toMatchObject({
      code: 'disk',
      subject: missing,
      detail: 'there is no such file or folder',
    });
    expect(toDiskFailure(error, missing, { isWriting: true }).detail).toBe('the folder does not exist');
  });

  it('is the same where it is waited for', async () => {
    const error = await readFile(missing).catch((refusal: unknown) => refusal);
    expect(toDiskFailure(error, missing).detail).toBe('there is no such file or folder');
  });

  // https://nodejs.org/docs/latest-v24.x/api/errors.html
  it.each(['ERR_FS_FILE_TOO_LARGE', 'ERR_STRING_TOO_LONG'])(
    'is said by Node of a file that it cannot hold: %s',
    (code) => {
      const error = Object.assign(new Error('too large'), { code });
      expect(toDiskFailure(error, missing).detail).toBe('the file is too large');
    },
  );
});

describe('a bug', () => {
  it.each([
    ['a path that Node does not take', () => readFileSync('settings\0.json')],
    ['a text that is none', () => Reflect.apply(writeFileSync, null, [missing, { text: 1 }])],
    ['code that goes wrong', () => JSON.parse('{')],
  ])('is not taken for a disk’s refusal, and is thrown on: %s', (_what, task) => {
    const error = thrownBy(task);
    expect(error).toBeInstanceOf(Error);
    expect(findDiskTrouble(error)).toBeNull();
    expect(() => toDiskFailure(error, missing)).toThrow(error as Error);
  });
});
