import { describe, expect, it } from 'vitest';
import { mediaTypes } from '../../src/shared/media-type.ts';
import { toNextMiss, toRowNextMiss, type WaitFacts } from '../../src/shared/next-miss.ts';
import { createRow } from '../fakes/alert-scene.ts';

const facts = (parts: Partial<WaitFacts> = {}): WaitFacts => ({
  waiting: 1,
  longestWaitMs: 6_000,
  targetMs: 20_000,
  ageMs: 5_000,
  ...parts,
});

describe('toNextMiss', () => {
  it.each<[string, Partial<WaitFacts>, number | null]>([
    ['is what the oldest has left: 20 s less 6 s, less 5 s since', {}, 9_000],
    ['counts down as time passes', { ageMs: 5_999 }, 8_001],
    ['does not depend on how many wait', { waiting: 14 }, 9_000],
    ['is the moment itself at the target', { ageMs: 14_000 }, 0],
    ['is how long ago it was once past the target', { ageMs: 21_500 }, -7_500],
    ['knows one who has just come', { longestWaitMs: 0, ageMs: 0 }, 20_000],
    ['needs no count where a wait says that somebody waits', { waiting: null }, 9_000],
    ['is none where nobody waits', { waiting: 0 }, null],
    ['is none where no count and no wait is known', { waiting: null, longestWaitMs: null }, null],
    ['is none where a wait of 0 stands alone', { waiting: null, longestWaitMs: 0 }, null],
    ['is none where people wait and nobody knows since when', { waiting: 3, longestWaitMs: null }, null],
    ['is none without a target', { targetMs: null }, null],
    ['is none with a target of 0', { targetMs: 0 }, null],
  ])('%s', (_, parts, expected) => {
    expect(toNextMiss(facts(parts))).toBe(expected);
  });
});

describe('toRowNextMiss', () => {
  const level = { percent: null, withinTarget: null, total: null, goalPercent: null };
  const reading = { waiting: 2, longestWaitMs: 6_000 } as const;

  it('takes the queue’s listed target, else the one its service level names', () => {
    const own = { ...reading, serviceLevel: { ...level, targetMs: 30_000 } };
    expect(toRowNextMiss(createRow(own, { targetMs: 20_000 }), 'live', 5_000)).toBe(9_000);
    expect(toRowNextMiss(createRow(own), 'live', 5_000)).toBe(19_000);
    expect(toRowNextMiss(createRow(reading), 'live', 5_000)).toBeNull();
  });

  it('judges current figures only', () => {
    const row = createRow(reading, { targetMs: 20_000 });
    const answers = (['live', 'late', 'stale', 'unknown', 'gone'] as const).map((freshness) =>
      toRowNextMiss(row, freshness, 5_000),
    );
    expect(answers).toEqual([9_000, 9_000, null, null, null]);
  });

  it('knows of media in which people wait in person', () => {
    const known = mediaTypes.filter(
      (mediaType) =>
        toRowNextMiss(createRow({ ...reading, mediaType }, { targetMs: 20_000 }), 'live', 0) !== null,
    );
    expect(known).toEqual(['voice', 'chat', 'message', 'social', 'all']);
  });
});
