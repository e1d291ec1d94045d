import { basename, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './repository-files.ts';

/*
 * The import rules and size limits of CONTRIBUTING.md, checked by reading the sources. Each rule lists its
 * offenders, so a failure names the line to mend.
 */

interface Import {
  file: string;
  specifier: string;
  /** The imported file for relative specifiers, else null. */
  target: string | null;
  typeOnly: boolean;
  /** When it is called for, not when its file is read. */
  isLater: boolean;
}

const tracked = listFiles().filter((file) => /\.(ts|tsx|mjs|css)$/.test(file));
const sources = tracked.filter((file) => file.startsWith('src/'));
const importForm =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

function importsOf(file: string): Import[] {
  return [...readText(file).matchAll(importForm)].map(([, typeOnly, fixed, dynamic]) => {
    const specifier = fixed ?? dynamic ?? '';
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null;
    return { file, specifier, target, typeOnly: typeOnly !== undefined, isLater: fixed === undefined };
  });
}

const imports = sources.filter((file) => /\.tsx?$/.test(file)).flatMap(importsOf);
const roomOf = (file: string) => /^src\/main\/([^/]+)\//.exec(file)?.[1] ?? null;
const areaOf = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1] ?? null;
const show = (all: Import[]) => all.map(({ file, specifier }) => `${file} imports ${specifier}`);

