import type { Browser, Page } from 'playwright-core';
import type { CallName, PushName } from '../../src/shared/channels.ts';
import type { CallInput, CallOutput, PushMessage } from '../../src/shared/contract.ts';
import { createFailure } from '../../src/shared/failure.ts';
import { bridgeScript } from './page-script.ts';
import { startPageServer } from './page-server.ts';

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

export interface Size {
  width: number;
  height: number;
}

interface StandOptions {
  browser: Browser;
  /** Where the built pages are given out. */
  origin: string;
  colourScheme?: 'light' | 'dark';
  /** BCP 47, and IANA. */
  locale?: string;
  timeZone?: string;
  /** Epoch milliseconds at which the page's clock stands; left out: the real one. */
  now?: number;
}

interface StageOptions {
  /** Of the build: `index.html`, `strip.html`, … */
  file: string;
  answers: Answers;
  size: Size;
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
  /** What a script comes to. Chromium keeps what it compiled of one, for the next page too. */
  run(script: string): Promise<unknown>;
  /** Of the window, in pixels of the page, each of which has this many of the screen's. */
  resize(size: Size, scale?: number): Promise<void>;
  /** What is seen, or this part of it. */
  photograph(clip?: Size & { scale: number }): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * A tab that shows one page after the other, each as if it were the first. Opening a tab takes longer than opening a page,
 * and in the same one Chromium need not read the same scripts again.
 */
export interface PageStand {
  open(options: StageOptions): Promise<PageStage>;
  close(): Promise<void>;
}

/** What a page may do on its own before it is looked at. */
const settleMs = 5_000;
const leadMs = 3_600_000;

export async function openPageStand(options: StandOptions): Promise<PageStand> {
  const { browser, origin, now } = options;
  const context = await browser.newContext({
    viewport: null,
    colorScheme: options.colourScheme ?? 'light',
    locale: options.locale ?? 'en-GB',
    timezoneId: options.timeZone ?? 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  let { answers, complaints, calls } = createRecord();
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
  const files = watchFiles(page);
  const devtools = await context.newCDPSession(page);
  const run = async (script: string): Promise<unknown> => {
    const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
      expression: script,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const resize = async (size: Size, scale = 1) => {
    await devtools.send('Emulation.setDeviceMetricsOverride', {
      ...size,
      deviceScaleFactor: scale,
      mobile: false,
    });
  };
  if (now !== undefined) {
    // It runs until it is stopped, and can only be stopped at a moment that has not passed. Each page begins with both.
    await page.clock.install({ time: now - settleMs - leadMs });
    await page.clock.pauseAt(now - settleMs);
  }
  const advance = async (forMs: number) => {
    await run(`stageAdvance(${forMs})`);
    while (files.areComing()) {
      await files.come();
      await run('stageAdvance(0)');
    }
  };
  return {
    async open(stage) {
      // Until then the page before may say its last.
      page.once('framenavigated', () => {
        ({ complaints, calls } = createRecord());
        answers = stage.answers;
      });
      await resize(stage.size);
      await page.goto(`${origin}/${stage.file}`);
      if (now !== undefined) await advance(settleMs);
      return {
        page,
        complaints,
        calls,
        advance,
        async push(name, message) {
          await run(`stagePush(${JSON.stringify(name)}, ${JSON.stringify(message)})`);
        },
        run,
        resize,
        async photograph(clip) {
          const { data } = await devtools.send('Page.captureScreenshot', {
            format: 'png',
            optimizeForSpeed: true,
            ...(clip === undefined ? {} : { clip: { x: 0, y: 0, ...clip } }),
          });
          return Buffer.from(data, 'base64');
        },
        close: async () => undefined,
      };
    },
    close: () => context.close(),
  };
}

const createRecord = () => ({
  answers: {} as Answers,
  complaints: [] as string[],
  calls: [] as PageStage['calls'],
});

/** What a page is fetching by itself: its parts come one after the other. */
function watchFiles(page: Page): { areComing(): boolean; come(): Promise<void> } {
  const coming = new Set<unknown>();
  let tell: () => void = () => undefined;
  const end = (request: unknown) => {
    coming.delete(request);
    if (coming.size === 0) tell();
  };
  page.on('request', (request) => coming.add(request));
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return {
    areComing: () => coming.size > 0,
    come: () =>
      new Promise((resolve) => {
        tell = resolve;
        if (coming.size === 0) resolve();
      }),
  };
}

/** One page by itself. */
export async function openPageStage(
  options: Omit<StandOptions, 'origin'> & StageOptions,
): Promise<PageStage> {
  const server = await startPageServer();
  const stand = await openPageStand({ ...options, origin: server.origin });
  const stage = await stand.open(options);
  return {
    ...stage,
    async close() {
      await stand.close();
      await server.close();
    },
  };
}
