// `npm run fresh-start [-- --json FILE]`: how long it takes from a fresh clone to the first numbers, once cold (nothing
// is installed) and once warm. It needs the package registry, and the files as they are committed. Linux without a
// display, where `npm start` shows the demo and mirrors the tray in the terminal.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const goals = { cold: 120, warm: 6 };
const patienceMs = 600_000;

/** Seconds from `npm start` to the first line of the terminal with a number; ends it again. */
function measureStart(folder) {
  const startedAt = performance.now();
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...env, HOST: 'chromium' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const lines = [];
  return new Promise((resolve, reject) => {
    let seconds = null;
    const end = () => process.kill(-child.pid, 'SIGTERM');
    const timer = setTimeout(end, patienceMs);
    // It has a group of its own: whoever ends this measurement ends that one too, and its clone goes.
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (seconds !== null || !/\d+ waiting/.test(line)) return;
        seconds = (performance.now() - startedAt) / 1000;
        end();
      });
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, end);
      if (seconds === null) reject(new Error(`no number came:\n${lines.slice(-20).join('\n')}`));
      else resolve(seconds);
    });
  });
}

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const parent = mkdtempSync(join(tmpdir(), 'queuewatch-fresh-'));
try {
  const clone = join(parent, 'queuewatch');
  const cloned = spawnSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone], { stdio: 'inherit' });
  if (cloned.status !== 0) throw new Error('the clone could not be made');
  const seconds = { cold: await measureStart(clone), warm: await measureStart(clone) };
  for (const [name, taken] of Object.entries(seconds)) {
    const isMet = taken <= goals[name];
    console.log(`${name}: ${taken.toFixed(1)} s, goal at most ${goals[name]} s, ${isMet ? 'met' : 'missed'}`);
    if (!isMet) process.exitCode = 1;
  }
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ seconds, goals }, null, 2)}\n`);
} finally {
  rmSync(parent, { recursive: true, force: true });
}
