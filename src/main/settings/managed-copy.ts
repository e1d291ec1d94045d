import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { findDiskTrouble, toDiskFailure } from '../../shared/disk-failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { parseJson } from './parse.ts';

/*
 * What was last read of what is managed, beside the settings of whoever works here: it stands in for a file of the
 * administrator's while that cannot be read. It holds no secret, and is judged as that file is.
 */

const copySchema = z.array(z.strictObject({ source: z.string(), fields: z.record(z.string(), z.unknown()) }));
/** One for each place that something was read from. */
export type ManagedCopy = z.infer<typeof copySchema>;

const fileName = 'managed-copy.json';

/** Empty, too, where it cannot be read: then nothing stands in. */
export function readCopy(folder: string): ManagedCopy {
  try {
    const parsed = copySchema.safeParse(parseJson(readFileSync(join(folder, fileName), 'utf8')));
    return parsed.success ? parsed.data : [];
  } catch (error) {
    if (findDiskTrouble(error) === null) throw error;
    return [];
  }
}

/** Nothing that is managed leaves no file. */
export function keepCopy(folder: string, copy: ManagedCopy): Result<null> {
  const path = join(folder, fileName);
  if (isDeepStrictEqual(copy, readCopy(folder))) return ok(null);
  try {
    if (copy.length === 0) rmSync(path, { force: true });
    else {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const part = `${path}.part`;
      rmSync(part, { force: true });
      writeFileSync(part, `${JSON.stringify(copy, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
      renameSync(part, path);
    }
    return ok(null);
  } catch (error) {
    return failed(toDiskFailure(error, path));
  }
}
