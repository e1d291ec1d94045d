import { matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './repository-files.ts';

/*
 * `docs/architecture.md` against the tree: what it names is there, and no module, window part or tool is left out. That
 * the words say the right thing of it is for whoever reads them.
 */

const page = readText('docs/architecture.md');
const files = listFiles();

/** The folders right inside this one; '' is the whole tree. */
function foldersIn(folder: string): string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const inside = files.filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length));
  return [...new Set(inside.filter((file) => file.includes('/')).map((file) => file.split('/')[0] ?? ''))];
}

const prose = page.replace(/```[\s\S]*?```/g, '');
/** Paths, names of files and forms of them such as `app-*.ts`. */
const named = [...new Set([...prose.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text))].filter(
  (text) => /^[\w./*-]+$/.test(text) && /[/*]|\.(ts|tsx|json)$/.test(text),
);

function isThere(name: string): boolean {
  if (files.includes(name) || files.some((file) => file.startsWith(`${name}/`))) return true;
  return files.some((file) => matchesGlob(file, name) || matchesGlob(file, `**/${name}`));
}

const isTold = (name: string) => new RegExp(`\\b${name}\\b`).test(prose);

describe('the page about the architecture', () => {
  it('names files and folders that are there', () => {
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });

  it('has a word for every module of the main process', () => {
    const modules = foldersIn('src/main');
    expect(modules.length).toBeGreaterThan(5);
    expect(modules.filter((name) => !prose.includes(`**${name}**`))).toEqual([]);
  });

  it.each(['src', 'tools', 'src/renderer'])('leaves out no folder of %s', (folder) => {
    const inside = foldersIn(folder);
    expect(inside.length).toBeGreaterThan(2);
    expect(inside.filter((name) => !isTold(name))).toEqual([]);
  });

  it('leaves out no folder of the repository, nor the long run', () => {
    const own = foldersIn('').filter((name) => !name.startsWith('.') && name !== 'docs');
    expect(own.filter((name) => !new RegExp(`\`${name}(/|\`)`).test(prose))).toEqual([]);
    expect(named).toContain('bench/soak*');
  });
});
