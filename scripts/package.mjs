/**
 * `npm run package [-- arguments of electron-builder]`: packs the built bundles for this system. Where
 * ELECTRON_OVERRIDE_DIST_PATH names a folder with Electron in it, nothing is downloaded for `--dir`; the installers
 * themselves are made by tools that electron-builder fetches.
 */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onParentGone } from './parent.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const dist = given ? [`--config.electronDist=${given}`] : [];

const child = spawn(process.execPath, [builder, ...dist, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
onParentGone(() => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code, signal) => {
  if (signal !== null) console.error(`queuewatch: packing was ended by ${signal}`);
  process.exitCode = code ?? 1;
});
