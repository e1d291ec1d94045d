import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './repository-files.ts';

/*
 * What nobody uses misleads whoever reads: exports, and what the style sheets name. Sources are searched, not
 * parsed: the form of an import and of a class is the same everywhere here.
 */

const sources = listFiles()
  .filter((file) => /\.(tsx?|mjs|css)$/.test(file))
  .map((file) => ({ file, text: readText(file) }));
const code = sources.filter(({ file }) => !file.endsWith('.css'));

/** Called by no import of ours: it stands in for the module `electron`. */
const entries = ['tools/chromium-host/electron.ts'];

const declaration =
  /^export (?:(?:declare|async|abstract) )*(?:function\*?|class|const|interface|type) (\w+)/gm;
const list = /^(import|export) (?:type )?(?:\w+, )?\{([^}]*)\}(?: from '(\.[^']+)')?/gm;
const wholeModule = /\* as \w+ from '(\.[^']+)'|^export \* from '(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)/gm;

const namesIn = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim().replace(/^type /, ''))
    .filter((part) => part !== '');

/** Who imports what, by file and name; `*` is all of a file. */
function findImporters(): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  const note = (from: string, specifier: string, name: string) => {
    const key = `${posix.join(posix.dirname(from), specifier)} ${name}`;
    importers.set(key, [...(importers.get(key) ?? []), from]);
  };
  for (const { file, text } of code) {
    for (const [, , names = '', specifier] of text.matchAll(list))
      if (specifier !== undefined)
        for (const name of namesIn(names)) note(file, specifier, name.split(' as ')[0] ?? '');
    for (const [, all, again, dynamic] of text.matchAll(wholeModule))
      note(file, all ?? again ?? dynamic ?? '', '*');
  }
  return importers;
}

function exportsOf(text: string): string[] {
  const declared = [...text.matchAll(declaration)].map(([, name = '']) => name);
  const listed = [...text.matchAll(list)]
    .filter(([, verb]) => verb === 'export')
    .flatMap(([, , names = '']) => namesIn(names).map((name) => name.split(' as ').at(-1) ?? ''));
  return [...declared, ...listed];
}

describe('exports', () => {
  const importers = findImporters();
  const all = code
    .filter(({ file }) => !entries.includes(file))
    .flatMap(({ file, text }) => exportsOf(text).map((name) => ({ file, text, name })));
  const importersOf = (file: string, name: string) =>
    [name, '*'].flatMap((one) => importers.get(`${file} ${one}`) ?? []);
  const show = (found: typeof all) => found.map(({ file, name }) => `${file} exports ${name}`);

  it('are each imported', () => {
    expect(all.length).toBeGreaterThan(500);
    expect(show(all.filter(({ file, name }) => importersOf(file, name).length === 0))).toEqual([]);
  });

  it('of the program that only tests import are used by their own file: no code runs in tests alone', () => {
    const wrong = all.filter(({ file, text, name }) => {
      if (!file.startsWith('src/')) return false;
      const isTestOnly = importersOf(file, name).every((importer) => importer.startsWith('test/'));
      return isTestOnly && [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length < 2;
    });
    expect(show(wrong)).toEqual([]);
  });
});

describe('the style sheets', () => {
  const sheets = sources
    .filter(({ file }) => file.startsWith('src/renderer/') && file.endsWith('.css'))
    .map(({ text }) => text.replace(/\/\*[\s\S]*?\*\//g, ''))
    .join('\n');
  const pages = sources.filter(({ file }) => /^src\/renderer\/.*\.tsx?$/.test(file));
  const texts = pages
    .flatMap(({ text }) => [...text.matchAll(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g)])
    .map(([text]) => text);
  const named = new Set(texts.flatMap((text) => text.match(/[\w-]+/g) ?? []));
  const columns = sources.find(({ file }) => file === 'src/shared/board-terms.ts')?.text ?? '';
  const found = (form: RegExp) => [...new Set([...sheets.matchAll(form)].map(([, name = '']) => name))];

  it('have no class that no element has', () => {
    const classes = found(/\.([a-zA-Z][\w-]*)/g);
    expect(classes.length).toBeGreaterThan(200);
    const unused = classes.filter((name) => {
      // Of uPlot, and of the cells: each column's has its name.
      if (name.startsWith('u-')) return false;
      return !named.has(name) && !(name.startsWith('cell-') && columns.includes(`'${name.slice(5)}'`));
    });
    expect(unused).toEqual([]);
  });

  it('set no custom property and draw no animation that nothing uses', () => {
    const properties = found(/(--[\w-]+)\s*:/g);
    const animations = found(/@keyframes ([\w-]+)/g);
    expect(properties.length).toBeGreaterThan(20);
    const isRead = (name: string) =>
      sheets.includes(`var(${name})`) || texts.some((text) => text.includes(name));
    expect(properties.filter((name) => !isRead(name) && !sheets.includes(`var(${name},`))).toEqual([]);
    expect(animations.filter((name) => !new RegExp(`animation[^;]*\\b${name}\\b`).test(sheets))).toEqual([]);
  });
});
