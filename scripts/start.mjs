/**
 * `npm start [-- --demo[=scenario]]`: runs the built application, on Electron or on the stand-in host, on this
 * desktop or, where there is no display, on a virtual one that the terminal then mirrors. Whatever ends it
 * (Ctrl-C, SIGTERM, the application itself) ends everything that it started.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseHost, findElectron } from './electron.mjs';
import { onParentGone } from './parent.mjs';
import { readPinnedNode } from './toolchain.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(root, 'test-results');
const onLinux = process.platform === 'linux';
const hasDisplay = !onLinux || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const endsWithinMs = 5000;

function fail(message) {
  console.error(`queuewatch: ${message}`);
  process.exit(1);
}

/** Nobody can click without a display or a terminal: then the demo starts by itself. */
function toArguments(given) {
  const asked = given.some((argument) => argument === '--demo' || argument.startsWith('--demo='));
  if (asked || (hasDisplay && process.stdin.isTTY)) return given;
  return [...given, hasDisplay ? '--demo' : '--demo=spike'];
}

function toCommand(host, electronPath) {
  if (host === 'electron') return [electronPath, root];
  return [
    process.execPath,
    '--import',
    join(root, 'tools', 'chromium-host', 'register.mjs'),
    join(root, 'out', 'main', 'index.js'),
  ];
}

/** Both ways of ending: the application's own, and being told to by a signal or by the end of the parent. */
function watchSignals() {
  return new Promise((resolve) => {
    // Ctrl-C reaches this process twice (from the terminal and from npm): the first one counts.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(signal));
    onParentGone(() => resolve('SIGTERM'));
  });
}

/** Asks the application to end, and insists. */
async function end(child, exited) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), endsWithinMs);
  await exited;
  clearTimeout(timer);
}

async function runOnVirtualDesktop(command, signalled) {
  const { startVirtualDesktop } = await import('../tools/virtual-desktop/desktop.ts');
  const { startMirror } = await import('../tools/virtual-desktop/mirror.ts');
  const logPath = join(results, 'start.log');
  mkdirSync(results, { recursive: true });
  const desktop = await startVirtualDesktop();
  let mirror;
  try {
    await desktop.trayReady;
    console.log(`No display here: it runs on a virtual desktop, and this terminal says what that shows.`);
    console.log(`Its own log is ${relative(root, logPath)}; Ctrl-C ends everything.`);
    mirror = await startMirror(desktop, join('test-results', 'start'), (line) => console.log(line));
    const log = openSync(logPath, 'w');
    // Should this process be killed outright, the kernel asks the application to end.
    const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', ...command], {
      cwd: root,
      env: { ...toOwnVariables(), ...desktop.env },
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    const exited = watchExit(child);
    const code = await Promise.race([exited, signalled.then(() => 0)]);
    // What the application still shows while it goes is nobody's news.
    await mirror.close();
    await end(child, exited);
    if (code !== 0) {
      const said = readFileSync(logPath, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
      console.error(`queuewatch: the application ended with code ${code}\n${said}`);
    }
    return code;
  } finally {
    await mirror?.close();
    await desktop.stop();
  }
}

async function runOnThisDesktop(command, signalled) {
  const { desktopIdVariable, endDesktopProcesses } = await import('../tools/virtual-desktop/processes.ts');
  const id = randomUUID();
  const [program, ...args] = command;
  const env = { ...process.env, [desktopIdVariable]: id };
  const child = spawn(program, args, { cwd: root, env, stdio: 'inherit' });
  const exited = watchExit(child);
  const code = await Promise.race([exited, signalled.then(() => 0)]);
  await end(child, exited);
  if (onLinux) await endDesktopProcesses(id);
  return code;
}

function watchExit(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`queuewatch: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code, signal) => resolve(signal === null ? code : 1));
  });
}

function toOwnVariables() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('QUEUEWATCH_')));
}

if (Number(process.versions.node.split('.')[0]) < Number(readPinnedNode(root).split('.')[0]))
  fail('please start it by `npm start`, which brings the Node that it needs');
process.chdir(root);
const electron = findElectron(root);
const isRoot = onLinux && process.getuid() === 0;
const { host, why } = chooseHost({ forced: process.env.HOST, electron, platform: process.platform, isRoot });
if (host === null) fail(why);
console.log(
  host === 'electron'
    ? `Queuewatch runs on Electron: ${why}. This does not prove how the installed package starts or updates.`
    : `Queuewatch runs on the Chromium host: ${why}. Windows, tray and toasts are real, but this does not prove how Electron itself starts, sandboxes, packages or updates the application.`,
);
const signalled = watchSignals();
const command = [...toCommand(host, electron.path), ...toArguments(process.argv.slice(2))];
try {
  process.exitCode = hasDisplay
    ? await runOnThisDesktop(command, signalled)
    : await runOnVirtualDesktop(command, signalled);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
