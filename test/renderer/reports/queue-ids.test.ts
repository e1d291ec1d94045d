import { describe, expect, it } from 'vitest';
import { findTypedQueues, toChosenKeys, toQueueIds } from '../../../src/renderer/reports/queue-ids.ts';
import { toQueueKey } from '../../../src/renderer/reports/queue-listing.ts';

const listed = [
  ['emea', 'a-1'],
  ['emea', 'b/2'],
  ['us', '4101'],
].map(([connectionId = '', queueId = '']) => ({
  key: toQueueKey(connectionId, queueId),
  connectionId,
  queueId,
  name: queueId,
}));

describe('the queues that are ticked', () => {
  it('come back as they were chosen, whatever their ids hold', () => {
    const queueIds = { emea: ['b/2', '["x"]'], us: ['4101'] };
    expect(toQueueIds(toChosenKeys(queueIds))).toEqual(queueIds);
  });

  it('are no choice at all when none is left', () => {
    expect(toQueueIds([])).toBeNull();
    expect(toChosenKeys(null).size).toBe(0);
  });
});

describe('ids that are typed', () => {
  it('mean the queues that are listed, however they are separated', () => {
    const found = findTypedQueues(' a-1,4101;\nb/2 a-1 ', listed, ['emea', 'us']);
    expect(toQueueIds(found.keys)).toEqual({ emea: ['a-1', 'b/2'], us: ['4101'] });
    expect(found.unknown).toEqual([]);
  });

  it('are taken unlisted of one connection, and said to be so', () => {
    const found = findTypedQueues('a-1 new', listed.slice(0, 2), ['emea']);
    expect(toQueueIds(found.keys)).toEqual({ emea: ['a-1', 'new'] });
    expect(found.unknown).toEqual(['new']);
  });

  it('could be anybody’s where several are asked, and are not taken', () => {
    expect(findTypedQueues('new', listed, ['emea', 'us'])).toEqual({ keys: [], unknown: ['new'] });
  });
});
