import { once } from 'node:events';
import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { restartOffer } from '../../src/shared/words/en/restart-offer.ts';
import { processesWith } from '../chromium-host/outside.ts';
import { type Application, startApplication } from './application.ts';
import { allowDebugger, runInMain } from './debugger.ts';
import { describeOnChromiumHostOnly } from './host.ts';
import { openStage, type Stage } from './stage.ts';
import { keepServiceDesk, startServiceDesk, type Tenant, userDataOf } from './tenant.ts';

/*
 * Errors that no code was ready for, in main and in a page, and two starts at once. Each ends in a line of the log;
 * what cannot be got over ends in a question with a restart.
 */

const secret = 'crash-secret-51c0de';
const dialogClass = '^(yad|zenity)$';

describeOnChromiumHostOnly('an application with a fault of its own', () => {
  let stage: Stage;
  let tenant: Tenant;
  let application: Application;
  const browsers: Browser[] = [];

  const start = () => startApplication(stage, [], { expected: /provoked|ends again and again/ });
  const logPath = () => join(userDataOf(stage), 'logs', 'queuewatch.log');
  const countLines = (words: string) => application.lines.all.filter((line) => line.includes(words)).length;
  const waitForCount = (words: string, count: number) =>
    expect.poll(() => countLines(words), { timeout: 20_000 }).toBe(count);
  /** Who holds the lock of this user data folder. */
  const mainPid = () => Number.parseInt(readlinkSync(join(userDataOf(stage), 'SingletonLock')), 10);
  /** Connected anew each time: a page that has crashed is lost to whoever was connected to it. */
  const openPage = async (): Promise<Page> => {
    const address = application.lines.all.findLast((line) => line.includes('DevTools listening')) ?? '';
    const found: Page[] = [];
    const look = async () => {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${/:(\d+)\//.exec(address)?.[1]}`);
      browsers.push(browser);
      const pages = browser.contexts().flatMap((one) => one.pages());
      found.push(...pages.filter((one) => one.url().endsWith('/index.html')));
      return found.length;
    };
    await expect.poll(look, { timeout: 20_000, interval: 200 }).toBe(1);
    const [page] = found;
    if (page === undefined) throw new Error('there is no page');
    return page;
  };
  const expectBoard = async () => {
    const rows = (await openPage()).getByRole('grid', { name: 'Queues' }).getByRole('row');
    await rows.nth(3).waitFor({ timeout: 20_000 });
  };
  const expectIcon = () =>
    stage.tray.waitForItem(({ toolTip }) => /\d+ waiting/.test(toolTip.title + toolTip.text), {
      timeoutMs: 20_000,
      what: 'the icon with its number',
    });
  /** What the question says, as its program was given it. */
  const readQuestion = async () => {
    await stage.pointer.findWindow({ className: dialogClass }, 20_000);
    const asked = processesWith(restartOffer.message).map(({ args }) => args);
    expect(asked).toHaveLength(1);
    return asked[0] ?? '';
  };
  const rendererPids = () =>
    processesWith(`${stage.desktop.folder}/tmp/queuewatch-page-`)
      .filter(({ args }) => args.includes('--type=renderer'))
      .map(({ pid }) => pid);

  beforeAll(async () => {
    stage = await openStage({ notifications: false });
    allowDebugger(stage);
    tenant = await startServiceDesk(secret);
    await keepServiceDesk(stage, tenant, secret);
  });
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await stage.stop();
    await tenant.simulator.stop();
  });

  it('runs once, though it is started twice at the same moment', async () => {
    const both = await Promise.all([start(), start()]);
    await expect
      .poll(() => both.filter(({ process }) => process.exitCode === 0).length, { timeout: 20_000 })
      .toBe(1);
    const running = both.find(({ process }) => process.exitCode === null);
    if (running === undefined) throw new Error('none is left');
    application = running;
    await application.page();
    await expectBoard();
    await expectIcon();
    expect(readFileSync(logPath(), 'utf8').match(/ started /g)).toHaveLength(1);
  });

  it('loads a page again that has crashed, and goes on watching meanwhile', async () => {
    const before = rendererPids();
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await waitForCount('the page ended unexpectedly', 1);
    await expectBoard();
    expect(rendererPids().filter((pid) => before.includes(pid))).toEqual([]);
    expect((await stage.tray.items()).length).toBe(1);
  });

  it.each([
    ['an error that nobody caught', 'uncaught error', 'setTimeout(() => { throw new Error("provoked") })'],
    ['a promise that nobody minded', 'unhandled rejection', 'void Promise.reject(new Error("provoked"))'],
  ])('asks after %s, and starts again with everything it knew', async (_what, words, script) => {
    const first = mainPid();
    const starts = countLines(' started ');
    await runInMain(application, first, script);
    await application.lines.waitFor((line) => line.includes(words) && line.includes('provoked'));
    const question = await readQuestion();
    expect(question).toContain(logPath());
    expect(question).toContain(restartOffer.restart);
    // Until somebody answers it goes on as well as it can.
    await expectBoard();
    await stage.screenshot(`restart-offer-${words.replace(' ', '-')}`);
    // Who waves it away wants to go on.
    await stage.pointer.focus(await stage.pointer.findWindow({ className: dialogClass }));
    await stage.pointer.key('Escape');
    await waitForCount(' started ', starts + 1);
    await waitForCount('DevTools listening', starts + 1);
    await expect.poll(() => mainPid(), { timeout: 10_000 }).not.toBe(first);
    await expectBoard();
    await expectIcon();
    expect(readFileSync(logPath(), 'utf8')).toContain(`error ${words}`);
    expect(countLines(' stopped')).toBe(starts);
  });

  it('does not load a page for ever that crashes again and again', async () => {
    const crashes = countLines('the page ended unexpectedly');
    for (let count = 1; count <= 4; count += 1) {
      await expectBoard();
      for (const pid of rendererPids()) process.kill(pid, 'SIGKILL');
      await waitForCount('the page ended unexpectedly', crashes + count);
    }
    await readQuestion();
    expect(countLines('the page of the window main ends again and again')).toBe(1);
    await expectIcon();
    const pid = mainPid();
    // The last of its buttons.
    const dialog = await stage.pointer.findWindow({ className: dialogClass });
    await stage.pointer.click(dialog.width - 57, dialog.height - 22, { window: dialog });
    await expect.poll(() => processesWith('out/main/index.js').some((one) => one.pid === pid)).toBe(false);
    await expect.poll(() => stage.tray.items()).toEqual([]);
    expect(application.lines.all.at(-1)).toContain('stopped');
    if (application.process.exitCode === null) await once(application.process, 'exit');
    expect(application.process.exitCode).toBe(0);
  });
});
