import { describe, expect, it } from 'vitest';
import type { ConnectionStatus } from '../../src/shared/board.ts';
import type { Reading } from '../../src/shared/queue.ts';
import { toConnectionFreshness, toTotals } from '../../src/shared/totals.ts';
import { createRow } from '../fakes/alert-scene.ts';
import { createStatus } from '../fakes/board.ts';

const connection = (parts: Partial<ConnectionStatus> = {}) =>
  createStatus({ ageMs: 0, intervalMs: 10_000, nextPollInMs: 5_000, ...parts });
const us = { id: 'us', name: 'US' };
const waiting = (count: number | null, parts: Partial<Reading> = {}, row = {}) =>
  createRow({ waiting: count, ...parts }, row);

describe('toTotals', () => {
  it('adds up what waits in live media, unsplit rows included, and the rest apart', () => {
    const rows = [
      waiting(1, { mediaType: 'voice' }),
      waiting(2, { mediaType: 'chat' }),
      waiting(4, { mediaType: 'message' }),
      waiting(8, { mediaType: 'social' }),
      waiting(16, { mediaType: 'all', queueId: 'q2' }),
      waiting(32, { mediaType: 'email' }),
      waiting(64, { mediaType: 'callback' }),
      waiting(128, { mediaType: 'workitem' }),
      waiting(256, { mediaType: 'other' }),
    ];
    expect(toTotals(rows, [connection()])).toMatchObject({
      waiting: 31,
      waitingOtherMedia: 480,
      watchedRows: 9,
      leftOutConnectionIds: [],
    });
  });

  it('knows nothing where no count is known, and does not call it 0', () => {
    expect(toTotals([], [])).toMatchObject({ waiting: null, waitingOtherMedia: null, longestWait: null });
    expect(toTotals([waiting(null)], [connection()]).waiting).toBeNull();
    expect(toTotals([waiting(null), waiting(0, { queueId: 'q2' })], [connection()]).waiting).toBe(0);
  });

  it('leaves out queues that are not watched, quiet, or of a connection that is not there', () => {
    const rows = [
      waiting(1),
      waiting(2, { queueId: 'q2' }, { watched: false }),
      waiting(8, { queueId: 'q4' }, { quality: 'quiet' }),
      waiting(16, { connectionId: 'us' }),
    ];
    expect(toTotals(rows, [connection()])).toMatchObject({ waiting: 1, leftOutConnectionIds: [] });
  });

  it('leaves out stale and unanswered connections and says so', () => {
    const rows = [waiting(1), waiting(2, { connectionId: 'us' })];
    const late = connection({ ...us, ageMs: 29_999 });
    expect(toTotals(rows, [connection(), late])).toMatchObject({ waiting: 3, leftOutConnectionIds: [] });
    const stale = connection({ ...us, ageMs: 30_000 });
    expect(toTotals(rows, [connection(), stale])).toMatchObject({ waiting: 1, leftOutConnectionIds: ['us'] });
    const unanswered = connection({ ...us, ageMs: null });
    expect(toTotals([], [unanswered]).leftOutConnectionIds).toEqual(['us']);
  });

  it('leaves out rows that lag too far behind their connection and says so', () => {
    const rows = [waiting(1), waiting(2, { queueId: 'q2' }, { lagMs: 30_000 })];
    expect(toTotals(rows, [connection()])).toMatchObject({ waiting: 1, leftOutConnectionIds: ['emea'] });
  });

  it('says so where a watched queue is gone or its count is not known', () => {
    const gone = waiting(4, { queueId: 'q3' }, { quality: 'gone' });
    expect(toTotals([waiting(1), gone], [connection()])).toMatchObject({
      waiting: 1,
      leftOutConnectionIds: ['emea'],
    });
    const unwatched = { ...gone, watched: false };
    expect(toTotals([waiting(1), unwatched], [connection()]).leftOutConnectionIds).toEqual([]);
    const uncounted = [waiting(1), waiting(null, { queueId: 'q2' })];
    expect(toTotals(uncounted, [connection()])).toMatchObject({
      waiting: 1,
      leftOutConnectionIds: ['emea'],
    });
    expect(toTotals(uncounted, [connection({ givesWaiting: false })]).leftOutConnectionIds).toEqual([]);
    const email = [waiting(1), waiting(null, { mediaType: 'email' })];
    expect(toTotals(email, [connection()]).leftOutConnectionIds).toEqual([]);
  });

  it('does not take an answer without any queue for an empty one', () => {
    expect(toTotals([], [connection()])).toMatchObject({ waiting: null, leftOutConnectionIds: ['emea'] });
  });

  it('knows how old the oldest figure is that counts', () => {
    const rows = [waiting(1), waiting(2, { queueId: 'q2' }, { lagMs: 9_000 })];
    expect(toTotals(rows, [connection({ ageMs: 2_000 })], 1_000).oldestAgeMs).toBe(12_000);
    expect(toTotals(rows, [connection({ ageMs: null })]).oldestAgeMs).toBeNull();
  });

  it('lets time pass between messages', () => {
    const rows = [waiting(1)];
    expect(toTotals(rows, [connection()], 29_999)).toMatchObject({ waiting: 1, oldestAgeMs: 29_999 });
    expect(toTotals(rows, [connection()], 30_000).waiting).toBeNull();
    expect(toConnectionFreshness(connection({ ageMs: 10_000 }), 5_001)).toBe('late');
  });

  it('finds the longest wait of live media and lets it grow with its age', () => {
    const rows = [
      createRow({ longestWaitMs: 40_000 }),
      createRow({ queueId: 'q2', longestWaitMs: 38_000 }, { lagMs: 5_000 }),
      createRow({ queueId: 'q3', longestWaitMs: 900_000, mediaType: 'email' }),
      createRow({ queueId: 'q4', longestWaitMs: 0 }),
    ];
    const { longestWait } = toTotals(rows, [connection({ ageMs: 2_000 })], 1_000);
    expect(longestWait).toMatchObject({ waitMs: 46_000, row: { reading: { queueId: 'q2' } } });
    expect(toTotals([createRow({ longestWaitMs: 0 })], [connection()], 9_000).longestWait).toBeNull();
    const justCome = createRow({ waiting: 1, longestWaitMs: 0 });
    expect(toTotals([justCome], [connection()], 9_000).longestWait).toMatchObject({ waitMs: 9_000 });
  });
});
