import { describe, expect, it } from 'vitest';
import { createLog } from '../src/main/log.ts';
import { TrayFinder } from '../src/main/tray-finder.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';

/** A desktop whose tray and window come and go as the test says. */
async function open(hasTray = true) {
  const clock = new SteppedClock();
  const world = { hasTray, isWindowOpen: true, questions: 0 };
  const told: string[] = [];
  const finder = new TrayFinder({
    clock,
    log: createLog(
      'error',
      (line) => told.push(line),
      () => 0,
    ),
    hasTray: async () => {
      world.questions += 1;
      return world.hasTray;
    },
    isWindowOpen: () => world.isWindowOpen,
    onMissing: (isLost) => told.push(isLost ? 'lost' : 'missing'),
    onFound: () => told.push('found'),
  });
  finder.start();
  await clock.advance(0);
  return { clock, world, told, finder };
}

describe('TrayFinder', () => {
  it('waits for a panel that starts after the program, and tells when it is there', async () => {
    const { clock, world, told, finder } = await open(false);
    expect(finder.found).toBe(false);
    world.hasTray = true;
    await clock.advance(5_000);
    expect({ told, found: finder.found }).toEqual({ told: ['found'], found: true });
  });

  it('says that there is none after twenty seconds, once, and when one has come', async () => {
    const { clock, world, told, finder } = await open(false);
    await clock.advance(19_999);
    expect({ told, state: finder.state }).toEqual({ told: [], state: 'unknown' });
    await clock.advance(1);
    await clock.advance(600_000);
    expect({ told, state: finder.state }).toEqual({ told: ['missing'], state: 'missing' });
    world.hasTray = true;
    await clock.advance(60_000);
    expect({ told, state: finder.state }).toEqual({ told: ['missing', 'found'], state: 'found' });
  });

  it('asks nothing more while the tray is there and a window is open', async () => {
    const { clock, world } = await open();
    await clock.advance(3_600_000);
    expect(world.questions).toBe(1);
  });

  it('notices within 70 s that the tray has gone while no window is open, each time', async () => {
    const { clock, world, told, finder } = await open();
    world.isWindowOpen = false;
    for (const _time of [1, 2]) {
      await clock.advance(3_600_000);
      world.hasTray = false;
      await clock.advance(70_000);
      expect(finder.found).toBe(false);
      world.hasTray = true;
      await clock.advance(60_000);
    }
    expect(told).toEqual(['lost', 'found', 'lost', 'found']);
  });

  it('does not miss a panel that is back after a moment', async () => {
    const { clock, world, told } = await open();
    world.isWindowOpen = false;
    world.hasTray = false;
    await clock.advance(60_000);
    world.hasTray = true;
    await clock.advance(600_000);
    expect(told).toEqual(['found']);
  });

  it('looks at once when the window is closed', async () => {
    const { clock, world, told, finder } = await open();
    world.hasTray = false;
    await clock.advance(3_600_000);
    expect(told).toEqual([]);
    world.isWindowOpen = false;
    finder.look();
    await clock.advance(5_000);
    expect(told).toEqual(['lost']);
  });

  it('ends with the program, also in the middle of a question', async () => {
    const { clock, world, told, finder } = await open();
    world.hasTray = false;
    finder.look();
    finder.stop();
    await clock.advance(3_600_000);
    expect({ told, timers: clock.timers }).toEqual({ told: [], timers: 0 });
  });
});
