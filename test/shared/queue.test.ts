import { expect, it } from 'vitest';
import { parseRowKey, toRowKey } from '../../src/shared/row-key.ts';

it('makes a key of any id, even of half a character', () => {
  const key = (queueId: string) => toRowKey({ connectionId: 'emea', queueId, mediaType: 'voice' });
  expect(key('a/b')).toBe('emea/a%2Fb/voice');
  expect(key('\ud83d')).toBe('emea/%EF%BF%BD/voice');
});

it('takes a key apart again, and nothing that is none', () => {
  const row = { connectionId: 'emea / 2', queueId: 'ä%/b', mediaType: 'chat' } as const;
  expect(parseRowKey(toRowKey(row))).toEqual(row);
  for (const text of ['', 'emea/q1', 'emea/q1/fax', 'emea/q1/voice/x', 'emea/%/voice'])
    expect(parseRowKey(text)).toBeNull();
});
