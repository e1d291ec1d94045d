import { expect, test } from 'vitest';
import { type Deadline, startDeadline } from '../../src/cli/deadline.ts';
import { repeatUntilDeadline } from '../../src/cli/repeat.ts';
import { createFailure, type FailureCode } from '../../src/shared/failure.ts';
import { failed, ok, type Result } from '../../src/shared/result.ts';
import { SteppedClock } from '../fakes/stepped-clock.ts';

// When one answer that somebody waits for is asked for again, on a clock that moves by hand.

const second = 1000;
const never = new AbortController().signal;

/** Answers as told, the last answer for ever, and notes when it was asked. */
function run(answers: readonly Result<string>[], random: () => number = () => 0.5) {
  const clock = new SteppedClock();
  const askedAt: number[] = [];
  const deadline: Deadline = startDeadline(clock, 30 * second, never);
  const ended: { result?: Result<string>; at?: number } = {};
  const attempt = async () => {
    askedAt.push(clock.monotonic());
    return answers[askedAt.length - 1] ?? answers.at(-1) ?? ok('answer');
  };
  void repeatUntilDeadline(attempt, deadline, clock, random).then((result) => {
    Object.assign(ended, { result, at: clock.monotonic() });
    deadline.end();
  });
  return { clock, askedAt, ended };
}

test.each<FailureCode>(['vendor-down', 'offline', 'timeout', 'proxy', 'rate-limited'])(
  'settled: %s is repeated until the time-out, and its last word is the result',
  async (code) => {
    const { clock, askedAt, ended } = run([failed(createFailure(code))]);
    await clock.advance(60 * second);
    // Half a second doubled each time, of which half of nine tenths and a tenth: 275, 550, 1100, …
    expect(askedAt).toEqual([0, 275, 825, 1925, 4125, 8525, 17_325]);
    // The next one would come 17.6 s later, past the 30 s.
    expect(ended).toMatchObject({ result: { failure: { code } }, at: 17_325 });
  },
);

test('settled: a repeat that goes well is the answer', async () => {
  const down = failed(createFailure('vendor-down'));
  const { clock, askedAt, ended } = run([down, down, ok('at last')]);
  await clock.advance(60 * second);
  expect(ended.result).toEqual(ok('at last'));
  expect(askedAt).toHaveLength(3);
});

test.each([
  [4, 2],
  [40, 1],
])('settled: a wait of %i s that would pass a time-out of 30 s ends at once', async (seconds, times) => {
  const named = failed(createFailure('rate-limited', { retryAfterMs: seconds * second }));
  const { clock, askedAt, ended } = run([named, ok('answer')]);
  await clock.advance(0);
  if (times === 1) expect(ended).toMatchObject({ result: named, at: 0 });
  await clock.advance(60 * second);
  expect(askedAt).toHaveLength(times);
});

test('settled: a named pause is waited for, and up to a tenth more', async () => {
  const named = failed(createFailure('rate-limited', { retryAfterMs: 7 * second }));
  for (const [random, at] of [
    [0, 7000],
    [1, 7700],
  ] as const) {
    const { clock, askedAt } = run([named, ok('answer')], () => random);
    await clock.advance(60 * second);
    expect(askedAt.map(Math.round)).toEqual([0, at]);
  }
});

test.each<FailureCode>([
  'bad-answer',
  'auth',
  'permission',
  'bad-request',
  'not-found',
  'unsupported',
  'tls',
])('settled: %s is not repeated', async (code) => {
  const { clock, askedAt, ended } = run([failed(createFailure(code)), ok('answer')]);
  await clock.advance(60 * second);
  expect(askedAt).toEqual([0]);
  expect(ended).toMatchObject({ result: { failure: { code } }, at: 0 });
});
