import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { capabilities } from './capability.ts';

/*
 * No case is left out but for a reason that docs/testing.md gives: its two tables, compared with the cases.
 */

const root = join(import.meta.dirname, '..');
const guide = readFileSync(join(root, 'docs/testing.md'), 'utf8');
const [, section = ''] = guide.split('\n## What only some systems have\n');
const rows = (section.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
/** Of the end-to-end cases `host.ts` decides; here are the others. */
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll(sep, '/'))
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('e2e/'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }));
const own = ['capability.ts', 'capability.test.ts'];
/** Run on Linux alone, all of them (`scripts/check.mjs`). */
const linuxSuites = /^(chromium-host|gallery|package|page-stage|virtual-desktop)\/|^desktop\/delivery\.test/;
/** Words that no case can do without which is about such a thing. */
const signs: Partial<Record<keyof typeof capabilities, RegExp>> = {
  'unix-rights': /\bmode & 0o|chmod(Sync)?\([^)]*0o7|getuid/,
  'symbolic-links': /\bsymlink(Sync)?\(/,
  'named-pipes': /mkfifo/,
  signals: /kill\('SIG(TERM|INT|HUP)'/,
  'full-device': /\/dev\/full/,
};
const markForm = /\b(onlyWith|describeOnlyWith)\('([\w-]+)'\)\(\s*'([^']+)'/g;

describe('what only some systems have', () => {
  it('is listed in the guide, each with the systems that have it and why it is asked for', () => {
    const needs = rows.filter(([, , , more]) => more !== undefined);
    expect(needs.map(([name]) => name)).toEqual(Object.keys(capabilities).map((name) => `\`${name}\``));
    expect(
      needs.filter(([, what = '', where = '', why = '']) => !(what && where && why.length > 20)),
    ).toEqual([]);
  });

  it('is asked for by the cases that the guide lists, and by no others', () => {
    const marks = sources
      .filter(({ name }) => !own.includes(name))
      .flatMap(({ name, text }) =>
        [...text.matchAll(markForm)].map(([, mark, need, title]) => [
          `\`test/${name}\``,
          mark === 'onlyWith' ? title : `all of “${title}”`,
          `\`${need}\``,
        ]),
      );
    expect(marks.length).toBeGreaterThan(10);
    const cases = rows.filter(([, , , more]) => more === undefined);
    expect(cases).toEqual(marks);
  });

  it('is the only ground on which a case is left out', () => {
    const form = /process\.(platform|arch|getuid)|\b(skipIf|runIf)\b|\.(skip|todo)\b/;
    const wrong = sources.filter(({ name, text }) => !own.includes(name) && form.test(text));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('is asked for wherever a case is about it', () => {
    const cases = sources
      .filter(({ name }) => /\.test\.tsx?$/.test(name) && !own.includes(name) && !linuxSuites.test(name))
      .flatMap(({ name, text }) =>
        text
          .split(/^(?=\s*(?:it|test|onlyWith|describe|describeOnlyWith)\b)/m)
          .filter((part) => /^\s*(it|test|onlyWith)\b/.test(part))
          .map((part) => ({ name, part })),
      );
    expect(cases.length).toBeGreaterThan(1_500);
    const wrong = Object.entries(signs).flatMap(([need, form]) =>
      cases
        .filter(({ part }) => form.test(part) && !part.trimStart().startsWith(`onlyWith('${need}')`))
        .map(({ name, part }) => `${name} needs ${need}: ${part.trim().split('\n')[0]}`),
    );
    expect(wrong).toEqual([]);
  });
});
