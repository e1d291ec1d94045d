import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/*
 * What is done about an error that no code was ready for: a line in the log, one question to the supervisor, an end
 * in good order. Nothing is mended here, as nobody knows what is broken.
 */

export type Ending = 'restart' | 'quit';

interface LastResortOptions {
  log: Pick<Log, 'error'>;
  clock: Pick<Clock, 'setTimer'>;
  /** Lets the supervisor choose; may stay open for hours. */
  ask: () => Promise<Ending>;
  end: (ending: Ending) => void;
  /** Ends at once. What was asked for by `end` is still done. */
  endAtOnce: () => void;
}

/** What is broken may be what an end in good order waits for. */
const longestEndMs = 10_000;
/** The question may stay open for hours. An error each second would push the first one out of the log. */
const mostLogged = 20;

export class LastResort {
  readonly #options: LastResortOptions;
  #count = 0;

  constructor(options: LastResortOptions) {
    this.#options = options;
  }

  /** Never throws. One question at a time: what comes after the first error is often its consequence. */
  take(what: string, error: unknown): void {
    this.#count += 1;
    if (this.#count <= mostLogged) this.#options.log.error(what, { error: describeBug(error) });
    if (this.#count === mostLogged) this.#options.log.error('further errors are not logged');
    if (this.#count === 1) void this.#offer();
  }

  async #offer(): Promise<void> {
    const { log, clock, ask, end, endAtOnce } = this.#options;
    const ending = await ask().catch((error: unknown): Ending => {
      log.error('a restart could not be offered', { error: describeBug(error) });
      return 'quit';
    });
    clock.setTimer(longestEndMs, () => {
      log.error('the program did not end in good order');
      endAtOnce();
    });
    try {
      end(ending);
    } catch (error) {
      log.error('the program could not be ended', { error: describeBug(error) });
    }
  }
}

/** Where it happened, too. */
export function describeBug(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
