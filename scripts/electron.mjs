/** Is there an Electron that can run here, and if not, what runs the application instead? */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, say } from './run.mjs';
import { withNodeFirst } from './toolchain.mjs';

const answerWithinMs = 10_000;
const rememberMs = 24 * 60 * 60 * 1000;

const executables = { darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron'), win32: 'electron.exe' };

/** `{ path }`, or `{ path: null, why }`. Loading the package instead would start a download by itself. */
export function findElectron(root) {
  const folder = join(root, 'node_modules', 'electron');
  const name = executables[process.platform] ?? 'electron';
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const path = join(override, name);
    return existsSync(path) ? { path } : { path: null, why: `ELECTRON_OVERRIDE_DIST_PATH holds no ${name}` };
  }
  const version = readText(join(folder, 'dist', 'version')).replace(/^v/, '');
  const path = join(folder, 'dist', name);
  if (version !== '' && version === readVersion(folder) && existsSync(path)) return { path };
  return { path: null, why: readNo(root)?.why ?? 'its binary is not installed' };
}

/** As `findElectron`, but tries to download; a "no" is remembered for a day. */
export async function fetchElectron(root, node, now = Date.now()) {
  const found = findElectron(root);
  const no = readNo(root);
  if (found.path !== null || process.env.ELECTRON_OVERRIDE_DIST_PATH) return found;
  if (no !== null && now - no.at < rememberMs && now >= no.at) return found;

  const why = await download(root, node);
  if (why === null) return findElectron(root);
  const path = noPath(root);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ ...toQuestion(root), at: now, why })}\n`);
  return { path: null, why };
}

/** What runs the application: `electron`, `chromium` (the stand-in host) or null, and why. */
export function chooseHost({ forced, electron, platform, isRoot }) {
  if (forced === 'chromium') return { host: 'chromium', why: 'HOST=chromium asks for it' };
  if (forced === 'electron')
    return electron.path === null
      ? { host: null, why: `HOST=electron asks for Electron, but ${electron.why}` }
      : { host: 'electron', why: 'HOST=electron asks for it' };
  if (isRoot && platform === 'linux')
    return { host: 'chromium', why: 'Electron does not run as root unless its sandbox is switched off' };
  if (electron.path !== null) return { host: 'electron', why: 'its binary is installed' };
  if (platform === 'linux') return { host: 'chromium', why: `Electron is not here: ${electron.why}` };
  return { host: null, why: `Electron is not here (${electron.why}), and only Linux has a stand-in for it` };
}

/** What runs the end-to-end cases: only Linux has the stand-in, and there it is the usual one. */
export function chooseTestHost({ forced, electron, platform, isRoot }) {
  const onLinux = platform === 'linux';
  const host = forced ?? (onLinux ? 'chromium' : 'electron');
  if (host !== 'chromium' && host !== 'electron')
    return { host: null, why: 'HOST must be chromium or electron' };
  if (host === 'chromium')
    return onLinux ? { host } : { host: null, why: 'HOST=chromium asks for what only Linux has' };
  const asks = forced === undefined ? 'the tests need Electron' : 'HOST=electron asks for Electron';
  if (onLinux && isRoot)
    return {
      host: null,
      why: `${asks}, which does not run as root unless its sandbox is switched off: run the tests as another user`,
    };
  return electron.path === null ? { host: null, why: `${asks}, but ${electron.why}` } : { host };
}

/** Null when it is there afterwards, else the reason in one line. */
async function download(root, node) {
  say('asking for the Electron binary …');
  const env = { ...withNodeFirst(node), NODE_USE_ENV_PROXY: '1' };
  const script = join(dirname(fileURLToPath(import.meta.url)), 'fetch-electron.mjs');
  const child = spawn(node, [script], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  let timer;
  // Ten seconds to answer; once it comes, half a minute for each further tenth.
  const patience = (lengthMs) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      complaint = `Error: no answer within ${lengthMs / 1000} s`;
      child.kill('SIGKILL');
    }, lengthMs);
  };
  patience(answerWithinMs);
  child.stdout.setEncoding('utf8').on('data', (text) => {
    patience(answerWithinMs * 3);
    say(`downloading Electron: ${text.trim().split('\n').at(-1)}`);
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaint += text;
  });
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', resolve);
  });
  clearTimeout(timer);
  if (code !== 0) return toReason(complaint);
  const unpacked = await run(node, [join(root, 'node_modules', 'electron', 'install.js')], {
    cwd: root,
    env,
  });
  return unpacked.code === 0 ? null : toReason(unpacked.output);
}

/** The innermost cause is the one that says something (`fetch failed` does not). */
function toReason(output) {
  const line =
    output.split('\n').findLast((text) => /^\s*(\[cause\]: )?\w*Error: /.test(text)) ?? 'no reason given';
  return `it could not be downloaded (${line.replace(/^.*?Error: /, '').trim()})`;
}

const noPath = (root) => join(root, '.toolchain', 'electron-download.json');

/** Another version or another mirror is another question. */
function toQuestion(root) {
  const version = readVersion(join(root, 'node_modules', 'electron'));
  return { version, mirror: process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? '' };
}

function readNo(root) {
  try {
    const no = JSON.parse(readFileSync(noPath(root), 'utf8'));
    const { version, mirror } = toQuestion(root);
    return no.version === version && no.mirror === mirror ? no : null;
  } catch {
    // None was remembered, or nothing that can be read.
    return null;
  }
}

function readVersion(folder) {
  const text = readText(join(folder, 'package.json'));
  return text === '' ? '' : JSON.parse(text).version;
}

function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
}
