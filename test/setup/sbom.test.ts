import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createSbom } from '../../scripts/sbom.mjs';

/*
 * What an administrator is told the program consists of, against the lock file that it was installed from.
 */

const root = join(import.meta.dirname, '../..');
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
});
const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const locked = Object.values(packages);
const buildMs = 60_000;

describe('the bill of materials', () => {
  let sbom: Awaited<ReturnType<typeof createSbom>>;
  beforeAll(async () => {
    sbom = await createSbom();
  }, buildMs);

  it('names what ships, Electron among it, and nothing that only builds or tests', () => {
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    const names = sbom.components.map(({ name }) => name);
    for (const name of ['electron', '@github/keytar', 'undici', 'zod', 'react-dom', 'uplot'])
      expect(names).toContain(name);
    for (const name of ['vitest', 'playwright-core', 'electron-builder', 'typescript'])
      expect(names).not.toContain(name);
  });

  it('gives each its version and hash as the lock file pins them, and a licence', () => {
    for (const { name, version, hashes = [], licenses = [] } of sbom.components) {
      const integrities = hashes.map(
        ({ content }) => `sha512-${Buffer.from(content, 'hex').toString('base64')}`,
      );
      expect(integrities, name).toHaveLength(1);
      const pinned = locked.filter(({ integrity }) => integrity === integrities[0]);
      expect(
        pinned.map((one) => one.version),
        name,
      ).toContain(version);
      expect(licenses, name).toHaveLength(1);
    }
  });

  it('names each once, by an address that a scanner knows, and what depends on what', () => {
    const addresses = sbom.components.map(({ purl }) => purl);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of addresses) expect(address).toMatch(/^pkg:npm\/(%40[^/@]+\/)?[^/@]+@\d[^/@]*$/);
    expect(sbom.dependencies).toEqual([{ ref: sbom.metadata.component.purl, dependsOn: addresses }]);
  });
});
