import { describe, expect, it } from 'vitest';
import { HostScreen, type ScreenFacts } from '../../tools/chromium-host/screen.ts';

const left = { id: 7, isPrimary: true, bounds: { x: 0, y: 0, width: 1280, height: 800 } };
const right = { id: 9, isPrimary: false, bounds: { x: 1280, y: 0, width: 1920, height: 1080 } };
/** A panel of 40 at the foot of all. */
const workArea = { x: 0, y: 0, width: 3200, height: 1040 };

function openScreen(first: ScreenFacts) {
  let facts = first;
  const screen = new HostScreen(() => facts);
  const told: unknown[] = [];
  for (const name of ['display-added', 'display-removed', 'display-metrics-changed'])
    screen.on(name, (_event: unknown, { id }: Electron.Display) => told.push([name, id]));
  return {
    screen,
    told,
    change(next: ScreenFacts) {
      facts = next;
      screen.changed();
    },
  };
}

describe('screen of the host', () => {
  it('has a display for each monitor, each with its share of the room without panels', () => {
    const { screen } = openScreen({ monitors: [left, right], workArea });
    expect(screen.getAllDisplays().map(({ id, workArea: area }) => [id, area])).toEqual([
      [7, { x: 0, y: 0, width: 1280, height: 800 }],
      [9, { x: 1280, y: 0, width: 1920, height: 1040 }],
    ]);
    expect(screen.getPrimaryDisplay()).toMatchObject({ id: 7, size: { width: 1280, height: 800 } });
  });

  it('finds the display that has most of a window', () => {
    const { screen } = openScreen({ monitors: [left, right], workArea });
    const matching = (x: number) => screen.getDisplayMatching({ x, y: 100, width: 400, height: 300 }).id;
    expect([matching(0), matching(1000), matching(1100), matching(9000)]).toEqual([7, 7, 9, 7]);
  });

  it('tells of monitors that come and go, and of room that changes', () => {
    const { screen, told, change } = openScreen({ monitors: [left], workArea: left.bounds });
    screen.begin();
    change({ monitors: [left, right], workArea });
    change({ monitors: [right], workArea });
    expect(told).toEqual([
      ['display-added', 9],
      ['display-metrics-changed', 7],
      ['display-removed', 7],
      ['display-metrics-changed', 9],
    ]);
  });
});
