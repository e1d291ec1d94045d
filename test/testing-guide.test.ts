import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * What docs/testing.md says of the end-to-end cases, compared with the cases.
 */

const root = join(import.meta.dirname, '..');
const folder = join(root, 'test/e2e');
const guide = readFileSync(join(root, 'docs/testing.md'), 'utf8');
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const files = sources.filter(({ name }) => name.endsWith('.e2e.ts'));

/** Modules of ways that only the Chromium host has: its file dialogs, Node's debugger and what Node reads first. */
const hostModules = ['save-dialog', 'debugger', 'outer-world'];

const markForm = /\b(onChromiumHostOnly|describeOnChromiumHostOnly)(?:\.each\([^)]*\))?\(\s*(['`])(.+?)\2/g;
const marksIn = (text: string) =>
  [...text.matchAll(markForm)].map(([, mark, , title]) =>
    mark === 'onChromiumHostOnly' ? title : `all of “${title}”`,
  );

/** A case begins where a line of a `describe` does; what stands before the first one is nobody's. */
function casesIn(text: string): string[] {
  return text.split(/^(?= {2}(?:it|onChromiumHostOnly)\b)/m).slice(1);
}

/** The names that a file takes from a module beside it. */
function namesFrom(text: string, module: string): string[] {
  const [, names = ''] = new RegExp(`import \\{([^}]*)\\} from '\\./${module}\\.ts'`).exec(text) ?? [];
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
}

describe('the guide to the tests', () => {
  it('lists every case that only the Chromium host runs, in order, with what stays unproved', () => {
    const [, section = ''] = guide.split('\n## What only the Chromium host runs\n');
    const rows = (section.split('\n## ')[0] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows.every(([, , , unproved = '']) => unproved.length > 10)).toBe(true);
    const marked = files.flatMap(({ name, text }) =>
      marksIn(text).map((title) => [`\`${name.replace('.e2e.ts', '')}\``, title]),
    );
    expect(marked.length).toBeGreaterThan(10);
    expect(rows.map(([, file, title]) => [file, title])).toEqual(marked);
  });

  it.for(files.map(({ name, text }) => [name, text] as const))(
    'is right that all other cases run on either host: %s',
    ([, text], { expect }) => {
      const own = hostModules.flatMap((module) => namesFrom(text, module));
      if (/^describeOnChromiumHostOnly\(/m.test(text)) return;
      const wrong = casesIn(text).filter(
        (one) => one.startsWith('  it') && own.some((name) => new RegExp(`\\b${name}\\(`).test(one)),
      );
      expect(wrong).toEqual([]);
      // Whoever takes such a way at all has a case for it.
      expect(own.length > 0 && marksIn(text).length === 0).toBe(false);
    },
  );

  it('names the one place that asks which host runs', () => {
    const asking = sources.filter(({ text }) => /env\.HOST\b|register\.mjs'|\bHOST ===/.test(text));
    expect(asking.map(({ name }) => name)).toEqual(['host.ts']);
  });

  it('names folders, files and scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const paths = [...guide.matchAll(/`((?:test|bench|scripts|src|\.github)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    expect(paths.length).toBeGreaterThan(12);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    for (const [, script = ''] of guide.matchAll(/`npm run ([\w-]+)/g))
      expect(scripts, script).toHaveProperty(script);
  });
});
