import { clipboard } from 'electron';
import type { Log } from '../log.ts';

/** Puts text on the clipboard. False: the system refused it, and the log says why. */
export async function copyText(text: string, log: Log): Promise<boolean> {
  try {
    await clipboard.writeText(text);
    return true;
  } catch (error) {
    log.warn('nothing was copied', { error: error instanceof Error ? error.message : String(error) });
    return false;
  }
}
