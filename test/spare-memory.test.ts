import { beforeEach, describe, expect, it } from 'vitest';
import { collectGarbage, SpareMemory } from '../src/main/spare-memory.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';

let clock: SteppedClock;
let givenBack: number;
let isLookedAt: boolean;
let canGiveBack: boolean;
let warnings: string[];
let memory: SpareMemory;

beforeEach(() => {
  clock = new SteppedClock();
  givenBack = 0;
  isLookedAt = false;
  canGiveBack = true;
  warnings = [];
  memory = new SpareMemory({
    clock,
    isNobodyLooking: () => !isLookedAt,
    giveBack: () => {
      givenBack += 1;
      return canGiveBack;
    },
    log: { warn: (message) => warnings.push(message) },
  });
});

it('gives back once, some seconds after the last that was released', async () => {
  memory.release();
  await clock.advance(8_000);
  memory.release();
  await clock.advance(8_000);
  expect(givenBack).toBe(0);
  await clock.advance(60_000);
  expect(givenBack).toBe(1);
});

it('lets a window that was opened meanwhile go first', async () => {
  memory.release();
  isLookedAt = true;
  await clock.advance(60_000);
  expect(givenBack).toBe(0);
});

it('does nothing any more once it is stopped', async () => {
  memory.release();
  memory.stop();
  await clock.advance(60_000);
  expect(givenBack).toBe(0);
});

it('says once that nothing can be given back, and does not try again', async () => {
  canGiveBack = false;
  for (let round = 0; round < 3; round += 1) {
    memory.release();
    await clock.advance(60_000);
  }
  expect({ givenBack, warnings }).toEqual({ givenBack: 1, warnings: ['spare memory cannot be given back'] });
});

describe('collectGarbage', () => {
  it('frees what nothing holds any more', async () => {
    const dropped = new WeakRef({ name: 'dropped' });
    // A reference that was just made lives to the end of its job.
    await new Promise((resolve) => setImmediate(resolve));
    expect(collectGarbage()).toBe(true);
    expect(dropped.deref()).toBeUndefined();
  });

  it('asks for all that can be had: code that is not run any more goes too', () => {
    const asked: unknown[] = [];
    expect(collectGarbage(() => (how: unknown) => asked.push(how))).toBe(true);
    expect(asked).toEqual([{ type: 'major', execution: 'sync', flavor: 'last-resort' }]);
  });

  it('goes on without where there is no collector', () => {
    expect(collectGarbage(() => undefined)).toBe(false);
  });
});
