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

  it('is right when this computer’s clock is behind, once two have just begun to wait, and unknown before', () => {
    const answers = [[20 * minuteMs], [21 * minuteMs, 2_000], [22 * minuteMs, 1_000], [23 * minuteMs]];
    expect(tell({ oursOffMs: -hourMs }, ...answers)).toEqual([[null], [null, null], ...answers.slice(2)]);
  });

  it('takes one beginning that is named twice for one', () => {
    expect(tell({ oursOffMs: -hourMs }, [2_000], [2_000])).toEqual([[null], [null]]);
  });

  it('is never too long when the vendor’s date is an hour ahead', () => {
    expect(tell({ dateOffMs: hourMs }, [20 * minuteMs, 2_000], [], [1_000], [0])).toEqual([
      [null, null],
      [],
      [null],
      [null],
    ]);
  });

  it('is never too short when the vendor’s date is an hour behind: our clock counts once it is shown to be right', () => {
    const answers = [[20 * minuteMs], [2_000], [21 * minuteMs, 1_000], [62 * minuteMs]];
    expect(tell({ dateOffMs: -hourMs }, ...answers)).toEqual([[null], [null], ...answers.slice(2)]);
  });

  it('is right by clocks that differ little more than what is told of, though a machine of the vendor is ahead', () => {
    for (const aheadMs of [300_000, 320_000, 359_000])
      expect(tell({ oursOffMs: aheadMs }, [90_000, -25_000], [90_000, -26_000], [90_000])).toEqual([
        [90_000, 0],
        [90_000, 0],
        [90_000],
      ]);
  });

  it('is unknown after one beginning that is to come, and right again once three more have begun as usual', () => {
    const toCome = -56 * minuteMs;
    const answers = [[50_000], [40_000], [40_000, toCome], [30_000], [20_000], [10_000], [20 * minuteMs]];
    const unknown = [[null, null], [null], [null]];
    expect(tell({ oursOffMs: hourMs }, ...answers)).toEqual([
      ...answers.slice(0, 2),
      ...unknown,
      ...answers.slice(5),
    ]);
  });

  it('is measured by the later clock no longer than beginnings speak for it', () => {
    // By the later clock, an hour ahead, those two have just begun; everybody else began by the earlier one.
    const waits = createWaitClock(() => -hourMs);
    const toNow = (atMs: number, beganAtMs: number) => waits.toNow(truth + atMs, () => truth + beganAtMs);
    expect(toNow(0, hourMs - 10_000)).toBeNull();
    expect(toNow(10_000, hourMs)).toBe(truth + 10_000 + hourMs);
    expect(toNow(69_000, 60_000)).toBe(truth + 69_000 + hourMs);
    expect(toNow(70_000, 60_000)).toBeNull();
    expect(toNow(80_000, hourMs + 20_000)).toBeNull();
  });

  it('is not measured by an old beginning: it speaks for neither clock', () => {
    const waits = createWaitClock(() => -hourMs);
    const ask = (newest: number) => waits.toNow(truth, () => newest);
    expect(ask(truth + 10 * minuteMs)).toBeNull();
    for (const agoMs of [3, 2, 1]) expect(ask(truth - 2 * hourMs - agoMs)).toBeNull();
  });

  it('is unknown when neither clock can be right', () => {
    expect(tell({ dateOffMs: -2 * hourMs, oursOffMs: -hourMs }, [minuteMs])).toEqual([[null]]);
  });

  it('is judged anew when one of the clocks was set', () => {
    let skewMs = hourMs;
    const waits = createWaitClock(() => skewMs);
    expect(waits.toNow(truth, () => truth - 1)).toBeNull();
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
