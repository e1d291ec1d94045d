import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listShippedPackages, toLicenceFile } from '../../scripts/licences.mjs';

/*
 * What ships of other people's work, asked of the bundler: decided by somebody, under a licence that allows it, pinned.
 */

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(read('package.json')));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        name: z.string().optional(),
        integrity: z.string().optional(),
        hasInstallScript: z.boolean().optional(),
        optional: z.boolean().optional(),
      }),
    ),
  })
  .parse(JSON.parse(read('package-lock.json')));
const allowedLicences = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'BSD-2-Clause', 'ISC', '0BSD'];

describe('the packages that ship', () => {
  let folders: string[] = [];
  beforeAll(async () => {
    folders = await listShippedPackages();
  }, 30_000);

  it('are found: the few that are named and what they bring', () => {
    for (const name of ['keytar', 'undici', 'zod', 'react-dom', 'uplot'])
      expect(folders).toContain(`node_modules/${name}`);
    // Development tools and the test's own libraries do not ship.
    for (const name of ['vitest', 'playwright-core', 'papaparse', 'dbus-next'])
      expect(folders).not.toContain(`node_modules/${name}`);
  });

  it('each have a line in a decision record', () => {
    const decisions = readdirSync(join(root, 'docs/decisions'))
      .map((file) => read(`docs/decisions/${file}`))
      .join('\n');
    const names = folders.map((folder) => folder.split('node_modules/').at(-1) ?? '');
    expect(names.filter((name) => !decisions.includes(`\`${name}\``))).toEqual([]);
  });

  it('are those of THIRD_PARTY_LICENSES, word for word (`npm run licences` writes it)', () => {
    expect(read('THIRD_PARTY_LICENSES') === toLicenceFile(folders)).toBe(true);
  });

  it('are under licences that allow it, and ship their words', () => {
    const packages = folders.map((folder) =>
      z.object({ name: z.string(), license: z.string() }).parse(JSON.parse(read(`${folder}/package.json`))),
    );
    expect(packages.filter(({ license }) => !allowedLicences.includes(license))).toEqual([]);
    const silent = folders.filter(
      (folder) => !readdirSync(join(root, folder)).some((file) => /^(licen[cs]e|copying)/i.test(file)),
    );
    expect(silent).toEqual([]);
  });
});

describe('what is installed', () => {
  it('is named by one version each', () => {
    const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    const exact = /^(npm:@?[\w/.-]+@)?\d+\.\d+\.\d+$/;
    expect(named.filter(([, version]) => !exact.test(version))).toEqual([]);
  });

  it('is known by the sum of its bytes', () => {
    const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(entries.length).toBeGreaterThan(100);
    expect(
      entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
    ).toEqual([]);
  });

  it('runs no program at installation but those that were looked at', () => {
    const running = Object.entries(lock.packages)
      .filter(([, { hasInstallScript, optional }]) => hasInstallScript === true && optional !== true)
      .map(([path, { name }]) => name ?? path.split('node_modules/').at(-1) ?? '');
    expect(running.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  });
});
