import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { Stage } from '../test/e2e/stage.ts';
import { createSightings } from '../tools/virtual-desktop/instruments/sightings.ts';
import { callDevTools } from './page-question.ts';

/*
 * A program on the Chromium host with an icon and a window that opens by a click on it, and the time that this takes.
 */

const root = join(import.meta.dirname, '..');
const register = join(root, 'tools/chromium-host/register.mjs');
const startMs = 60_000;
const openMs = 30_000;
const lookAgainMs = 5;

interface WindowProgramOptions {
  /** Its main file, from the root of the repository. */
  main: string;
  args: readonly string[];
  /** What the address of its window's page ends with. */
  file: string;
  /** As it is in the window's title. */
  title: string;
  /** An expression of the page: it shows what it is for. */
  isUsable: string;
}

interface WindowProgram {
  /** From the click on its icon until it is usable and painted, in milliseconds; closes the window again. */
  measureOpening(): Promise<number>;
  stop(): Promise<void>;
}

interface Target {
  type: string;
  url: string;
  webSocketDebuggerUrl: string;
}

export async function startWindowProgram(
  stage: Stage,
  options: WindowProgramOptions,
): Promise<WindowProgram> {
  const { main, args, file, title, isUsable } = options;
  const child = spawn(
    process.execPath,
    ['--import', register, join(root, main), '--remote-debugging-port=0', ...args],
    { cwd: root, env: stage.desktop.env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = readAddress(child);
  const item = await stage.tray.waitForItem(({ service }) => service.includes(`-${child.pid}-`), {
    timeoutMs: startMs,
  });
  const findPage = async (): Promise<Target | undefined> => {
    const known = await Promise.race([address, setTimeout(0, null)]);
    if (known === null) return undefined;
    const targets = (await (await fetch(`http://${known}/json/list`)).json()) as Target[];
    return targets.find(({ type, url }) => type === 'page' && url.endsWith(file));
  };
  const waitFor = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
    const deadline = performance.now() + openMs;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (performance.now() > deadline) throw new Error(`${title}: no ${what} within ${openMs} ms`);
      await setTimeout(lookAgainMs);
    }
  };
  return {
    async measureOpening() {
      const clickedAt = performance.timeOrigin + performance.now();
      await stage.tray.activate(item);
      const shownAt = await waitFor('usable page', async () => {
        const page = await findPage();
        return page && (await callDevTools(page.webSocketDebuggerUrl, toPaintedScript(isUsable)));
      });
      await stage.pointer.focus(await stage.pointer.findWindow({ title: `^${title}$` }));
      await stage.pointer.key('alt+F4');
      await waitFor('end of the page', async () => ((await findPage()) === undefined ? true : undefined));
      return shownAt - clickedAt;
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
async function readAddress(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('the program has no standard error');
  const lines = createSightings<string>();
  createInterface(child.stderr).on('line', (line) => lines.add(line));
  const said = await lines.waitFor((line) => line.startsWith('DevTools listening on '), {
    what: 'the DevTools port',
    timeoutMs: startMs,
  });
  return new URL(said.replace('DevTools listening on ', '')).host;
}

/** The moment of the paint that first shows it, in epoch milliseconds by the page's clock. */
function toPaintedScript(isUsable: string): string {
  return `new Promise((done) => {
    const look = () => {
      if (!(${isUsable})) return requestAnimationFrame(look);
      const painted = new MessageChannel();
      painted.port1.onmessage = () => done(performance.timeOrigin + performance.now());
      painted.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  })`;
}
