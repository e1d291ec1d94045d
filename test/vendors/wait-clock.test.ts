import { describe, expect, it } from 'vitest';
import { createWaitClock, toWaitSince } from '../../src/main/vendors/wait-clock.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;
const truth = Date.UTC(2026, 2, 2, 9, 0, 0);

/** The waits that are told of people who began so long ago, one answer after another. */
function tell(clocks: { dateOffMs?: number; oursOffMs?: number }, ...answers: readonly number[][]) {
  const { dateOffMs = 0, oursOffMs = 0 } = clocks;
  const waits = createWaitClock(() => dateOffMs - oursOffMs);
  return answers.map((agesMs) => {
    const starts = agesMs.map((ageMs) => truth - ageMs);
    const now = waits.toNow(truth + dateOffMs, () => (starts.length === 0 ? null : Math.max(...starts)));
    return starts.map((start) => toWaitSince(start, now));
  });
}

describe('a wait', () => {
  it('is measured by the vendor’s clock where both clocks agree as far as clocks do', () => {
    expect(tell({ oursOffMs: 4 * minuteMs }, [90_000])).toEqual([[90_000]]);
    expect(tell({ oursOffMs: -4 * minuteMs }, [90_000])).toEqual([[90_000]]);
  });

  it('is right when this computer’s clock is ahead, by an hour or by a day', () => {
    expect(tell({ oursOffMs: hourMs }, [20 * minuteMs])).toEqual([[20 * minuteMs]]);
    expect(tell({ oursOffMs: 24 * hourMs }, [20 * minuteMs, 1_000])).toEqual([[20 * minuteMs, 1_000]]);
  });

  it('is right when this computer’s clock is behind, once somebody has just begun to wait, and unknown before', () => {
    expect(tell({ oursOffMs: -hourMs }, [20 * minuteMs], [21 * minuteMs, 2_000], [22 * minuteMs])).toEqual([
      [null],
      [21 * minuteMs, 2_000],
      [22 * minuteMs],
    ]);
  });

  it('is never too long when the vendor’s date is an hour ahead', () => {
    expect(tell({ dateOffMs: hourMs }, [20 * minuteMs, 2_000], [], [minuteMs])).toEqual([
      [null, null],
      [],
      [null],
    ]);
  });

  it('is never too short when the vendor’s date is an hour behind: our clock counts once it is shown to be right', () => {
    expect(tell({ dateOffMs: -hourMs }, [20 * minuteMs], [21 * minuteMs, 2_000], [62 * minuteMs])).toEqual([
      [null],
      [21 * minuteMs, 2_000],
      [62 * minuteMs],
    ]);
  });

  it('is unknown when neither clock can be right', () => {
    expect(tell({ dateOffMs: -2 * hourMs, oursOffMs: -hourMs }, [minuteMs])).toEqual([[null]]);
  });

  it('is judged anew when one of the clocks was set', () => {
    let skewMs = hourMs;
    const waits = createWaitClock(() => skewMs);
    expect(waits.toNow(truth, () => truth)).toBe(truth);
    skewMs = 2 * hourMs;
    expect(waits.toNow(truth + hourMs, () => truth)).toBeNull();
  });

  it('does not look for beginnings while the clocks agree', () => {
    const waits = createWaitClock(() => 0);
    const refuse = () => {
      throw new Error('looked for nothing');
    };
    expect(waits.toNow(truth, refuse)).toBe(truth);
  });
});
