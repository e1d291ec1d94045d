import { expect, it } from 'vitest';
import { toRowKey } from '../../src/shared/queue.ts';

it('makes a key of any id, even of half a character', () => {
  const key = (queueId: string) => toRowKey({ connectionId: 'emea', queueId, mediaType: 'voice' });
  expect(key('a/b')).toBe('emea/a%2Fb/voice');
  expect(key('\ud83d')).toBe('emea/%EF%BF%BD/voice');
});
