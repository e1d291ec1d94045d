import { setTimeout } from 'node:timers/promises';
import type { Stage } from '../test/e2e/stage.ts';
import { preciseNow, startHostProgram } from './host-program.ts';
import { callDevTools } from './page-question.ts';

/*
 * A program on the Chromium host with an icon and a window that opens by a click on it, and the time that this takes.
 */

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
  pid: number;
  /** From the click on its icon until it is usable and painted, in milliseconds; closes the window again. */
  measureOpening(): Promise<number>;
  stop(): Promise<void>;
}

export async function startWindowProgram(
  stage: Stage,
  options: WindowProgramOptions,
): Promise<WindowProgram> {
  const { main, args, file, title, isUsable } = options;
  const { pid, waitForItem, findPage, stop } = startHostProgram(stage, main, args);
  const item = await waitForItem();
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
    pid,
    async measureOpening() {
      const clickedAt = preciseNow();
      await stage.tray.activate(item);
      const shownAt = await waitFor('usable page', async () => {
        const page = await findPage(file);
        return page && (await callDevTools(page.webSocketDebuggerUrl, toPaintedScript(isUsable)));
      });
      await stage.pointer.focus(await stage.pointer.findWindow({ title: `^${title}$` }));
      await stage.pointer.key('alt+F4');
      await waitFor('end of the page', async () => ((await findPage(file)) === undefined ? true : undefined));
      return shownAt - clickedAt;
    },
    stop,
  };
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
