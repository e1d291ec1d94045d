// `npm run sbom` prints what ships inside the program, as CycloneDX 1.6 JSON (`--out FILE` writes it): every package of the
// bundles or beside them, with version, licence and the hash that the lock file pins it by, and Electron, which is packed
// around them. The list is the one of THIRD_PARTY_LICENSES. Nothing of it depends on the clock: one commit, one file.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listShippedPackages } from './licences.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** `@scope/name` is written `%40scope/name` in a package URL. */
function toPackageUrl(name, version) {
  return `pkg:npm/${name.replace(/^@/, '%40')}@${encodeURIComponent(version)}`;
}

/** The lock file writes `sha512-` and base64; CycloneDX wants hexadecimal. */
function toHashes(integrity) {
  const [, content] = /^sha512-([A-Za-z0-9+/=]+)$/.exec(integrity ?? '') ?? [];
  return content === undefined
    ? []
    : [{ alg: 'SHA-512', content: Buffer.from(content, 'base64').toString('hex') }];
}

function toComponent(folder, locked) {
  const { name, version, license } = readJson(join(folder, 'package.json'));
  const url = toPackageUrl(name, version);
  // An identifier is one of the list of SPDX; what joins several is an expression.
  const licence =
    typeof license !== 'string'
      ? null
      : /[ ()]/.test(license)
        ? { expression: license }
        : { license: { id: license } };
  const hashes = toHashes(locked[folder]?.integrity);
  return {
    type: 'library',
    'bom-ref': url,
    name,
    version,
    purl: url,
    ...(licence !== null && { licenses: [licence] }),
    ...(hashes.length > 0 && { hashes }),
  };
}

function toSbom(folders, { name, version, license }, locked) {
  const components = [...folders, 'node_modules/electron']
    .map((folder) => toComponent(folder, locked))
    .sort((one, other) => (one.purl < other.purl ? -1 : 1));
  const self = toPackageUrl(name, version);
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': self,
        name,
        version,
        purl: self,
        licenses: [{ license: { id: license } }],
      },
    },
    components,
    dependencies: [{ ref: self, dependsOn: components.map(({ purl }) => purl) }],
  };
}

export async function createSbom() {
  return toSbom(
    await listShippedPackages(),
    readJson('package.json'),
    readJson('package-lock.json').packages,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = `${JSON.stringify(await createSbom(), null, 2)}\n`;
  const at = process.argv.indexOf('--out');
  const file = process.argv[at + 1];
  if (at !== -1 && file === undefined) {
    console.error('npm run sbom -- --out FILE');
    process.exitCode = 2;
  } else if (at === -1) process.stdout.write(text);
  else writeFileSync(file, text);
}
