import { describe, expect, it } from 'vitest';
import { agentsNeeded, chanceOfWaiting, chanceOfWaitingLonger } from '../../src/simulator/staffing.ts';

describe('Erlang C', () => {
  // By hand from C = (a^c/c!)(c/(c-a)) / (sum of a^k/k! for k < c + (a^c/c!)(c/(c-a))).
  it.each([
    [1, 0.5, 1 / 2],
    [2, 1, 1 / 3],
    [3, 2, 4 / 9],
    [5, 4, 0.55411],
    [12, 10, 0.44937],
  ])('gives %d agents at %d Erlangs a chance of waiting of %d', (agents, load, chance) => {
    expect(chanceOfWaiting(agents, load)).toBeCloseTo(chance, 4);
  });

  it('makes everybody wait where the agents cannot keep up, and nobody where nothing arrives', () => {
    expect(chanceOfWaiting(3, 3)).toBe(1);
    expect(chanceOfWaiting(0, 0)).toBe(0);
    expect(chanceOfWaitingLonger(2, 5, 60_000, 20_000)).toBe(1);
  });

  it('shortens the wait exponentially: 3 agents, 2 Erlangs, 180 s handling, 60 s', () => {
    expect(chanceOfWaitingLonger(3, 2, 180_000, 60_000)).toBeCloseTo((4 / 9) * Math.exp(-1 / 3), 10);
  });

  it('finds the fewest agents that meet a goal', () => {
    const goal = { waitMs: 20_000, share: 0.2 };
    const agents = agentsNeeded(10, 180_000, goal);
    expect(chanceOfWaitingLonger(agents, 10, 180_000, goal.waitMs)).toBeLessThanOrEqual(0.2);
    expect(chanceOfWaitingLonger(agents - 1, 10, 180_000, goal.waitMs)).toBeGreaterThan(0.2);
    expect(agentsNeeded(0, 180_000, goal)).toBe(0);
  });
});
