import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashInputs, isStampCurrent, writeStamp } from '../../scripts/stamps.mjs';

let root = '';
const hash = (words: string[] = []): string => hashInputs(root, ['src', 'build.json', 'absent.json'], words);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'qw-stamp-'));
  mkdirSync(join(root, 'src', 'deep'), { recursive: true });
  writeFileSync(join(root, 'src', 'deep', 'one.ts'), 'one');
  writeFileSync(join(root, 'build.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

it('stays the same when only the times of files change', () => {
  const before = hash();
  utimesSync(join(root, 'build.json'), 1, 1);
  expect(hash()).toBe(before);
});

it('changes with a content, a name, an added or missing file and a further word', () => {
  const seen = [hash(), hash(['24.21.0'])];
  writeFileSync(join(root, 'src', 'deep', 'one.ts'), 'two');
  seen.push(hash());
  renameSync(join(root, 'src', 'deep', 'one.ts'), join(root, 'src', 'one.ts'));
  seen.push(hash());
  writeFileSync(join(root, 'src', 'new.ts'), '');
  seen.push(hash());
  rmSync(join(root, 'build.json'));
  seen.push(hash());
  writeFileSync(join(root, 'absent.json'), '');
  seen.push(hash());
  expect(new Set(seen).size).toBe(seen.length);
});

it('is current only as it was written', () => {
  const stamp = join(root, 'out', 'stamp');
  expect(isStampCurrent(stamp, hash())).toBe(false);
  writeStamp(stamp, hash());
  expect(isStampCurrent(stamp, hash())).toBe(true);
  expect(isStampCurrent(stamp, hash(['other']))).toBe(false);
});
