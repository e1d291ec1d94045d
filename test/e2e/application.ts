import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createSightings, type Sightings } from '../../tools/virtual-desktop/instruments/sightings.ts';
import { findBugs } from './bugs.ts';
import { toStartCommand } from './host.ts';
import type { Stage } from './stage.ts';

const root = join(import.meta.dirname, '../..');

/** The built application, running on a stage as a user would start it. */
export interface Application {
  process: ChildProcess;
  /** Every line it wrote, on standard output and standard error. */
  lines: Sightings<string>;
  /**
   * The page of its main window, or of another one by its file; waits for it to open. What its console says is
   * collected in `complaints`.
   */
  page(file?: string): Promise<Page>;
  complaints: string[];
  /** Addresses of all its pages that exist now, hidden ones too. */
  addresses(): Promise<string[]>;
  /** Ends it like a session's end does, and waits. */
  quit(): Promise<number | null>;
}

interface StartOptions {
  /** Read by its process before the application itself, for what only changes around it. Node takes it, Electron not. */
  preload?: string;
  /** Of another copy of the application than this clone’s. */
  folder?: string;
  /** A complaint that the case brings about itself; any other one fails the run when the stage is left. */
  expected?: RegExp;
}

/** What it needs of a stage. */
interface Surroundings extends Pick<Stage, 'onLeave'> {
  desktop: Pick<Stage['desktop'], 'env'>;
}

export async function startApplication(
  stage: Surroundings,
  args: readonly string[] = [],
  { preload, folder, expected }: StartOptions = {},
): Promise<Application> {
  const port = await findFreePort();
  const [program, given] = toStartCommand([`--remote-debugging-port=${port}`, ...args], preload, folder);
  const child = spawn(program, given, {
    cwd: root,
    env: stage.desktop.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = createSightings<string>();
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => lines.add(line));
  const exited = once(child, 'exit');
  const complaints: string[] = [];
  const browsers: Browser[] = [];
  stage.onLeave(() =>
    findBugs({ lines, complaints }).filter((bug) => expected === undefined || !expected.test(bug)),
  );
  return {
    process: child,
    lines,
    complaints,
    async page(file = 'index.html') {
      await lines.waitFor((line) => line.includes('DevTools listening'), {
        what: 'the DevTools port',
        timeoutMs: 20_000,
      });
      const page = await findPage(`http://127.0.0.1:${port}`, file, browsers);
      listen(page, complaints);
      return page;
    },
    addresses: () => readAddresses(`http://127.0.0.1:${port}`),
    async quit() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await exited;
      }
      await Promise.all(browsers.map((browser) => browser.close()));
      return child.exitCode;
    },
  };
}

/**
 * The page of the window that is open, or the next one to open. A window made after Playwright has connected is
 * shared with the host's own debugger and may pass it by unseen, so a new connection is made for it.
 */
async function findPage(address: string, file: string, browsers: Browser[]): Promise<Page> {
  const deadline = performance.now() + 20_000;
  while (!(await hasWindow(address, file))) {
    if (performance.now() > deadline) throw new Error(`no window with ${file} opened within 20 s`);
    await setTimeout(50);
  }
  const isOurs = (page: Page) => isAddressOf(file, page.url()) && !page.isClosed();
  const findIn = (browser: Browser | undefined) =>
    browser
      ?.contexts()
      .flatMap((one) => one.pages())
      .find(isOurs);
  const known = findIn(browsers.at(-1));
  if (known !== undefined) return known;
  const browser = await chromium.connectOverCDP(address);
  browsers.push(browser);
  const page = findIn(browser);
  if (page === undefined) throw new Error('the window has no page');
  return page;
}

function isAddressOf(file: string, url: string): boolean {
  return /queuewatch[^/]*\/(.+\.html)/.exec(url)?.[1] === file;
}

/** Asked of the browser itself: it tells of no event to somebody who is not connected. */
async function hasWindow(address: string, file: string): Promise<boolean> {
  return (await readAddresses(address)).some((url) => isAddressOf(file, url));
}

async function readAddresses(address: string): Promise<string[]> {
  const targets = (await (await fetch(`${address}/json/list`)).json()) as { type: string; url: string }[];
  return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
}

const listenedTo = new WeakSet<Page>();

function listen(page: Page, complaints: string[]): void {
  if (listenedTo.has(page)) return;
  listenedTo.add(page);
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  // Nobody listening, Playwright itself would let every window close that asks whether it may.
  page.on('dialog', () => undefined);
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
}

/** Below those that the system gives out by itself: one of these another program could be given before it is used. */
const debuggingPorts = { from: 20_000, to: 30_000 };

async function findFreePort(): Promise<number> {
  const port = randomInt(debuggingPorts.from, debuggingPorts.to);
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return port;
  } catch {
    return findFreePort();
  } finally {
    server.close();
  }
}
