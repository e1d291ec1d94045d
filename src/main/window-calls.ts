import { ok } from '../shared/result.ts';
import type { AppWindows } from './app-windows.ts';
import type { CallHandlers } from './ipc/gate.ts';

/** What the pages ask of the windows. */
export interface WindowCallDependencies {
  windows: Pick<AppWindows, 'openWallboard' | 'closeWallboard' | 'toggleFullScreen'>;
  showWindow: () => void;
  /** Opens the main window at a queue. */
  showQueue: (key: string) => void;
}

type Name = 'window.open' | 'window.showQueue' | 'window.close' | 'window.toggleFullScreen';

export function createWindowCalls(use: WindowCallDependencies): Pick<CallHandlers, Name> {
  return {
    'window.open': async ({ which }) => {
      if (which === 'main') use.showWindow();
      else use.windows.openWallboard();
      return ok({});
    },
    'window.showQueue': async ({ key }) => {
      use.showQueue(key);
      return ok({});
    },
    'window.close': async () => {
      use.windows.closeWallboard();
      return ok({});
    },
    'window.toggleFullScreen': async (_input, caller = 'main') => {
      use.windows.toggleFullScreen(caller);
      return ok({});
    },
  };
}
