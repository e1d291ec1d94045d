import { describe, expect, it } from 'vitest';
import { findRefused, listLocked } from '../../src/main/settings/managed.ts';
import { layOver } from '../../src/main/settings/managed-overlay.ts';
import { connectionSchema } from '../../src/shared/connection.ts';
import { createDefaultSettings } from '../../src/shared/settings.ts';
import { describeManagedTroubles } from '../../src/shared/words/en/managed.ts';
import { manage } from './managed-scene.ts';

const place = { vendor: 'genesys-cloud', region: 'mypurecloud.ie' } as const;
const emea = { id: 'emea', name: 'Genesys EMEA', ...place };
const us = { id: 'us', name: 'CXone US', vendor: 'nice-cxone', region: 'na1' };
const typo = { ...us, region: '' };
const mine = connectionSchema.parse({ id: 'mine', name: 'Mine', ...place });
const own = { ...createDefaultSettings(), connections: [mine] };
const watched = (fields: Record<string, unknown>, kept?: Record<string, unknown>) =>
  layOver(own, manage(fields, kept)).connections.map(({ id }) => id);
const tell = (fields: Record<string, unknown>) => describeManagedTroubles(manage(fields).troubles, false);

describe('one wrong connection of the managed ones', () => {
  const fields = { allowOwnConnections: false, connections: [emea, typo] };

  it('is left out and told by its name and what is wrong, and the others are asked', () => {
    expect(watched(fields)).toContain('emea');
    expect(tell(fields)).toContain(
      'The connection “CXone US” in /etc/queuewatch/managed.json is not as it must be (region: ',
    );
    expect(listLocked(manage(fields))).toEqual(['connections']);
  });

  it('goes on as it was read last', () => {
    const managed = manage(fields, { connections: [emea, us] });
    expect(layOver(own, managed).connections).toMatchObject([emea, us]);
    expect(managed.standsIn).toBe(true);
  });

  it('blinds nobody: where none was ever read, the supervisor’s own are asked', () => {
    expect(watched({ allowOwnConnections: false, connections: [typo] })).toEqual(['mine']);
    expect(watched({ allowOwnConnections: false, connections: 'emea' })).toEqual(['mine']);
    expect(watched({ allowOwnConnections: false, conections: [us] })).toEqual(['mine']);
    expect(watched({ allowOwnConnections: false, conections: [us] }, { connections: [us] })).toEqual(['us']);
    expect(watched({ allowOwnConnections: false, colour: 'red', connections: [us] })).toEqual(['us']);
    expect(watched({ allowOwnConnections: false }, { connections: [us] })).toEqual([]);
    expect(watched({ allowOwnConnections: false })).toEqual([]);
    expect(watched({ allowOwnConnections: false, connections: [typo] }, { connections: [us] })).toEqual([
      'us',
    ]);
  });

  it('leaves the connections as they are, and signing in possible', () => {
    const managed = manage({ allowOwnConnections: false, connections: [typo] });
    const current = layOver(own, managed);
    const refused = (connections: typeof own.connections) =>
      findRefused({ connections }, current, managed).size;
    expect(refused([])).toBe(1);
    expect(refused([{ ...mine, credentials: { clientId: { keychain: true } } }])).toBe(0);
  });

  it.each([
    [
      'that gives a secret',
      { ...us, credentials: { clientSecret: { env: 'CXONE' } } },
      'credentials: must not be here',
    ],
    ['with the id of the demo', { ...us, id: 'demo' }, 'an id that is not allowed'],
    ['with the id of a draft', { ...us, id: 'draft' }, 'an id that is not allowed'],
    ['with an id that every object has', { ...us, id: 'constructor' }, 'an id that is not allowed'],
    ['with the id of another', { ...us, id: 'emea' }, 'two connections have the same id'],
    ['that is none', 7, '“#2”'],
  ])('may be one %s', (_what, second, words) => {
    const some = { connections: [emea, second] };
    expect(watched(some)).toEqual(['emea', 'mine']);
    expect(tell(some)).toContain(words);
  });

  it('may be one too many', () => {
    const many = Array.from({ length: 201 }, (_, index) => ({ ...emea, id: `c${index}` }));
    expect(watched({ connections: many }, { connections: [us] })).toEqual(['us', 'mine']);
    expect(tell({ connections: many })).toContain('more than 200');
  });
});

describe('a managed field that is wrong', () => {
  const level = { metric: 'waiting', direction: 'above', holdMs: 0 };
  const rule = { id: 'r', name: 'Company', ...level, warning: 5, critical: 20 };
  const rules = layOver(own, manage({ rules: [rule] })).rules;

  it.each([
    ['a level that is crossed', [{ ...rule, warning: 20, critical: 5 }], 'Company: '],
    ['an id that two have', [rule, rule], 'Company'],
  ])('is one with a rule that does not do what it says, by %s, as in an import', (_what, wrong, words) => {
    const managed = manage({ rules: wrong }, { rules: [rule] });
    expect(managed.troubles).toMatchObject([{ kind: 'wrong-field', name: 'rules' }]);
    expect(describeManagedTroubles(managed.troubles, true)).toContain(
      `“rules” in /etc/queuewatch/managed.json is not as it must be (${words}`,
    );
    expect(layOver(own, managed).rules).toEqual(rules);
    expect(listLocked(managed)).toEqual(['rules']);
  });

  it('is a file of certificates on a server, too', () => {
    expect(tell({ caFile: '//server/share/root.pem' })).toContain('only a full path');
  });

  it('stays as it was read last, and nothing else of what was read comes back', () => {
    const managed = manage(
      { logLevel: 'loud', organisation: ' ' },
      { logLevel: 'warn', organisation: 'Example Ltd', csvPreset: 'excel' },
    );
    expect(managed).toMatchObject({
      organisation: 'Example Ltd',
      values: { logLevel: 'warn' },
      standsIn: true,
    });
    expect(listLocked(managed)).toEqual(['logLevel']);
  });

  it('does not stay as it was read last where that means nothing any more', () => {
    const managed = manage({ logLevel: 'loud' }, { logLevel: 'quiet' });
    expect(managed).toMatchObject({ values: {}, standsIn: false });
  });

  it.each(['allowDemo', 'allowExport'])('gives no permission, whatever was read last: %s', (name) => {
    expect(manage({ [name]: 'yes' }, { [name]: true })).toMatchObject({ [name]: false });
  });
});
