import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createSightings, type Sightings } from '../../tools/virtual-desktop/instruments/sightings.ts';
import type { Stage } from './stage.ts';

const root = join(import.meta.dirname, '../..');
const register = join(root, 'tools/chromium-host/register.mjs');
const main = join(root, 'out/main/index.js');

/** The built application, running on a stage as a user would start it. */
export interface Application {
  process: ChildProcess;
  /** Every line it wrote, on standard output and standard error. */
  lines: Sightings<string>;
  /** The page of its window; waits for one to open. What its console says is collected in `complaints`. */
  page(): Promise<Page>;
  complaints: string[];
  /** Ends it like a session's end does, and waits. */
  quit(): Promise<number | null>;
}

export async function startApplication(stage: Stage, args: readonly string[] = []): Promise<Application> {
  const port = await findFreePort();
  const [program, before] = await toCommand();
  const child = spawn(program, [...before, `--remote-debugging-port=${port}`, ...args], {
    cwd: root,
    env: stage.desktop.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = createSightings<string>();
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => lines.add(line));
  const exited = once(child, 'exit');
  const complaints: string[] = [];
  let browser: Browser | null = null;
  return {
    process: child,
    lines,
    complaints,
    async page() {
      await lines.waitFor((line) => line.includes('DevTools listening'), {
        what: 'the DevTools port',
        timeoutMs: 20_000,
      });
      browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const page = await findPage(browser);
      listen(page, complaints);
      return page;
    },
    async quit() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await exited;
      }
      await browser?.close();
      return child.exitCode;
    },
  };
}

async function toCommand(): Promise<[string, string[]]> {
  if (process.env.HOST !== 'electron') return [process.execPath, ['--import', register, main]];
  const { default: path } = (await import('electron')) as unknown as { default: string };
  return [path, [root]];
}

async function findPage(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0] ?? (await browser.newContext());
  // A window is made empty and then told its address: the page of a new one may still be blank.
  const page = context.pages().at(-1) ?? (await context.waitForEvent('page', { timeout: 20_000 }));
  await page.waitForURL(/queuewatch/, { timeout: 20_000 });
  return page;
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

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
