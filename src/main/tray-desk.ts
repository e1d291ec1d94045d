import type { Clock, Timer } from './clock.ts';
import { TrayIcon, type TrayOptions } from './desktop/tray.ts';
import { type TrayInput, toTrayView } from './desktop/tray-view.ts';

/*
 * Keeps the tray icon true between polls: ages grow, and where somebody misses a target soon the tooltip counts seconds.
 */

interface TrayDeskOptions extends TrayOptions {
  clock: Pick<Clock, 'now' | 'setTimer'>;
  toInput: () => Omit<TrayInput, 'now'>;
  /** Called every few seconds. */
  onTick: () => void;
}

/** How often everything is looked at again between polls; only the tooltip while it counts seconds. */
const tickMs = 10_000;
const secondMs = 1_000;

export class TrayDesk {
  readonly #options: TrayDeskOptions;
  readonly #tray: TrayIcon;
  #timer: Timer | null = null;
  /** Seconds since the whole was shown last. */
  #seconds = 0;

  constructor(options: TrayDeskOptions) {
    this.#options = options;
    this.#tray = new TrayIcon(options);
  }

  /** Shows things as they stand now, and goes on doing so. */
  render(): void {
    const view = this.#toView();
    this.#tray.render(view);
    this.#seconds = 0;
    this.#plan(view.isTicking);
  }

  destroy(): void {
    this.#timer?.cancel();
    this.#tray.destroy();
  }

  #plan(isTicking: boolean): void {
    this.#timer?.cancel();
    this.#timer = this.#options.clock.setTimer(isTicking ? secondMs : tickMs, () => this.#tick(isTicking));
  }

  #tick(wasTicking: boolean): void {
    // First of all: whatever goes wrong below, it is looked again.
    this.#plan(wasTicking);
    this.#seconds += 1;
    if (wasTicking && this.#seconds * secondMs < tickMs) {
      const view = this.#toView();
      this.#tray.renderTooltip(view.tooltip);
      this.#plan(view.isTicking);
      return;
    }
    this.#options.onTick();
    this.render();
  }

  #toView() {
    return toTrayView({ ...this.#options.toInput(), now: this.#options.clock.now() });
  }
}
