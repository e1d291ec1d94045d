import { expect, test } from 'vitest';
import { createBackgroundLane } from '../../src/main/vendors/background-lane.ts';
import { HastyClock } from './hasty-clock.ts';

const signal = new AbortController().signal;

test('one piece of work at a time', async () => {
  const lane = createBackgroundLane(new HastyClock(0));
  const work = Promise.withResolvers<void>();
  expect(lane.start(() => work.promise)).toBe(true);
  expect(lane.start(async () => {})).toBe(false);
  work.resolve();
  await lane.settle(null, signal);
  expect(lane.start(async () => {})).toBe(true);
});

test('a bug in the background is thrown to whoever waits next, once', async () => {
  const lane = createBackgroundLane(new HastyClock(0));
  lane.start(() => Promise.reject(new Error('a bug')));
  await expect(lane.settle(null, signal)).rejects.toThrow('a bug');
  await lane.settle(null, signal);
});

test('waiting ends with its time or its signal, the work goes on', async () => {
  const lane = createBackgroundLane(new HastyClock(0));
  const work = Promise.withResolvers<void>();
  lane.start(() => work.promise);
  await lane.settle(1000, signal);
  await lane.settle(null, AbortSignal.abort());
  expect(lane.start(async () => {})).toBe(false);
  work.resolve();
});
