import { describe, expect, it } from 'vitest';
import { toChoosableQueues, toScopeNames } from '../../../src/renderer/rules/board-queues.ts';
import { sayScope } from '../../../src/renderer/rules/scope-words.ts';
import type { Rule } from '../../../src/shared/alert.ts';
import { createConnection, createRow, toMap } from '../board-fixture.ts';

const connections = [createConnection(), createConnection({ id: 'us', name: 'CXone US' })];
const rows = toMap([
  createRow({ queueId: 'b', queueName: 'Billing EN' }),
  createRow({ queueId: 'b', queueName: 'Billing EN', mediaType: 'chat' }),
  createRow({ queueId: 'o', queueName: 'Orders 10' }),
  createRow({ queueId: 'p', queueName: 'Orders 9' }),
  createRow({ queueId: '4101', queueName: 'Sales ES', connectionId: 'us' }),
]);
const names = toScopeNames(connections, rows);

describe('sayScope', () => {
  it.each<[Rule['scope'], string]>([
    [{}, 'all queues'],
    [{ connectionIds: ['emea'] }, 'all queues in Genesys EMEA'],
    [{ mediaTypes: ['voice'], connectionIds: ['emea'] }, 'voice in Genesys EMEA'],
    [{ mediaTypes: ['voice', 'chat', 'message', 'social'] }, 'voice, chat, message, social'],
    [{ mediaTypes: ['all'] }, 'media not split'],
    [{ queueIds: ['b', 'o'] }, 'Billing EN, Orders 10'],
    [{ queueIds: ['b', 'o', 'p', '4101', 'x'] }, 'Billing EN, Orders 10, Orders 9 and 2 more'],
    [{ queueNamePattern: 'Sales*' }, 'queues named Sales*'],
    [
      { queueNamePattern: 'Sales*', mediaTypes: ['chat'], connectionIds: ['emea', 'us'] },
      'chat of queues named Sales* in Genesys EMEA, CXone US',
    ],
    [{ queueIds: ['b'], queueNamePattern: '*EN' }, 'Billing EN where named *EN'],
    [{ queueIds: ['lost'], connectionIds: ['gone'] }, 'queue lost in connection gone'],
    [{ connectionIds: [] }, 'no queues'],
  ])('%j', (scope, said) => {
    expect(sayScope({ scope }, names)).toBe(said);
  });
});

describe('toChoosableQueues', () => {
  const choose = (connectionIds: string[], queueIds: string[] = []) =>
    toChoosableQueues(connections, rows, { connectionIds, queueIds }).map(({ name }) => name);

  it('lists each queue once, by name, with its connection where there are several', () => {
    expect(choose([])).toEqual([
      'Billing EN · Genesys EMEA',
      'Orders 9 · Genesys EMEA',
      'Orders 10 · Genesys EMEA',
      'Sales ES · CXone US',
    ]);
    expect(choose(['us'])).toEqual(['Sales ES']);
  });

  it('keeps what was chosen and is not there in sight', () => {
    expect(choose(['us'], ['b', 'lost', '4101'])).toEqual([
      'Billing EN (not in these connections)',
      'lost (not on the board)',
      'Sales ES',
    ]);
  });

  it('names an id that two tenants share by both names', () => {
    const both = new Map(rows).set('x', createRow({ queueId: '4101', queueName: 'Verkauf' }));
    expect(toScopeNames(connections, both).queues.get('4101')).toBe('Sales ES / Verkauf');
    const listed = toChoosableQueues(connections, both, { connectionIds: [], queueIds: [] });
    expect(listed.find(({ queueId }) => queueId === '4101')?.name).toBe(
      'Sales ES · CXone US / Verkauf · Genesys EMEA',
    );
  });
});
