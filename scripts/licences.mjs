// `npm run licences` writes THIRD_PARTY_LICENSES: every package that ships, inside the bundles or beside them, with the words
// of its licence. `--check` only says whether the file is up to date. What ships is asked of the bundler itself: a package
// that is installed and not imported is none of it. (Electron brings the licences of its own parts in its own files.)
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const file = join(root, 'THIRD_PARTY_LICENSES');
const packageName = /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/g;

const programs = [
  'src/main/index.ts',
  'src/cli/index.ts',
  'src/main/history/history-worker.ts',
  'src/preload/index.ts',
];
const pages = ['index', 'wallboard', 'strip', 'sound'].map((name) => `src/renderer/${name}.html`);

/** The folders of the packages that a build takes modules from, `node_modules/…`. */
async function readBundle(input, options) {
  const folders = new Set();
  await build({
    configFile: false,
    logLevel: 'error',
    ...options,
    build: {
      write: false,
      minify: false,
      ...options.build,
      rollupOptions: { input: input.map((path) => join(root, path)), ...options.build?.rollupOptions },
    },
    plugins: [
      {
        name: 'list-packages',
        generateBundle(_options, bundle) {
          for (const chunk of Object.values(bundle))
            for (const id of chunk.type === 'chunk' ? Object.keys(chunk.modules) : [])
              for (const found of id.matchAll(packageName))
                folders.add(id.slice(0, found.index + found[0].length - 1));
        },
      },
    ],
  });
  return [...folders].map((folder) => folder.slice(folder.indexOf(`node_modules`)).split(sep).join('/'));
}

/** Folders of every package that ships, and nothing that is only installed. */
export async function listShippedPackages() {
  const external = ['electron', 'keytar'];
  const bundled = [
    ...(await readBundle(programs, {
      ssr: { noExternal: true, external },
      build: { ssr: true, rollupOptions: { external } },
    })),
    ...(await readBundle(pages, { root: join(root, 'src/renderer') })),
  ];
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return [
    ...new Set([...bundled, ...Object.keys(dependencies).map((name) => `node_modules/${name}`)]),
  ].sort();
}

function readLicence(folder) {
  const { name, version, license, repository } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  );
  const files = readdirSync(join(root, folder)).filter((one) => /^(licen[cs]e|notice|copying)/i.test(one));
  const texts = files.sort().map((one) =>
    readFileSync(join(root, folder, one), 'utf8')
      .trim()
      .replaceAll('\r\n', '\n'),
  );
  const address = typeof repository === 'string' ? repository : (repository?.url ?? '');
  return { name, version, license: license ?? '', address: address.replace(/^git\+/, ''), texts };
}

/** The file as it should be. */
export function toLicenceFile(folders) {
  const packages = folders
    .map(readLicence)
    .sort((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1));
  // Packages of one family have one text.
  const byText = Map.groupBy(packages, ({ texts, license }) => texts.join('\n\n') || license);
  const parts = [...byText].map(([text, those]) => {
    const heads = those.map(({ name, version, license, address }) =>
      [`${name} ${version}`, license, address].filter(Boolean).join(' · '),
    );
    return `${'='.repeat(80)}\n${heads.join('\n')}\n${'-'.repeat(80)}\n\n${text}\n`;
  });
  const head = `Queuewatch contains the work of others: ${packages.length} packages. What they are, and under which terms they may be used.\nWritten by \`npm run licences\`. The licences of Electron and Chromium lie beside the program in files of their own.\n`;
  return `${head}\n${parts.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = toLicenceFile(await listShippedPackages());
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error('THIRD_PARTY_LICENSES is not up to date: npm run licences');
    process.exitCode = 1;
  }
}
