import type { Menu } from 'electron';
import type { Clock, Timer } from '../clock.ts';

/** A menu that nobody was told has closed. */
const longestOpenMs = 60_000;

/**
 * Whether a person has the menu before them: it must not change under the pointer. macOS and Windows tell; Linux does
 * not, as its panel asks for the layout and draws it by itself.
 */
export class OpenMenu {
  readonly #clock: Pick<Clock, 'setTimer'>;
  readonly #onClosed: () => void;
  #timer: Timer | null = null;

  constructor(clock: Pick<Clock, 'setTimer'>, onClosed: () => void) {
    this.#clock = clock;
    this.#onClosed = onClosed;
  }

  get isOpen(): boolean {
    return this.#timer !== null;
  }

  watch(menu: Pick<Menu, 'on'>): void {
    menu.on('menu-will-show', () => {
      this.#timer?.cancel();
      this.#timer = this.#clock.setTimer(longestOpenMs, () => this.#close());
    });
    menu.on('menu-will-close', () => this.#close());
  }

  forget(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #close(): void {
    if (this.#timer === null) return;
    this.forget();
    this.#onClosed();
  }
}
