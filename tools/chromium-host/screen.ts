import type { Display, Rectangle, Screen } from 'electron';
import { KnownEvents } from './known-events.ts';
import type { Monitor } from './x11-monitors.ts';
import type { Bounds } from './x11-windows.ts';

/** What the display tells: its monitors, and its room without panels over all of them. */
export interface ScreenFacts {
  readonly monitors: readonly Monitor[];
  readonly workArea: Bounds;
}

/** docs/api/screen: usable once the application is ready. */
export class HostScreen
  extends KnownEvents
  implements Pick<Screen, 'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching'>
{
  private readonly find: () => ScreenFacts | null;
  private told: Display[] = [];

  constructor(find: () => ScreenFacts | null) {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
    this.find = find;
  }

  getPrimaryDisplay(): Display {
    const [primary] = this.getAllDisplays();
    if (!primary) throw new Error('no display is open');
    return primary;
  }

  /** The primary one first. */
  getAllDisplays(): Display[] {
    const found = this.find();
    if (!found) throw new Error('no display is open');
    return found.monitors.map(({ id, bounds }) => toDisplay(id, bounds, overlapOf(bounds, found.workArea)));
  }

  /** The one that has most of it, or the primary one. */
  getDisplayMatching(rectangle: Rectangle): Display {
    const share = ({ bounds }: Display) => {
      const { width, height } = overlapOf(bounds, rectangle);
      return width * height;
    };
    return this.getAllDisplays().reduce((best, one) => (share(one) > share(best) ? one : best));
  }

  /** What changes from now on is told. */
  begin(): void {
    this.told = this.getAllDisplays();
  }

  changed(): void {
    const before = this.told;
    const now = this.getAllDisplays();
    this.told = now;
    const has = (all: Display[], { id }: Display) => all.some((one) => one.id === id);
    for (const one of now) if (!has(before, one)) this.emit('display-added', {}, one);
    for (const one of before) if (!has(now, one)) this.emit('display-removed', {}, one);
    for (const one of now)
      if (has(before, one)) this.emit('display-metrics-changed', {}, one, ['bounds', 'workArea']);
  }
}

function toDisplay(id: number, bounds: Bounds, workArea: Bounds): Display {
  const sizeOf = ({ width, height }: Bounds) => ({ width, height });
  const display = { id, scaleFactor: 1, bounds, workArea };
  return { ...display, size: sizeOf(bounds), workAreaSize: sizeOf(workArea) } as Display;
}

function overlapOf(one: Bounds, other: Bounds): Bounds {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  const width = Math.max(0, Math.min(one.x + one.width, other.x + other.width) - x);
  const height = Math.max(0, Math.min(one.y + one.height, other.y + other.height) - y);
  return { x, y, width, height };
}
