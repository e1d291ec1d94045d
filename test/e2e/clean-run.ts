import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Application } from './application.ts';
import { findBugs } from './bugs.ts';
import { holds } from './secret-forms.ts';
import type { Stage } from './stage.ts';

/**
 * What must hold after every run: nothing in the page's console, no bug in the log, and the secrets in no file of
 * the home folder but the keyring's own, in no line and in no page.
 */
export function expectCleanRun(
  stage: Stage,
  application: Application,
  secrets: readonly string[] = [],
): void {
  expect(findBugs(application)).toEqual([]);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(7);
    expect(application.lines.all.filter((line) => line.includes(secret))).toEqual([]);
    const { HOME, XDG_CONFIG_HOME, TMPDIR } = stage.desktop.env;
    const folders = [HOME, XDG_CONFIG_HOME, TMPDIR, stage.desktop.folder].filter(
      (folder) => folder !== undefined,
    );
    expect(folders.length).toBeGreaterThan(1);
    expect(folders.flatMap((folder) => findInFiles(folder, secret))).toEqual([]);
  }
}

/** Files below a folder that hold the text in any form; the keyring's own (encrypted) files are read like all others. */
export function findInFiles(folder: string, text: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return findInFiles(path, text);
    if (!entry.isFile()) return [];
    return holds(readFileSync(path), text) ? [path] : [];
  });
}
