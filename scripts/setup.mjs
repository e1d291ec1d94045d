/**
 * `node scripts/setup.mjs start|test|cli|bench`: makes a clone ready for a command. Installs and builds only
 * what is missing or old, says nothing where nothing is, and never writes to standard output. It has no
 * dependencies and runs on any Node from 18 on: it comes before everything else.
 */
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseHost, chooseTestHost, fetchElectron } from './electron.mjs';
import { withLock } from './lock.mjs';
import { run, runStep, StepError, say } from './run.mjs';
import { hashInputs, isStampCurrent, writeStamp } from './stamps.mjs';
import { findMissingPackages, installPackages } from './system-packages.mjs';
import { installedNode, prepareNode, readPinnedNode, runNpm, withNodeFirst } from './toolchain.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modulesStamp = join(root, 'node_modules', '.queuewatch-setup');
const buildStamp = join(root, 'out', '.queuewatch-setup');
const builtFrom = ['src', 'electron.vite.config.ts', 'tsconfig.json', 'tsconfig.base.json', 'package.json'];

const hashModules = () =>
  hashInputs(root, ['package-lock.json', '.npmrc'], [process.platform, process.arch, readPinnedNode(root)]);
const hashBuild = () => hashInputs(root, builtFrom, [hashModules()]);
const areModulesCurrent = () =>
  isStampCurrent(modulesStamp, hashModules()) && existsSync(installedNode(root));
const isBuildCurrent = () =>
  isStampCurrent(buildStamp, hashBuild()) && existsSync(join(root, 'out', 'main', 'index.js'));

async function installModules() {
  if (areModulesCurrent()) return;
  const node = await prepareNode(root);
  rmSync(modulesStamp, { force: true });
  await runStep('installing npm packages', () => runNpm(node, ['ci', '--include=dev'], root));
  writeStamp(modulesStamp, hashModules());
}

async function build() {
  if (isBuildCurrent()) return;
  const node = installedNode(root);
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const hash = hashBuild();
  await runStep('building', () =>
    run(node, [tool, 'build', '--logLevel', 'error'], { cwd: root, env: withNodeFirst(node) }),
  );
  writeStamp(buildStamp, hash);
}

async function installMissing(needs, why) {
  const missing = await findMissingPackages(needs);
  if (missing.length === 0) return;
  await installPackages(missing, why);
  const still = await findMissingPackages(needs);
  if (still.length > 0) throw new StepError(`still missing after installing: ${still.join(' ')}`);
}

const onLinux = process.platform === 'linux';
const hasDisplay = !onLinux || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const isRoot = onLinux && process.getuid() === 0;
const decide = (electron) =>
  chooseHost({ forced: process.env.HOST, electron, platform: process.platform, isRoot });
const notKnownYet = { path: 'not known yet' };
/** Already known before anything is installed: the Chromium host is asked for, or this is root. */
const isChromiumCertain = decide(notKnownYet).host === 'chromium';
const decideTest = (electron) =>
  chooseTestHost({ forced: process.env.HOST, electron, platform: process.platform, isRoot });

/** What is needed whatever else turns out, so that it can be fetched beside the npm packages. */
function toCertainNeeds(mode) {
  if (!onLinux) return [];
  if (mode === 'test' || mode === 'bench')
    return ['keychain', 'chromium-host', 'virtual-desktop', 'instruments'];
  if (mode !== 'start') return [];
  const needs = [];
  if (!hasDisplay) needs.push('keychain', 'virtual-desktop');
  if (isChromiumCertain) needs.push('keychain', 'chromium-host');
  return needs;
}

/** Whether Electron can be had is known only once the npm packages are there. */
async function prepareHost(mode) {
  if (mode === 'test' && decideTest(notKnownYet).host === 'electron') {
    const choice = decideTest(await fetchElectron(root, installedNode(root)));
    if (choice.host === null) throw new StepError(choice.why);
  }
  if (mode !== 'start' || isChromiumCertain) return;
  const { host } = decide(await fetchElectron(root, installedNode(root)));
  if (onLinux && host === 'chromium')
    await installMissing(['keychain', 'chromium-host'], 'the Chromium host');
}

function toReason(mode) {
  if (mode === 'test') return 'testing on a virtual desktop';
  if (mode === 'bench') return 'measuring on a virtual desktop';
  return 'running without Electron or a display';
}

async function setUp(mode) {
  if (mode === 'test') {
    const choice = decideTest(notKnownYet);
    if (choice.host === null) throw new StepError(choice.why);
  }
  const why = toReason(mode);
  const steps = [
    installMissing(toCertainNeeds(mode), why),
    installModules().then(() => Promise.all([build(), prepareHost(mode)])),
  ];
  // Let both come to their end: a half-done installation helps nobody.
  const failures = (await Promise.allSettled(steps)).filter((result) => result.status === 'rejected');
  if (failures.length > 0) throw failures[0].reason;
}

const mode = process.argv[2];
if (!['start', 'test', 'cli', 'bench'].includes(mode)) {
  say('usage: node scripts/setup.mjs start|test|cli|bench');
  process.exit(2);
}
try {
  const lock = join(root, '.toolchain', 'setup.lock');
  await withLock(
    lock,
    () => setUp(mode),
    (pid) => say(`waiting for another set-up (process ${pid}) …`),
  );
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
