import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { WindowArrival } from '../../src/main/desktop/window-arrival.ts';

/** A window that says what is done with it; Electron emits `ready-to-show` at the first picture, shown or not. */
class TestWindow extends EventEmitter {
  readonly done: string[] = [];
  #isVisible = false;
  #isMinimized = false;

  isVisible(): boolean {
    return this.#isVisible;
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  show(): void {
    this.#isVisible = true;
    this.done.push('show');
  }

  showInactive(): void {
    this.#isVisible = true;
    this.done.push('show behind');
  }

  focus(): void {
    this.done.push('focus');
  }

  restore(): void {
    this.#isMinimized = false;
    this.done.push('restore');
  }

  minimize(): void {
    this.#isMinimized = true;
  }

  hide(): void {
    this.#isVisible = false;
  }

  paint(): void {
    this.emit('ready-to-show');
  }
}

const open = () => ({ window: new TestWindow(), arrival: new WindowArrival() });

it('shows a window that a person asks for at once, and does not come back at its first picture', () => {
  const { window, arrival } = open();
  arrival.bringToFront(window);
  expect(window.done).toEqual(['show', 'focus']);
  window.paint();
  expect(window.done).toEqual(['show', 'focus']);
});

it('shows a window that nobody asked for at its first picture, without taking the focus, once', () => {
  const { window, arrival } = open();
  arrival.awaitPaint(window);
  arrival.showBehind(window);
  expect(window.done).toEqual([]);
  window.paint();
  window.paint();
  expect(window.done).toEqual(['show behind']);
});

it.each(['hide', 'minimize'] as const)(
  'leaves a window alone that a person asked for before its first picture, and put away: %s',
  (putAway) => {
    const { window, arrival } = open();
    arrival.awaitPaint(window);
    arrival.bringToFront(window);
    window[putAway]();
    window.paint();
    expect(window.done).toEqual(['show', 'focus']);
  },
);

it('brings back one that was minimised, and one that was hidden', () => {
  const { window, arrival } = open();
  arrival.bringToFront(window);
  window.minimize();
  arrival.bringToFront(window);
  expect(window.done.slice(2)).toEqual(['restore', 'focus']);
  window.hide();
  arrival.showBehind(window);
  expect(window.done.slice(4)).toEqual(['show behind']);
});
