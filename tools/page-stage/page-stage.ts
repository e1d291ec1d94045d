import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { CallName, PushName } from '../../src/shared/channels.ts';
import type { CallInput, CallOutput, PushMessage } from '../../src/shared/contract.ts';
import { createFailure } from '../../src/shared/failure.ts';

/*
 * The built page without a main process behind it: what its bridge answers is written down beforehand. For looking at
 * every view with the same figures, and for measuring the page alone.
 */

/** Main is still at it: for looking at what a page shows meanwhile. */
export const noAnswerYet = Symbol('no answer yet');

/** What main would answer, by the name of the call. A call that is not among them is refused, and noted. */
export type Answers = {
  [Name in CallName]?: (input: CallInput<Name>) => CallOutput<Name> | typeof noAnswerYet;
};

export interface PageStageOptions {
  browser: Browser;
  /** Of the build: `index.html`, `strip.html`, … */
  file: string;
  answers: Answers;
  size: { width: number; height: number };
  /** Device pixels of one pixel of the page. */
  scale?: number;
  colourScheme?: 'light' | 'dark';
  /** BCP 47, and IANA. */
  locale?: string;
  timeZone?: string;
  /** Epoch milliseconds at which the page's clock stands; left out: the real one. */
  now?: number;
}

export interface PageStage {
  page: Page;
  /** What the console and the page's errors said, and calls without an answer. */
  complaints: string[];
  /** The calls so far, with their inputs. */
  calls: { name: string; input: unknown }[];
  push<Name extends PushName>(name: Name, message: PushMessage<Name>): Promise<void>;
  /**
   * Moves a clock that stands on by `forMs`, and waits until every call has its answer and was drawn: what is seen after
   * it depends on nothing but the steps before.
   */
  advance(forMs: number): Promise<void>;
  close(): Promise<void>;
}

/** What a page may do on its own before it is looked at. */
const settleMs = 5_000;
const leadMs = 3_600_000;
/** A page that fetches its parts one after the other asks for the next one sooner. */
const quietMs = 150;
const folder = join(import.meta.dirname, '../../out/renderer');
const origin = 'http://page.queuewatch.test';
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Stands in for the preload: calls go to `stageCall`, pushes come by `stagePush`. */
const bridgeScript = `{
  const listeners = new Map();
  const { setTimeout } = window;
  let open = 0;
  window.queuewatch = {
    async call(name, input) {
      open += 1;
      const reply = await window.stageCall(name, input);
      open -= 1;
      return reply === 'later' ? new Promise(() => {}) : reply;
    },
    listen(name, handler) {
      if (!listeners.has(name)) listeners.set(name, new Set());
      listeners.get(name).add(handler);
      return () => listeners.get(name).delete(handler);
    },
  };
  window.stagePush = (name, message) => {
    for (const handler of listeners.get(name) ?? []) handler(message);
  };
  // Timers of the real clock, also where the page's own stands still.
  window.stageTimers = { setTimeout: setTimeout.bind(window) };
  window.stageIsBusy = () => open > 0;
}`;

/** Two turns without a call under way: an answer was drawn, and nothing more was asked because of it. */
const drawnScript = `(async () => {
  const turn = () => new Promise((done) => stageTimers.setTimeout(done, 0));
  for (let quiet = 0; quiet < 2; quiet = stageIsBusy() ? 0 : quiet + 1) await turn();
})()`;

export async function openPageStage(options: PageStageOptions): Promise<PageStage> {
  const { browser, file, answers, size, scale = 1, now } = options;
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: scale,
    colorScheme: options.colourScheme ?? 'light',
    locale: options.locale ?? 'en-GB',
    timezoneId: options.timeZone ?? 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  const calls: PageStage['calls'] = [];
  const files = await serveBuild(context);
  await context.exposeBinding('stageCall', (_source, name: string, input: unknown) => {
    calls.push({ name, input });
    const answer = answers[name as CallName] as ((given: unknown) => unknown) | undefined;
    const value = answer?.(input);
    if (value === noAnswerYet) return 'later';
    if (answer !== undefined) return { ok: true, value };
    complaints.push(`no answer is written down for ${name}`);
    return { ok: false, failure: createFailure('unsupported') };
  });
  await context.addInitScript(bridgeScript);
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  if (now !== undefined) {
    // It runs until it is stopped, and can only be stopped at a moment that has not passed.
    await page.clock.install({ time: now - settleMs - leadMs });
    await page.clock.pauseAt(now - settleMs);
  }
  await page.goto(`${origin}/${file}`);
  const advance = async (forMs: number) => {
    await page.evaluate(drawnScript);
    await page.clock.runFor(forMs);
    await page.evaluate(drawnScript);
  };
  if (now !== undefined) {
    await advance(settleMs);
    await files.quiet();
    await advance(0);
  }
  return {
    page,
    complaints,
    calls,
    advance,
    async push(name, message) {
      await page.evaluate(`stagePush(${JSON.stringify(name)}, ${JSON.stringify(message)})`);
    },
    close: () => context.close(),
  };
}

/** The build as a web server gives it out; `quiet` waits until a page has all that it fetches by itself. */
async function serveBuild(context: BrowserContext): Promise<{ quiet(): Promise<void> }> {
  let askedAt = performance.now();
  await context.route(`${origin}/**`, async (route) => {
    askedAt = performance.now();
    const path = normalize(new URL(route.request().url()).pathname);
    try {
      const body = await readFile(join(folder, path));
      await route.fulfill({ body, contentType: contentTypes[extname(path)] ?? 'application/octet-stream' });
    } catch {
      await route.fulfill({ status: 404, body: 'not found' });
    }
  });
  return {
    async quiet() {
      for (let leftMs = quietMs; leftMs > 0; leftMs = askedAt + quietMs - performance.now())
        await new Promise((done) => setTimeout(done, leftMs));
    },
  };
}
