import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { Stage } from '../test/e2e/stage.ts';
import { createSightings, type Sightings } from '../tools/virtual-desktop/instruments/sightings.ts';
import type { TrayItem } from '../tools/virtual-desktop/instruments/tray-item.ts';

/*
 * A program on the Chromium host, as a user would start it, and its pages as its browser lists them.
 */

const root = join(import.meta.dirname, '..');
const register = join(root, 'tools/chromium-host/register.mjs');
const startMs = 60_000;
const openMs = 30_000;
const lookAgainMs = 5;

interface Target {
  type: string;
  url: string;
  webSocketDebuggerUrl: string;
}

interface HostProgram {
  pid: number;
  /** Epoch milliseconds of this process, just before it was started. */
  startedAt: number;
  /** Its icon, as soon as it shows what fits. */
  waitForItem(fits?: (item: TrayItem) => boolean): Promise<TrayItem>;
  /** The page of this file, by what its address ends with; undefined where none is open. */
  findPage(file: string): Promise<Target | undefined>;
  stop(): Promise<void>;
}

/** Epoch milliseconds with their fractions. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}

/** Looks again and again, until something is found. */
export async function waitFor<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + openMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`no ${what} within ${openMs} ms`);
    await setTimeout(lookAgainMs);
  }
}

/** `main` is its main file, from the root of the repository. */
export function startHostProgram(stage: Stage, main: string, args: readonly string[]): HostProgram {
  const startedAt = preciseNow();
  const child = spawn(
    process.execPath,
    ['--import', register, join(root, main), '--remote-debugging-port=0', ...args],
    { cwd: root, env: stage.desktop.env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const { pid } = child;
  if (pid === undefined) throw new Error(`${main} could not be started`);
  const lines = createSightings<string>();
  createInterface(child.stderr).on('line', (line) => lines.add(line));
  const address = readAddress(lines);
  // Whoever never looks at a page is not concerned.
  address.catch(() => undefined);
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${main} ended: ${lines.all.slice(-5).join('\n')}`);
  });
  // That it ends when it is told to is no news.
  ended.catch(() => undefined);
  return {
    pid,
    startedAt,
    waitForItem: (fits = () => true) =>
      Promise.race([
        stage.tray.waitForItem((item) => item.service.includes(`-${pid}-`) && fits(item), {
          timeoutMs: startMs,
        }),
        ended,
      ]),
    async findPage(file) {
      const known = await Promise.race([address, setTimeout(0, null)]);
      if (known === null) return undefined;
      const targets = (await (await fetch(`http://${known}/json/list`)).json()) as Target[];
      return targets.find(({ type, url }) => type === 'page' && url.endsWith(file));
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Where its browser listens; said when that starts, which may be with the first window. */
async function readAddress(lines: Sightings<string>): Promise<string> {
  const said = await lines.waitFor((line) => line.startsWith('DevTools listening on '), {
    what: 'the DevTools port',
    timeoutMs: startMs,
  });
  return new URL(said.replace('DevTools listening on ', '')).host;
}
