import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './repository-files.ts';

/*
 * What the documents name is there: files, headings and pictures.
 */

const root = join(import.meta.dirname, '..');
const files = listFiles();
const documents = files.filter((file) => file.endsWith('.md'));
const pictures = files.filter((file) => file.startsWith('docs/pictures/'));

/** Code is no link. */
const linksOf = (file: string) =>
  [
    ...readText(file)
      .replace(/```[\s\S]*?```|`[^`\n]*`/g, '')
      .matchAll(/\]\(([^()\s]+)\)/g),
  ].map(([, target]) => target ?? '');

/** As GitHub makes them. */
const anchorsOf = (file: string) =>
  [...readText(file).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    (title ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

const mostPictureBytes = 120_000;
const widestPx = 1280;

describe('the documents', () => {
  it.for(documents)('link to files and headings that are there: %s', (file, { expect }) => {
    const missing = linksOf(file).filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : posix.join(posix.dirname(file), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(missing).toEqual([]);
  });

  it('use every picture that is kept for them', () => {
    const used = documents.flatMap((file) =>
      linksOf(file).map((link) => posix.join(posix.dirname(file), link)),
    );
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((picture) => !used.includes(picture))).toEqual([]);
  });

  it.for(pictures)('have pictures that load quickly and fit a page: %s', (file, { expect }) => {
    const bytes = readFileSync(join(root, file));
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    // The width stands first in the header's data.
    expect(bytes.readUInt32BE(16)).toBeLessThanOrEqual(widestPx);
    expect(statSync(join(root, file)).size).toBeLessThanOrEqual(mostPictureBytes);
  });
});
