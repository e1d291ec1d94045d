import type { Stage } from '../test/e2e/stage.ts';
import { preciseNow, startHostProgram, waitFor } from './host-program.ts';
import { callDevTools } from './page-question.ts';

/*
 * A program on the Chromium host with an icon and a window that opens by a click on it, and the time that this takes.
 */

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

export interface WindowProgram {
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
  return {
    pid,
    async measureOpening() {
      const clickedAt = preciseNow();
      await stage.tray.activate(item);
      const shownAt = await waitFor(`usable page of ${title}`, async () => {
        const page = await findPage(file);
        return page && (await callDevTools(page.webSocketDebuggerUrl, toPaintedScript(isUsable)));
      });
      await stage.pointer.focus(await stage.pointer.findWindow({ title: `^${title}$` }));
      await stage.pointer.key('alt+F4');
      await waitFor(`end of the page of ${title}`, async () =>
        (await findPage(file)) === undefined ? true : undefined,
      );
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
