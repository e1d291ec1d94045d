import { describe, expect, it } from 'vitest';
import { PollPace } from '../../src/main/monitor/poll-pace.ts';
import type { VendorLoad } from '../../src/main/vendors/vendor.ts';
import { createFailure } from '../../src/shared/failure.ts';

const refusal = createFailure('rate-limited');
const unknown: VendorLoad = {
  requestsPerMinute: 4,
  allowedPerMinute: null,
  requestsPerPoll: 1,
  usedShare: null,
};
/** Genesys Cloud's limit (300 a minute), with four polls of so many requests in the last minute. */
const costing = (requestsPerPoll: number, usedShare: number | null = null): VendorLoad => ({
  requestsPerMinute: 4 * requestsPerPoll,
  allowedPerMinute: 300,
  requestsPerPoll,
  usedShare,
});
const facts = ({ intervalMs, reason }: PollPace) => [intervalMs, reason];

it('asks half as often after each refusal, down to once a minute', () => {
  const pace = new PollPace(10_000);
  const after = [1, 2, 3, 4].map((second) => {
    pace.note(refusal, unknown, second * 1000);
    return pace.intervalMs;
  });
  expect(after).toEqual([20_000, 40_000, 60_000, 60_000]);
});

it('takes no other failure for a refusal, and leaves a slower pace that was chosen', () => {
  const pace = new PollPace(10_000);
  pace.note(createFailure('vendor-down'), unknown, 1000);
  expect(pace.intervalMs).toBe(10_000);
  const slow = new PollPace(300_000);
  slow.note(refusal, unknown, 1000);
  expect(slow.intervalMs).toBe(300_000);
});

it('tries the next faster pace after ten minutes without a refusal', () => {
  const pace = new PollPace(10_000);
  pace.note(refusal, unknown, 0);
  pace.note(refusal, unknown, 60_000);
  pace.note(null, unknown, 659_999);
  expect(pace.intervalMs).toBe(40_000);
  pace.note(null, unknown, 660_000);
  expect(pace.intervalMs).toBe(20_000);
  pace.note(null, unknown, 700_000);
  expect(pace.intervalMs).toBe(20_000);
  pace.note(null, unknown, 1_260_000);
  expect(pace.intervalMs).toBe(10_000);
});

it('says that the vendor refused more', () => {
  const pace = new PollPace(10_000);
  expect(facts(pace)).toEqual([10_000, null]);
  pace.note(refusal, unknown, 1000);
  expect(facts(pace)).toEqual([20_000, 'refused']);
});

describe('within the budget', () => {
  // 80 % of 300 a minute is 240: 60 requests may be asked every 15 s, 61 every 15.25 s, 400 every 100 s.
  it.each([
    [60, 15_000, null],
    [61, 16_000, 'budget'],
    [120, 30_000, 'budget'],
    [400, 100_000, 'budget'],
  ])(
    'settled: polls that need more than 80 % of the budget stretch the interval (%i requests: %i ms)',
    (requestsPerPoll, intervalMs, reason) => {
      const pace = new PollPace(15_000);
      pace.note(null, costing(requestsPerPoll), 0);
      expect(facts(pace)).toEqual([intervalMs, reason]);
    },
  );

  it('comes back when polls get cheaper, and takes no failed poll for a cheap one', () => {
    const pace = new PollPace(15_000);
    pace.note(null, costing(120), 0);
    pace.note(createFailure('timeout'), costing(1), 30_000);
    expect(pace.intervalMs).toBe(30_000);
    pace.note(null, costing(10), 60_000);
    expect(facts(pace)).toEqual([15_000, null]);
  });

  it('has no opinion where no limit is known', () => {
    const pace = new PollPace(15_000);
    pace.note(null, { ...unknown, requestsPerPoll: 5_000 }, 0);
    expect(facts(pace)).toEqual([15_000, null]);
  });
});