describe('imports', () => {
  it('finds the sources it judges', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(50);
  });

  it('lets shared import zod and shared only', () => {
    const wrong = imports.filter(
      ({ file, specifier, target }) =>
        areaOf(file) === 'shared' && (target === null ? specifier !== 'zod' : areaOf(target) !== 'shared'),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('lets renderer and preload import shared and themselves only', () => {
    const wrong = imports.filter(({ file, target }) => {
      const area = areaOf(file);
      if (area !== 'renderer' && area !== 'preload') return false;
      return target !== null && areaOf(target) !== 'shared' && areaOf(target) !== area;
    });
    expect(show(wrong)).toEqual([]);
  });

  it('lets pages begin without zod, which costs them more than all their figures', () => {
    const started = new Set(
      ['main', 'main-window', 'wallboard', 'strip'].map((name) => `src/renderer/${name}.tsx`),
    );
    for (const file of started)
      for (const one of imports)
        if (one.file === file && !one.typeOnly && !one.isLater && one.target !== null)
          started.add(one.target);
    expect(started).toContain('src/shared/row-columns.ts');
    const wrong = imports.filter(
      ({ file, specifier, typeOnly, isLater }) =>
        started.has(file) && specifier === 'zod' && !typeOnly && !isLater,
    );
    expect(show(wrong)).toEqual([]);
  });

  it('keeps modules of main from importing each other, ports as types excepted', () => {
    const wrong = imports.filter(({ file, target, typeOnly }) => {
      const room = roomOf(file);
      if (room === null || target === null || !target.startsWith('src/main/')) return false;
      const other = roomOf(target);
      if (other === room) return false;
      const isPort = ['src/main/vendors/vendor.ts', 'src/main/log.ts', 'src/main/clock.ts'].includes(target);
      return !(isPort && typeOnly);
    });
    expect(show(wrong)).toEqual([]);
  });

  it('lets modules of main meet in app.ts and its parts only; files beside them know one module by value at most', () => {
    const beside = [...new Set(imports.map(({ file }) => file))].filter((file) =>
      /^src\/main\/[^/]+\.ts$/.test(file),
    );
    const known = (file: string) =>
      new Set(
        imports
          .filter((one) => one.file === file && !one.typeOnly)
          .flatMap(({ target }) => (target && roomOf(target)) ?? []),
      );
    expect(beside).toContain('src/main/alert-desk.ts');
    const wrong = beside.filter(
      (file) => !/^src\/main\/(app|app-[a-z]+|index)\.ts$/.test(file) && known(file).size > 1,
    );
    expect(wrong).toEqual([]);
  });

  it('keeps main, the command line and the simulator out of the page, and the simulator out of main', () => {
    const wrong = imports.filter(({ file, target }) => {
      const from = areaOf(file);
      const to = target === null ? null : areaOf(target);
      if (from === 'simulator') return to !== null && to !== 'simulator' && to !== 'shared';
      // The installed program has the command line in it; its entry hands over before anything else starts.
      if (file === 'src/main/index.ts' && to === 'cli') return target !== 'src/cli/process.ts';
      return from === 'main' && (to === 'renderer' || to === 'cli' || to === 'preload');
    });
    expect(show(wrong)).toEqual([]);
  });

  it('keeps alerts and every translation pure', () => {
    const wrong = imports.filter(({ file, specifier, target }) => {
      const isAlert = roomOf(file) === 'alerts';
      if (!isAlert && !basename(file).startsWith('translate')) return false;
      if (target === null) return specifier !== 'zod';
      return areaOf(target) !== 'shared' && roomOf(target) !== roomOf(file);
    });
    expect(show(wrong)).toEqual([]);
  });

  it.each([
    ['undici', /^src\/main\/vendors\//],
    ['node:sqlite', /^src\/main\/history\//],
    ['keytar', /^src\/main\/credentials\//],
    ['electron-store', /^src\/main\/settings\//],
    ['uplot', /^src\/renderer\/charts\//],
    ['electron', /^src\/(main\/(desktop|ipc)\/|main\/index\.ts$|preload\/)/],
  ])('lets only its owner import %s', (library, owner) => {
    const wrong = imports.filter(({ file, specifier, typeOnly }) => {
      if (typeOnly && library === 'electron') return false;
      return (specifier === library || specifier.startsWith(`${library}/`)) && !owner.test(file);
    });
    expect(show(wrong)).toEqual([]);
  });
});

describe('words that belong to one place', () => {
  const offenders = (form: RegExp, allowed: RegExp, among = sources) =>
    among.filter(
      (file) => !allowed.test(file) && form.test(readText(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );

  it('names timers and real time in clock.ts only', () => {
    const form = /\b(setTimeout|setInterval|Date\.now)\b/;
    expect(offenders(form, /^src\/(main\/clock\.ts|renderer\/|simulator\/)/)).toEqual([]);
  });

  it('names ipcMain and ipcRenderer in one file each', () => {
    expect(offenders(/\bipcMain\b/, /^src\/main\/ipc\/channels\.ts$/)).toEqual([]);
    expect(offenders(/\bipcRenderer\b/, /^src\/preload\/index\.ts$/)).toEqual([]);
  });

  it('asks which system this is in desktop only', () => {
    expect(offenders(/\bprocess\.platform\b/, /^src\/main\/(desktop\/|index\.ts)/)).toEqual([]);
  });

  it('names vendors’ addresses in vendors, the simulator and words only', () => {
    const form = /mypurecloud|pure\.cloud|nice-incontact|\/api\/v2\//;
    expect(offenders(form, /^src\/(main\/vendors\/|simulator\/|shared\/words\/)/)).toEqual([]);
  });
});

describe('names and sizes', () => {
  it('keeps every file within 400 lines', () => {
    const long = tracked.filter((file) => readText(file).split('\n').length > 401);
    expect(long).toEqual([]);
  });

  it('has no file named after nothing', () => {
    const vague = sources.filter((file) => /\/(utils?|helpers?|common|misc|manager)(\/|\.)/.test(file));
    expect(vague).toEqual([]);
  });

  it('has no default export and no state at module level', () => {
    const code = sources.filter((file) => /\.tsx?$/.test(file));
    expect(code.filter((file) => /^export default/m.test(readText(file)))).toEqual([]);
    expect(code.filter((file) => /^(?:export )?let\s/m.test(readText(file)))).toEqual([]);
  });

  it('names every library that the program is built from in a decision record', () => {
    const decisions = listFiles('docs/decisions').map(readText).join('\n');
    const libraries = imports
      .filter(({ specifier, target }) => target === null && !specifier.startsWith('node:'))
      .map(({ specifier }) =>
        specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    expect([...new Set(libraries)].filter((name) => !decisions.includes(`\`${name}\``))).toEqual([]);
  });
});
