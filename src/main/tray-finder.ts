import type { Clock, Timer } from './clock.ts';
import type { Log } from './log.ts';

interface TrayFinderOptions {
  clock: Pick<Clock, 'setTimer'>;
  log: Log;
  hasTray: () => Promise<boolean>;
  /** There is a window to reach the program by. */
  isWindowOpen: () => boolean;
  /** `isLost`: it was there before. */
  onMissing: (isLost: boolean) => void;
  /** It is there after all, or again: an icon that was made before may not be in it. */
  onFound: () => void;
}

/** `unknown`: a panel may yet come. */
type TrayState = 'unknown' | 'found' | 'missing';

/** A panel may start after us, and one that is started anew comes back: only then is a missing tray said. */
const startPatienceMs: readonly number[] = [5_000, 15_000];
const panelPatienceMs: readonly number[] = [5_000];
const lookEveryMs = 60_000;

/**
 * Finds out whether this desktop shows tray icons, and goes on looking: no system tells when its tray goes. With a
 * window open a tray that was found is not asked for; without one the program could not be reached any more.
 */
export class TrayFinder {
  readonly #options: TrayFinderOptions;
  #timer: Timer | null = null;
  #isStopped = false;
  #state: TrayState = 'unknown';
  /** It was not there when it was asked for last. */
  #wasAway = false;

  constructor(options: TrayFinderOptions) {
    this.#options = options;
  }

  get state(): TrayState {
    return this.#state;
  }

  /** Not before it is known: whoever closes the window must find it again. */
  get found(): boolean {
    return this.#state === 'found';
  }

  start(): void {
    this.#ask(startPatienceMs);
  }

  /** Now, as the last window goes. */
  look(): void {
    if (this.found) this.#ask(panelPatienceMs);
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  /** Asks at once, and after a "no" again as long as there is patience. */
  #ask([nextAfterMs, ...patienceMs]: readonly number[]): void {
    this.#timer?.cancel();
    const { log, hasTray, onFound } = this.#options;
    hasTray().then(
      (has) => {
        if (this.#isStopped) return;
        const isBack = has && this.#wasAway;
        this.#wasAway = !has;
        if (isBack) onFound();
        if (has || nextAfterMs === undefined || this.#state === 'missing') this.#settle(has);
        else this.#plan(nextAfterMs, () => this.#ask(patienceMs));
      },
      (error: unknown) => {
        log.error('asking for a tray threw', { error: String(error) });
        this.#lookLater();
      },
    );
  }

  #settle(has: boolean): void {
    const { log, onMissing } = this.#options;
    const before = this.#state;
    this.#state = has ? 'found' : 'missing';
    this.#lookLater();
    if (before === this.#state) return;
    if (has && before === 'missing') log.info('this desktop shows tray icons again');
    if (!has) {
      log.warn('this desktop shows no tray icons');
      onMissing(before === 'found');
    }
  }

  #lookLater(): void {
    this.#plan(lookEveryMs, () => {
      if (this.found && this.#options.isWindowOpen()) this.#lookLater();
      else this.#ask(panelPatienceMs);
    });
  }

  #plan(afterMs: number, task: () => void): void {
    if (this.#isStopped) return;
    this.#timer?.cancel();
    this.#timer = this.#options.clock.setTimer(afterMs, task);
  }
}
