import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPollDelayMs } from '../../src/main/monitor/backoff.ts';
import { createFailure, failureCodes } from '../../src/shared/failure.ts';

const down = createFailure('vendor-down');
const auth = createFailure('auth');
const lowest = () => 0;
const highest = () => 1;
const span = (
  failure: Parameters<typeof toPollDelayMs>[0]['failure'],
  failuresInARow: number,
  intervalMs = 15_000,
) =>
  [lowest, highest].map((random) =>
    Math.round(toPollDelayMs({ failure, failuresInARow, intervalMs }, random)),
  );

describe('toPollDelayMs', () => {
  it('keeps to the interval, 10 % more or less, after a good answer', () => {
    expect(span(null, 0)).toEqual([13_500, 16_500]);
  });

  it.each([
    [1, [15_000, 30_000]],
    [2, [15_000, 60_000]],
    [3, [15_000, 120_000]],
    [4, [15_000, 240_000]],
    [5, [15_000, 300_000]],
    [5000, [15_000, 300_000]],
  ])('settled: spreads the retry after failure %i over %j', (failuresInARow, expected) => {
    expect(span(down, failuresInARow)).toEqual(expected);
  });

  it.each(['vendor-down', 'offline', 'proxy', 'timeout', 'rate-limited'] as const)(
    'settled: %s without a named pause backs off exponentially with full jitter, to 5 min at most',
    (code) => {
      const failure = createFailure(code);
      expect([1, 2, 3, 6].map((failures) => span(failure, failures))).toEqual([
        [15_000, 30_000],
        [15_000, 60_000],
        [15_000, 120_000],
        [15_000, 300_000],
      ]);
      // Anywhere in between, evenly.
      const at = (random: number) =>
        toPollDelayMs({ failure, failuresInARow: 2, intervalMs: 15_000 }, () => random);
      expect([0.25, 0.5, 0.75].map(at)).toEqual([26_250, 37_500, 48_750]);
    },
  );

  it.each([
    [1, [54_000, 66_000]],
    [2, [108_000, 132_000]],
    [3, [216_000, 264_000]],
    [4, [270_000, 300_000]],
    [5000, [270_000, 300_000]],
  ])('does not hammer where only a person can help, after failure %i', (failuresInARow, expected) => {
    expect(span(auth, failuresInARow)).toEqual(expected);
  });

  it('settled: waits as long as the vendor asks for and up to 10 % more, however long that is', () => {
    expect(span(createFailure('rate-limited', { retryAfterMs: 7_500 }), 9)).toEqual([7_500, 8_250]);
    expect(span(createFailure('vendor-down', { retryAfterMs: 3_600_000 }), 1)).toEqual([
      3_600_000, 3_960_000,
    ]);
  });

  it('makes no tight loop of a pause of nothing', () => {
    expect(span(createFailure('rate-limited', { retryAfterMs: 0 }), 1)).toEqual([1_000, 1_100]);
  });

  it('never asks a troubled vendor more often than a healthy one, even with an interval past the cap', () => {
    expect(span(down, 3, 600_000)).toEqual([600_000, 600_000]);
    expect(span(auth, 3, 600_000)[1]).toBe(600_000);
  });

  it('stays within its bounds for every failure', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...failureCodes),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 5_000, max: 3_600_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (code, failuresInARow, intervalMs, random) => {
          const failure = createFailure(code);
          const delayMs = toPollDelayMs({ failure, failuresInARow, intervalMs }, () => random);
          expect(delayMs).toBeGreaterThanOrEqual(0.9 * intervalMs);
          expect(delayMs).toBeLessThanOrEqual(Math.max(300_000, intervalMs));
        },
      ),
    );
  });
});
