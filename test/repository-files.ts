import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The files of the repository as they lie there, for the tests that look at sources and documents.
 */

const root = join(import.meta.dirname, '..');

/** Those that git knows or would take, from the root on; `paths` as git takes them: a folder, `*.md`. */
export function listFiles(...paths: string[]): string[] {
  const listing = ['ls-files', '--cached', '--others', '--exclude-standard', ...paths];
  return execFileSync('git', listing, { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)));
}

export function readText(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
