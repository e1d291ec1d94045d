import { describe, expect, it } from 'vitest';
import { longestStepMs, SimulatedClock } from '../../src/simulator/simulated-clock.ts';
import { HandWall } from './hand-wall.ts';

describe('the simulated clock', () => {
  it('runs as many times faster as it is told, from the change on', () => {
    const wall = new HandWall();
    const clock = new SimulatedClock(wall, { at: 1000, speed: 10, frozen: false });
    wall.turn(500);
    expect(clock.now()).toBe(6000);
    clock.setSpeed(1);
    wall.turn(500);
    expect(clock.now()).toBe(6500);
  });

  it('stands still while frozen, and can be pushed on all the same', () => {
    const wall = new HandWall();
    const clock = new SimulatedClock(wall, { at: 0, speed: 1, frozen: true });
    wall.turn(60_000);
    clock.advance(250);
    expect(clock.state()).toEqual({ at: 250, speed: 1, frozen: true });
    clock.freeze(false);
    wall.turn(1000);
    expect(clock.now()).toBe(1250);
  });

  it('goes on at most two days at once', () => {
    const wall = new HandWall();
    const clock = new SimulatedClock(wall, { at: 0, speed: 1000, frozen: false });
    wall.turn(24 * 3_600_000);
    expect(clock.now()).toBe(longestStepMs);
  });
});
