import type { Severity } from '../shared/alert.ts';
import criticalUrl from './sounds/critical.wav';
import warningUrl from './sounds/warning.wav';

/*
 * The page of the hidden window that plays a sound. It knows nothing of the application; the main process calls
 * `playSound` and closes the window.
 */

const urls: Record<Severity, string> = { warning: warningUrl, critical: criticalUrl };

/** Settles with null when the sound has ended, else with why it was not played. */
function playSound(sound: Severity, volume: number): Promise<string | null> {
  const audio = new Audio(urls[sound]);
  audio.volume = volume;
  return new Promise((resolve) => {
    audio.addEventListener('ended', () => resolve(null));
    audio.addEventListener('error', () => resolve(`the file did not play: ${audio.error?.message ?? ''}`));
    audio.play().catch((error: unknown) => resolve(String(error)));
  });
}

Object.assign(window, { playSound });
