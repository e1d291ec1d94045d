import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface WindowPlace {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A hand on the desktop's mouse and keyboard. */
export interface Pointer {
  /** Waits for a visible window; the pattern is a regular expression for its title or class. */
  findWindow(by: { title: string } | { className: string }, timeoutMs?: number): Promise<WindowPlace>;
  /** Brings a window to the front and gives it the keyboard. */
  focus(window: WindowPlace): Promise<void>;
  /** Clicks at a point of the screen, or of a window where one is given. */
  click(x: number, y: number, options?: { window?: WindowPlace; button?: 1 | 2 | 3 }): Promise<void>;
  /** Moves something by its handle, in points of the screen. */
  drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void>;
  type(text: string): Promise<void>;
  /** X key names: `Return`, `ctrl+q`. */
  key(name: string): Promise<void>;
}

export function createPointer(env: Record<string, string>): Pointer {
  const xdotool = async (args: string[], timeoutMs = 10_000): Promise<string> =>
    (await run('xdotool', args, { env, timeout: timeoutMs })).stdout;
  const placeOf = async (id: string): Promise<WindowPlace> => {
    const geometry = await xdotool(['getwindowgeometry', '--shell', id]);
    const value = (name: string): number => Number(new RegExp(`^${name}=(-?\\d+)$`, 'm').exec(geometry)?.[1]);
    return { id, x: value('X'), y: value('Y'), width: value('WIDTH'), height: value('HEIGHT') };
  };
  return {
    async findWindow(by, timeoutMs = 10_000) {
      const filter = 'title' in by ? ['--name', by.title] : ['--class', by.className];
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        try {
          const search = ['search', '--sync', '--onlyvisible', ...filter];
          const found = await xdotool(search, Math.max(1, deadline - Date.now()));
          return await placeOf(found.trim().split('\n').at(-1) ?? '');
        } catch (cause) {
          // xdotool gives up when any window, anybody's, goes away while it looks.
          if (String(cause).includes('BadWindow') && Date.now() < deadline) continue;
          throw new Error(`no window ${JSON.stringify(by)} within ${timeoutMs} ms`, { cause });
        }
      }
    },
    async focus(window) {
      await xdotool(['windowactivate', '--sync', window.id]);
    },
    async click(x, y, { window, button = 1 } = {}) {
      const place = window === undefined ? [] : ['--window', window.id];
      await xdotool(['mousemove', ...place, String(x), String(y), 'click', String(button)]);
    },
    async drag(from, to) {
      const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      const move = ({ x, y }: { x: number; y: number }) => ['mousemove', String(x), String(y)];
      await xdotool([...move(from), 'mousedown', '1']);
      await xdotool([...move(half)]);
      await xdotool([...move(to), 'mouseup', '1']);
    },
    async type(text) {
      await xdotool(['type', '--', text]);
    },
    async key(name) {
      await xdotool(['key', '--', name]);
    },
  };
}
