import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { WindowPlace } from '../../tools/virtual-desktop/instruments/pointer.ts';
import type { Stage } from './stage.ts';

const run = promisify(execFile);

/** Whether a window is an icon now, by what the window manager notes on it (ICCCM, WM_STATE). */
export async function isMinimised(stage: Stage, window: WindowPlace): Promise<boolean> {
  const { stdout } = await run('xprop', ['-id', window.id, 'WM_STATE'], { env: stage.desktop.env });
  return stdout.includes('window state: Iconic');
}
