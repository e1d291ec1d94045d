import { BrowserWindow } from 'electron';
import type { Severity } from '../../shared/alert.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { soundPageUrl } from './page-address.ts';

/** Ours take about a second, and a busy computer some more to begin; what has not come to its end by then is not going to. */
const longestMs = 10_000;

interface Playing {
  sound: Severity;
  /** True: it played to its end. */
  ended: Promise<boolean>;
  stop: (reason: string) => void;
}

/**
 * Plays our own sounds. The main process cannot: a hidden window does, without a preload, and is gone when the sound
 * has ended. One at a time: a worse one takes the place of the one that plays.
 */
export class SoundPlayer {
  readonly #clock: Pick<Clock, 'setTimer'>;
  readonly #log: Log;
  #playing: Playing | null = null;

  constructor({ clock, log }: { clock: Pick<Clock, 'setTimer'>; log: Log }) {
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * Settles when the sound has played to its end (true) or did not (false, and the log says why). While one plays, a
   * sound that is no worse is not heard beside it and settles with it. A computer without loudspeakers plays into
   * nothing and says true.
   */
  play(sound: Severity, volume: number): Promise<boolean> {
    const playing = this.#playing;
    if (playing !== null) {
      if (playing.sound === 'critical' || sound === 'warning') return playing.ended;
      playing.stop('a worse sound took its place');
    }
    const next = this.#start(sound, Math.min(1, Math.max(0, volume)));
    this.#playing = next;
    return next.ended;
  }

  /** Ends the sound that plays, if one does. */
  stop(): void {
    this.#playing?.stop('stopped');
  }

  #start(sound: Severity, volume: number): Playing {
    const window = new BrowserWindow({
      title: '',
      width: 100,
      height: 100,
      show: false,
      focusable: false,
      skipTaskbar: true,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        backgroundThrottling: false,
        autoplayPolicy: 'no-user-gesture-required',
      },
    });
    const { promise: ended, resolve } = Promise.withResolvers<boolean>();
    let isOver = false;
    const finish = (reason: string | null) => {
      if (isOver) return;
      isOver = true;
      timer.cancel();
      if (this.#playing === playing) this.#playing = null;
      if (reason !== null) this.#log.warn('a sound did not play to its end', { sound, reason });
      resolve(reason === null);
      if (!window.isDestroyed()) window.destroy();
    };
    const playing: Playing = { sound, ended, stop: finish };
    const timer = this.#clock.setTimer(longestMs, () => finish('it took too long'));
    window.once('closed', () => finish('its window was closed'));
    window.webContents.once('render-process-gone', (_event, { reason }) =>
      finish(`its page ended: ${reason}`),
    );
    this.#perform(window, sound, volume).then(finish, (error: unknown) =>
      finish(error instanceof Error ? error.message : String(error)),
    );
    return playing;
  }

  /** Null once it has ended, else why it was not played. */
  async #perform(window: BrowserWindow, sound: Severity, volume: number): Promise<string | null> {
    await window.loadURL(soundPageUrl);
    const call = `playSound(${JSON.stringify(sound)}, ${JSON.stringify(volume)})`;
    const refusal: unknown = await window.webContents.executeJavaScript(call, true);
    return refusal === null ? null : String(refusal);
  }
}
