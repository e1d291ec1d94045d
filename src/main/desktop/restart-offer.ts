import { app, dialog } from 'electron';
import { productName } from '../../shared/words/en/app.ts';
import { restartOffer } from '../../shared/words/en/restart-offer.ts';
import { findAppImage } from './app-image.ts';
import { withoutHiding } from './autostart.ts';
import { toEnding, toRestartArguments } from './restart-limit.ts';

/** Asks whether the program is to start anew or to end. Watching goes on, as well as it can, until somebody answers. */
export async function offerRestart(logFile: string): Promise<'restart' | 'quit'> {
  // Before that the system shows no question.
  await app.whenReady();
  const askedAt = performance.now();
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: productName,
    message: restartOffer.message,
    detail: restartOffer.detail(logFile),
    buttons: [restartOffer.restart, restartOffer.quit],
    defaultId: 0,
    // Who waves it away wants to go on watching.
    cancelId: 0,
    noLink: true,
  });
  return toEnding({ isYes: response === 0, tookMs: performance.now() - askedAt }, process.argv);
}

/** Ends in good order; the next one starts once this one has gone, with its window. */
export function endProgram(ending: 'restart' | 'quit'): void {
  if (ending === 'restart') app.relaunch(toRelaunch());
  app.quit();
}

function toRelaunch(): Electron.RelaunchOptions {
  const args = toRestartArguments(withoutHiding(process.argv.slice(1)));
  const image = findAppImage(process.env, process.execPath);
  // The mounted image goes away with this process: https://github.com/electron-userland/electron-builder/issues/1727
  return image !== null ? { execPath: image, args: ['--appimage-extract-and-run', ...args] } : { args };
}
