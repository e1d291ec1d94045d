import type { BrowserWindow } from 'electron';

type ArrivingWindow = Pick<
  BrowserWindow,
  'focus' | 'isMinimized' | 'isVisible' | 'restore' | 'show' | 'showInactive'
> & { once: (name: 'ready-to-show', listener: () => void) => unknown };

/**
 * How a window comes onto the screen. Electron says `ready-to-show` of a page's first picture, of a window that is shown
 * too: whoever shows it then again takes the focus from where a person has gone meanwhile.
 */
export class WindowArrival {
  #awaitsPaint = false;

  /** A person asked for it: at once, in the page's colour, and never again by itself. */
  bringToFront(window: ArrivingWindow): void {
    this.#awaitsPaint = false;
    if (window.isMinimized()) window.restore();
    if (!window.isVisible()) window.show();
    window.focus();
  }

  /** Nobody asked for it: once there is something to see, behind what a person works in. */
  awaitPaint(window: ArrivingWindow): void {
    this.#awaitsPaint = true;
    window.once('ready-to-show', () => {
      if (!this.#awaitsPaint) return;
      this.#awaitsPaint = false;
      window.showInactive();
    });
  }

  /** One that was there before, unless it is about to come anyway. */
  showBehind(window: ArrivingWindow): void {
    if (!this.#awaitsPaint) window.showInactive();
  }
}
