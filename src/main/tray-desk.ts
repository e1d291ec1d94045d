import type { Clock, Timer } from './clock.ts';
import { TrayIcon, type TrayOptions } from './desktop/tray.ts';
import { type TrayInput, toTrayView } from './desktop/tray-view.ts';

/*
 * Keeps the tray icon true between polls: ages grow.
 */

interface TrayDeskOptions extends TrayOptions {
  clock: Pick<Clock, 'now' | 'setTimer'>;
  toInput: () => Omit<TrayInput, 'now'>;
  /** Called every few seconds. */
  onTick: () => void;
}

/** How often everything is looked at again between polls. When figures turn old is told by the monitor, to the moment. */
const tickMs = 10_000;

export class TrayDesk {
  readonly #options: TrayDeskOptions;
  readonly #tray: TrayIcon;
  #timer: Timer | null = null;

  constructor(options: TrayDeskOptions) {
    this.#options = options;
    this.#tray = new TrayIcon(options);
  }

  /** Shows things as they stand now, and goes on doing so. */
  render(): void {
    // First of all: whatever goes wrong below, it is looked again. Not put off: whoever renders more often is no reason.
    if (this.#timer === null) this.#plan();
    this.#tray.render(toTrayView({ ...this.#options.toInput(), now: this.#options.clock.now() }));
  }

  /** A tray has come where there was none. */
  renew(): void {
    this.#tray.renew();
  }

  destroy(): void {
    this.#timer?.cancel();
    this.#tray.destroy();
  }

  #plan(): void {
    this.#timer?.cancel();
    this.#timer = this.#options.clock.setTimer(tickMs, () => {
      this.#plan();
      this.#options.onTick();
      this.render();
    });
  }
}
