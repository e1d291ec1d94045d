import type { Clock, Timer } from '../clock.ts';

interface Place {
  x: number;
  y: number;
}

interface RestingPlaceOptions {
  clock: Pick<Clock, 'setTimer'>;
  onPlaced: (place: Place) => void;
}

/** A window that is being dragged moves many times a second. */
const settleMs = 500;

/** Where a person put a window, told once it rests there. It knows no window. */
export class RestingPlace {
  readonly #options: RestingPlaceOptions;
  /** Where it was put by us, which is not where a person wants it, or was told already. */
  #known: Place | null = null;
  #moved: { place: Place; timer: Timer } | null = null;

  constructor(options: RestingPlaceOptions) {
    this.#options = options;
  }

  /** We put it there ourselves. */
  setKnown(place: Place): void {
    this.#known = place;
  }

  note({ x, y }: Place): void {
    this.#moved?.timer.cancel();
    const timer = this.#options.clock.setTimer(settleMs, () => this.flush());
    this.#moved = { place: { x, y }, timer };
  }

  /** It goes away: what is known by now is all that ever will be. */
  flush(): void {
    if (this.#moved === null) return;
    const { place, timer } = this.#moved;
    this.#moved = null;
    timer.cancel();
    if (this.#known?.x === place.x && this.#known.y === place.y) return;
    this.#known = place;
    this.#options.onPlaced(place);
  }
}
