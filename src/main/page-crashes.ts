import type { WindowName } from '../shared/window-name.ts';
import type { Clock } from './clock.ts';

const mostInTime = 3;
const timeMs = 60_000;

/** How often pages ended unexpectedly of late: one that ends as soon as it is loaded is not loaded for ever. */
export class PageCrashes {
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #crashedAt = new Map<WindowName, number[]>();

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /** Whether to load it again. */
  note(name: WindowName): boolean {
    const now = this.#clock.monotonic();
    const recent = (this.#crashedAt.get(name) ?? []).filter((at) => now - at < timeMs);
    recent.push(now);
    this.#crashedAt.set(name, recent);
    return recent.length <= mostInTime;
  }
}
