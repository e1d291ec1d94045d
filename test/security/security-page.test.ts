import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * docs/security.md claims no more than tests show: each that it names is there, by its file and title.
 */

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
const named = [...page.matchAll(/`(test\/[^`]+)`: “([^”]+)”/g)].map(([, file = '', title = '']) => ({
  file,
  title,
}));
const rowsOf = (heading: string) =>
  (page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);

/** Whether the file has a case of that title, and one that runs. */
function hasCase(file: string, title: string): boolean {
  const path = join(root, file);
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  return [`'${title}'`, `"${title}"`].some((quoted) => {
    const at = text.indexOf(quoted);
    // A group that is left out leaves all of its cases out.
    return (
      at >= 0 && !/\b(describe\.(skip|todo|only)|(it|test)\.(skip|todo)\b[^'"`]*$)/.test(text.slice(0, at))
    );
  });
}

describe('the security page', () => {
  it('names tests that are there, by file and title', () => {
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter(({ file, title }) => !hasCase(file, title))).toEqual([]);
  });

  it('names each test in this form and no other', () => {
    expect([...page.matchAll(/`test\/[^`]+`/g)]).toHaveLength(named.length);
  });

  it('answers every row of the posture and all twenty items of Electron’s checklist by a test', () => {
    const posture = rowsOf('Posture');
    const checklist = rowsOf("Electron's own checklist");
    expect(posture).toHaveLength(10);
    expect(checklist.map((row) => Number(/^\| (\d+) /.exec(row)?.[1]))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect([...posture, ...checklist].filter((row) => !row.includes('`test/'))).toEqual([]);
  });
});
