/** Content hashes that tell whether a slow step has to run again; times of files lie after a checkout. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** One hash over files and whole folders (names and contents) and further words; what is missing counts as that. */
export function hashInputs(root, paths, words = []) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((name) => listFiles(join(root, name)))) {
    hash.update(`${relative(root, path)}\0`);
    hash.update(existsSync(path) ? readFileSync(path) : 'missing');
    hash.update('\0');
  }
  for (const word of words) hash.update(`${word}\0`);
  return hash.digest('hex');
}

export function isStampCurrent(path, hash) {
  return existsSync(path) && readFileSync(path, 'utf8').trim() === hash;
}

export function writeStamp(path, hash) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${hash}\n`);
}

function listFiles(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}
