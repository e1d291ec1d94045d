import { describe, expect, it } from 'vitest';
import { isMet } from '../../bench/bench-row.ts';
import { hasPassed, judgeSoak, type SoakSample } from '../../bench/soak-verdict.ts';

const limits = { historyBytes: 6_000_000, logBytes: 4_100_000 };

/** 48 looks at a day of 5,760 polls; the heap goes up and down by up to 0.4 MB, as the hours of a centre do. */
function toDay(
  change: (sample: SoakSample, index: number) => Partial<SoakSample> = () => ({}),
): SoakSample[] {
  return Array.from({ length: 48 }, (_, index) => {
    const sample = {
      polls: (index + 1) * 120,
      heapBytes: 26_000_000 + ((index * 7) % 5) * 100_000,
      externalBytes: 11_400_000,
      residentBytes: 385_000_000 + ((index * 5) % 7) * 600_000,
      handles: 3,
      timers: 4,
      historyBytes: 5_500_000,
      historyLogBytes: 4_214_792,
      logBytes: 40_000,
    };
    return { ...sample, ...change(sample, index) };
  });
}

const missedOf = (samples: SoakSample[]) =>
  judgeSoak(samples, limits)
    .filter((row) => isMet(row) === false)
    .map(({ name }) => name);

describe('a simulated day', () => {
  it('passes where everything stays level', () => {
    expect(missedOf(toDay())).toEqual([]);
    expect(hasPassed(judgeSoak(toDay(), limits))).toBe(true);
  });

  it('passes where memory is taken up at the beginning only', () => {
    const day = toDay(({ heapBytes }, index) => (index < 10 ? { heapBytes: heapBytes + 9_000_000 } : {}));
    expect(missedOf(day)).toEqual([]);
  });

  it('fails where each poll leaves 600 bytes behind', () => {
    const day = toDay(({ heapBytes, polls }) => ({ heapBytes: heapBytes + polls * 600 }));
    expect(missedOf(day)).toEqual(['heap: growth with each poll']);
    expect(hasPassed(judgeSoak(day, limits))).toBe(false);
  });

  it('fails where each poll leaves a buffer beside the heap', () => {
    const day = toDay(({ externalBytes, polls }) => ({ externalBytes: externalBytes + polls * 600 }));
    expect(missedOf(day)).toEqual(['buffers beside the heap: growth with each poll']);
  });

  it('fails where the thread of the history or SQLite takes ever more', () => {
    const day = toDay(({ residentBytes, polls }) => ({ residentBytes: residentBytes + polls * 8_000 }));
    expect(missedOf(day)).toEqual(['resident memory: growth over the run']);
  });

  it('fails where a handle or a timer is left behind every other hour', () => {
    const day = toDay((_sample, index) => ({
      handles: 3 + Math.floor(index / 4),
      timers: 4 + Math.floor(index / 4),
    }));
    expect(missedOf(day)).toEqual(['handles: growth over the run', 'timers: growth over the run']);
  });

  it('fails where a file passes its limit', () => {
    const day = toDay((_sample, index) =>
      index === 40 ? { historyBytes: 6_000_001, historyLogBytes: 8_000_001, logBytes: 4_100_001 } : {},
    );
    expect(missedOf(day)).toEqual([
      'history: largest file',
      'history: largest write-ahead log',
      'log: largest, both files',
    ]);
  });

  it('fails where there are too few looks to tell', () => {
    expect(missedOf(toDay().slice(0, 10))).toContain('heap: growth with each poll');
  });
});
