/** Downloads Electron's archive into its own cache and prints a line for every tenth of it; `electron.mjs` runs it. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const fromElectron = createRequire(require.resolve('electron/package.json'));
const { downloadArtifact } = await import(pathToFileURL(fromElectron.resolve('@electron/get')).href);
const { version } = fromElectron('./package.json');

let printedTenths = -1;
await downloadArtifact({
  version,
  artifactName: 'electron',
  platform: process.platform,
  arch: process.arch,
  cacheRoot: process.env.electron_config_cache,
  checksums: process.env.electron_use_remote_checksums ? undefined : fromElectron('./checksums.json'),
  downloadOptions: {
    quiet: true,
    getProgressCallback: ({ percent }) => {
      const tenths = Math.floor(percent * 10);
      if (tenths <= printedTenths) return;
      printedTenths = tenths;
      process.stdout.write(`${tenths * 10} %\n`);
    },
  },
});
