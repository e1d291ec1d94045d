import { expect, it } from 'vitest';
import { limitTime } from '../src/main/time-limit.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';

it('answers what came in time, and leaves no timer behind', async () => {
  const clock = new SteppedClock();
  expect(await limitTime(clock, 1000, Promise.resolve('value'), () => 'otherwise')).toBe('value');
  expect(clock.timers).toBe(0);
});

it('answers something else when the time is over, whatever comes later', async () => {
  const clock = new SteppedClock();
  const { promise, reject } = Promise.withResolvers<string>();
  const limited = limitTime(clock, 1000, promise, () => 'otherwise');
  await clock.advance(1000);
  expect(await limited).toBe('otherwise');
  reject(new Error('too late'));
  await clock.advance(0);
});

it('fails as the promise does', async () => {
  const clock = new SteppedClock();
  const failing = limitTime(clock, 1000, Promise.reject(new Error('no')), () => 'otherwise');
  await expect(failing).rejects.toThrow('no');
  expect(clock.timers).toBe(0);
});
