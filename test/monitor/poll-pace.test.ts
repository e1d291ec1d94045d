import { expect, it } from 'vitest';
import { PollPace } from '../../src/main/monitor/poll-pace.ts';
import { createFailure } from '../../src/shared/failure.ts';

const refusal = createFailure('rate-limited');

it('asks half as often after each refusal, down to once a minute', () => {
  const pace = new PollPace(10_000);
  const after = [1, 2, 3, 4].map((second) => {
    pace.note(refusal, second * 1000);
    return pace.intervalMs;
  });
  expect(after).toEqual([20_000, 40_000, 60_000, 60_000]);
});

it('takes no other failure for a refusal, and leaves a slower pace that was chosen', () => {
  const pace = new PollPace(10_000);
  pace.note(createFailure('vendor-down'), 1000);
  expect(pace.intervalMs).toBe(10_000);
  const slow = new PollPace(300_000);
  slow.note(refusal, 1000);
  expect(slow.intervalMs).toBe(300_000);
});

it('tries the next faster pace after ten minutes without a refusal', () => {
  const pace = new PollPace(10_000);
  pace.note(refusal, 0);
  pace.note(refusal, 60_000);
  pace.note(null, 659_999);
  expect(pace.intervalMs).toBe(40_000);
  pace.note(null, 660_000);
  expect(pace.intervalMs).toBe(20_000);
  pace.note(null, 700_000);
  expect(pace.intervalMs).toBe(20_000);
  pace.note(null, 1_260_000);
  expect(pace.intervalMs).toBe(10_000);
});
