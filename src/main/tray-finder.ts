import type { Clock, Timer } from './clock.ts';
import type { Log } from './log.ts';

interface TrayFinderOptions {
  clock: Pick<Clock, 'setTimer'>;
  log: Log;
  hasTray: () => Promise<boolean>;
  onMissing: () => void;
}

/** A panel may start after us: only then is a missing tray said. */
const questionsAfterMs: readonly number[] = [0, 5_000, 15_000];

/** Finds out whether this desktop shows tray icons. */
export class TrayFinder {
  readonly #options: TrayFinderOptions;
  #timer: Timer | null = null;
  #isStopped = false;
  /** Not before it is known: whoever closes the window must find it again. */
  #found = false;

  constructor(options: TrayFinderOptions) {
    this.#options = options;
  }

  get found(): boolean {
    return this.#found;
  }

  start(): void {
    this.#ask(0);
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  #ask(question: number): void {
    const { clock, log, hasTray, onMissing } = this.#options;
    const afterMs = questionsAfterMs[question];
    if (afterMs === undefined) {
      log.warn('this desktop shows no tray icons');
      onMissing();
      return;
    }
    this.#timer = clock.setTimer(afterMs, () => {
      hasTray().then(
        (has) => {
          if (has) this.#found = true;
          else if (!this.#isStopped) this.#ask(question + 1);
        },
        (error: unknown) => log.error('asking for a tray threw', { error: String(error) }),
      );
    });
  }
}
