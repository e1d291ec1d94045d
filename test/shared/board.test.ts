import { describe, expect, it } from 'vitest';
import { rowColumnsSchema } from '../../src/shared/board.ts';
import { isCurrent, toFreshness, toRowFreshness } from '../../src/shared/freshness.ts';
import { toBoardRow, toRowColumns } from '../../src/shared/row-columns.ts';
import { createRow } from '../fakes/alert-scene.ts';

describe('toFreshness', () => {
  it.each([
    [null, 'unknown'],
    [0, 'live'],
    [15_000, 'live'],
    [15_001, 'late'],
    [29_999, 'late'],
    [30_000, 'stale'],
  ] as const)('calls an age of %s at an interval of 10 s %s', (ageMs, expected) => {
    expect(toFreshness(ageMs, 10_000)).toBe(expected);
  });

  it('takes live and late figures for the present', () => {
    expect((['live', 'late', 'stale', 'unknown', 'gone'] as const).filter(isCurrent)).toEqual([
      'live',
      'late',
    ]);
  });
});

describe('toRowFreshness', () => {
  it.each([
    ['current', 0, 15_000, 'live'],
    ['current', 10_000, 10_000, 'late'],
    ['current', 20_000, 10_000, 'stale'],
    ['current', 0, null, 'unknown'],
    ['quiet', 0, 0, 'unknown'],
    ['gone', 0, 0, 'gone'],
    ['gone', 0, null, 'gone'],
  ] as const)(
    'calls a %s row %d ms behind an answer of %s ms ago right',
    (quality, lagMs, ageMs, expected) => {
      expect(toRowFreshness({ quality, lagMs }, ageMs, 10_000)).toBe(expected);
    },
  );
});

describe('rows as columns', () => {
  const full = createRow(
    {
      mediaType: 'chat',
      observedAt: 5,
      waiting: 0,
      longestWaitMs: 1,
      interacting: 2,
      agentsOnQueue: 3,
      agentsAvailable: 4,
      agentsBusy: 5,
      offered: 6,
      answered: 7,
      abandoned: 8,
      averageHandleMs: 9,
      averageWaitMs: 10,
      serviceLevel: { percent: 0, withinTarget: 0, total: 7, targetMs: 20_000, goalPercent: 80 },
      window: { from: 1, to: 2 },
    },
    { lagMs: 11, quality: 'gone', watched: false, targetMs: 20_000, goalPercent: 80 },
  );

  it('come back as they were, unknown figures as unknown ones', () => {
    const rows = [full, createRow({ queueId: 'q2' })];
    const columns = rowColumnsSchema.parse(toRowColumns(rows));
    expect(rows.map((_row, index) => toBoardRow(columns, index))).toEqual(rows);
  });

  it('say once what all rows have, and a queue’s name once for all its media, yet again for another queue of that name', () => {
    const media = (['voice', 'chat', 'email'] as const).map((mediaType, index) =>
      createRow({ queueId: index === 2 ? 'q2' : 'q1', queueName: 'Same', mediaType, waiting: index }),
    );
    const columns = toRowColumns(media);
    expect(columns).toMatchObject({
      queueId: ['q1', null, 'q2'],
      queueName: ['Same', null, 'Same'],
      mediaType: ['voice', 'chat', 'email'],
      waiting: [0, 1, 2],
      watched: [true],
    });
    expect(rowColumnsSchema.safeParse(columns).success).toBe(true);
    expect(media.map((_row, index) => toBoardRow(columns, index))).toEqual(media);
  });

  it('fill the row’s target from its service level where no list names one', () => {
    const columns = toRowColumns([{ ...full, targetMs: null, goalPercent: null }]);
    expect(columns).toMatchObject({ targetMs: [20_000], goalPercent: [80] });
  });

  it('do not make up a row that is not there', () => {
    expect(() => toBoardRow(toRowColumns([full]), 1)).toThrow('row 1 is missing');
  });
});