describe('beside others on the same client', () => {
  it.each([
    [0.8, 15_000, null],
    [0.81, 24_375, 'shared-counter'],
    [0.9, 41_250, 'shared-counter'],
    [1, 60_000, 'shared-counter'],
  ])(
    'settled: the poll slows down before the 429 (a counter at %d: %i ms)',
    (usedShare, intervalMs, reason) => {
      const pace = new PollPace(15_000);
      pace.note(null, costing(1, usedShare), 0);
      expect(facts(pace)).toEqual([intervalMs, reason]);
    },
  );

  it('comes back by and by when the counter falls', () => {
    const pace = new PollPace(15_000);
    pace.note(null, costing(1, 1), 0);
    const after = [1, 2, 3, 4].map((poll) => {
      pace.note(null, costing(1, 0.1), poll * 60_000);
      return pace.intervalMs;
    });
    expect(after).toEqual([40_000, 26_667, 17_778, 15_000]);
    expect(pace.reason).toBeNull();
  });

  it('never stretches past a minute for it', () => {
    const pace = new PollPace(30_000);
    pace.note(null, costing(1, 1), 0);
    expect(pace.intervalMs).toBe(60_000);
    const slow = new PollPace(120_000);
    slow.note(null, costing(1, 1), 0);
    expect(facts(slow)).toEqual([120_000, null]);
  });

  // 270 of 300 used: our four polls took 30 × 4 = 120 or 40 × 4 = 160 of them.
  it.each([
    [30, 'shared-counter'],
    [40, 'budget'],
  ])('blames others only where they took the greater part (%i requests: %s)', (requestsPerPoll, reason) => {
    const pace = new PollPace(15_000);
    pace.note(null, costing(requestsPerPoll, 0.9), 0);
    expect(facts(pace)).toEqual([41_250, reason]);
    pace.note(null, costing(requestsPerPoll, 0.1), 60_000);
    expect(pace.reason).toBe(reason);
  });

  it('is not slowed down by our own report, which waits by itself', () => {
    const pace = new PollPace(15_000);
    // 246 of 300 used, 236 of them by a report.
    pace.note(null, { ...costing(1, 0.82), requestsPerMinute: 240 }, 0);
    expect(facts(pace)).toEqual([15_000, null]);
    // 290 of 300 used, 40 of them by a report: 250 are left, 83.3 %.
    pace.note(null, { ...costing(1, 290 / 300), requestsPerMinute: 44 }, 15_000);
    expect(facts(pace)).toEqual([28_750, 'shared-counter']);
  });
});

describe('near a level', () => {
  /** Polls of so many requests, all well, with a queue near a level. */
  const near = (load: Parameters<PollPace['note']>[1], chosenMs = 15_000) => {
    const pace = new PollPace(chosenMs);
    pace.note(null, load, 0);
    pace.setNear(true, 0);
    return pace;
  };

  it('asks every five seconds until it has been over for a minute', () => {
    const pace = near(costing(1));
    expect(facts(pace)).toEqual([5_000, 'near-level']);
    pace.setNear(false, 59_999);
    expect(facts(pace)).toEqual([5_000, 'near-level']);
    pace.setNear(false, 60_000);
    expect(facts(pace)).toEqual([15_000, null]);
  });

  it('does not go to and fro with a count that does', () => {
    const pace = near(costing(1));
    const after = [1, 2, 3, 4, 5, 6].map((poll) => {
      pace.note(null, costing(1), poll * 5_000);
      pace.setNear(poll % 2 === 0, poll * 5_000);
      return pace.intervalMs;
    });
    expect(after).toEqual([5_000, 5_000, 5_000, 5_000, 5_000, 5_000]);
  });

  it('does not go to and fro with a counter that begins anew each minute', () => {
    const pace = near(costing(1));
    // Others take 60 % of each minute, evenly: the counter reads 15, 30, 45, 60 %.
    const after = Array.from({ length: 12 }, (_none, poll) => {
      const now = (poll + 1) * 15_000;
      pace.note(null, costing(1, ((poll % 4) + 1) * 0.15), now);
      pace.setNear(true, now);
      return pace.intervalMs;
    });
    expect(after.slice(3)).toEqual(Array(9).fill(15_000));
  });

  it('is fast again two minutes after it was too much', () => {
    const pace = near(costing(13));
    pace.note(null, costing(1), 119_999);
    expect(pace.intervalMs).toBe(15_000);
    pace.note(null, costing(1), 120_000);
    expect(pace.intervalMs).toBe(15_000);
    pace.setNear(true, 120_000);
    expect(pace.intervalMs).toBe(5_000);
  });

  it('promises no younger figures for it, so that nothing turns old sooner than by the chosen pace', () => {
    const pace = near(costing(1));
    expect([pace.intervalMs, pace.promisedMs]).toEqual([5_000, 15_000]);
    pace.note(refusal, costing(1), 5_000);
    expect([pace.intervalMs, pace.promisedMs]).toEqual([30_000, 30_000]);
  });

  // Half of 300 a minute is 150; twelve polls a minute of 12 requests are 144, of 13 they are 156.
  it.each([
    ['less than half of the budget goes', costing(12), 5_000],
    ['more than half of the budget would go', costing(13), 15_000],
    ['others have used half of it', costing(1, 0.5), 15_000],
    ['the vendor names no limit', unknown, 15_000],
  ])('where %s', (_what, load, intervalMs) => {
    expect(near(load).intervalMs).toBe(intervalMs);
  });

  it('leaves the floor to those who chose it', () => {
    expect(facts(near(costing(1), 5_000))).toEqual([5_000, null]);
  });

  it.each([
    ['refused', refusal],
    ['in trouble', createFailure('timeout')],
  ])('does not hurry a vendor that is %s', (_what, failure) => {
    const pace = near(costing(1));
    pace.note(failure, costing(1), 1000);
    expect(pace.reason).not.toBe('near-level');
    expect(pace.intervalMs).toBeGreaterThanOrEqual(15_000);
  });
});
