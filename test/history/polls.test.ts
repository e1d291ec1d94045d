import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toRowKey } from '../../src/shared/row-key.ts';
import { createReading, hourMs, monday, StoreScene } from './history-scene.ts';

let scene: StoreScene;

beforeEach(() => {
  scene = StoreScene.open();
});
afterEach(() => scene.end());

const reopen = () => {
  scene = scene.reopen();
};

/** Two queues, every 15 s: one changes all the time, the other never. */
const pollsOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const at = from + index * 15_000;
    return {
      at,
      connectionId: 'emea',
      readings: [
        createReading(1, at, { waiting: index % 7, longestWaitMs: (index % 7) * 1_000, agentsAvailable: 2 }),
        createReading(2, at, { waiting: 0, longestWaitMs: 0, agentsAvailable: null }),
      ],
    };
  });

describe('kept polls', () => {
  it('come back whole and in order, unchanged ones too, over the end of hours and a restart', () => {
    const polls = pollsOf(monday + 100, 600);
    for (const { at, readings } of polls.slice(0, 300)) scene.keep(at, readings);
    reopen();
    for (const { at, readings } of polls.slice(300)) scene.keep(at, readings);
    expect(scene.past(monday, monday + 3 * hourMs)).toEqual(polls);
    reopen();
    expect(scene.past(monday, monday + 3 * hourMs)).toEqual(polls);
    expect(scene.past(monday + 100 + 15_000, monday + 100 + 45_000)).toEqual(polls.slice(1, 3));
  });

  it('leave a gap where no poll answered, and know a row that an answer left out', () => {
    const [first, second, third] = pollsOf(monday, 3);
    if (!first || !second || !third) throw new Error('three polls');
    scene.keep(first.at, first.readings);
    scene.keep(second.at, second.readings.slice(0, 1));
    scene.keep(second.at + 600_000, []);
    scene.keep(third.at + 1_200_000, third.readings);
    const shown = scene
      .past(monday, monday + hourMs)
      .map(({ at, readings }) => [at - monday, readings.map(({ queueId }) => queueId)]);
    expect(shown).toEqual([
      [0, ['queue-1', 'queue-2']],
      [15_000, ['queue-1']],
      [615_000, []],
      [1_230_000, ['queue-1', 'queue-2']],
    ]);
  });

  it('of several connections are told in the order of time', () => {
    scene.keep(monday, [createReading(1, monday)]);
    scene.keep(monday + 5_000, [{ ...createReading(1, monday), connectionId: 'us' }], 'us');
    scene.keep(monday + 10_000, [createReading(1, monday + 10_000)]);
    expect(scene.past(monday, monday + hourMs).map(({ connectionId }) => connectionId)).toEqual([
      'emea',
      'us',
      'emea',
    ]);
  });

  it('survive a clock that was set back', () => {
    const before = pollsOf(monday + 1_800_000, 4);
    const after = pollsOf(monday + 600_000, 4);
    for (const { at, readings } of [...before, ...after]) scene.keep(at, readings);
    reopen();
    scene.tidy(monday + hourMs);
    expect(scene.past(monday, monday + hourMs)).toEqual([...after, ...before]);
  });

  it('have the queue’s newest name', () => {
    scene.keep(monday, [createReading(1, monday)]);
    scene.keep(monday + 15_000, [{ ...createReading(1, monday + 15_000), queueName: 'Sales' }]);
    reopen();
    expect(scene.past(monday, monday + hourMs).map(({ readings }) => readings[0]?.queueName)).toEqual([
      'Sales',
      'Sales',
    ]);
  });

  it('are kept of a queue whose id no file can hold as it is, over a restart', () => {
    const odd = ['a\0b', '', '\ud800'];
    for (let run = 0; run < 2; run += 1) {
      const at = monday + run * 60_000;
      scene.keep(
        at,
        odd.map((queueId, index) => createReading(index, at, { queueId, waiting: index })),
      );
      reopen();
    }
    const past = scene.past(monday, monday + hourMs);
    expect(past.map(({ readings }) => readings.map(({ queueId }) => queueId))).toEqual([
      ['a\0b', '', '\ufffd'],
      ['a\0b', '', '\ufffd'],
    ]);
    expect(past[1]?.readings.map(({ waiting }) => waiting)).toEqual([0, 1, 2]);
  });

  it('can be asked by connection and row', () => {
    scene.keep(monday, [createReading(1, monday), createReading(2, monday)]);
    scene.keep(monday, [{ ...createReading(1, monday), connectionId: 'us' }], 'us');
    const question = {
      hour: monday / hourMs,
      connectionId: 'emea',
      rowKeys: [toRowKey(createReading(2, monday))],
    };
    expect(scene.store.ask({ name: 'pastHour', question })).toMatchObject([
      { connectionId: 'emea', rows: [{ identity: { queueId: 'queue-2' } }] },
    ]);
  });
});
