import { expect, it } from 'vitest';
import { PageCrashes } from '../src/main/page-crashes.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';

it('has a page loaded again three times a minute, each window for itself', async () => {
  const clock = new SteppedClock();
  const crashes = new PageCrashes(clock);
  const notes = () => Array.from({ length: 4 }, () => crashes.note('main'));
  expect(notes()).toEqual([true, true, true, false]);
  expect(crashes.note('strip')).toBe(true);
  await clock.advance(59_999);
  expect(crashes.note('main')).toBe(false);
  await clock.advance(60_000);
  expect(notes()).toEqual([true, true, true, false]);
});
