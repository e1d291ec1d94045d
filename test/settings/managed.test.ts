import { describe, expect, it } from 'vitest';
import { findRefused, listLocked, nothingManaged } from '../../src/main/settings/managed.ts';
import { withholdAll } from '../../src/main/settings/managed-fields.ts';
import { layOver, toOwn } from '../../src/main/settings/managed-overlay.ts';
import { connectionSchema } from '../../src/shared/connection.ts';
import { lockNames } from '../../src/shared/managed.ts';
import { createDefaultSettings, type Settings } from '../../src/shared/settings.ts';
import { describeManagedTroubles } from '../../src/shared/words/en/managed.ts';
import { manage, source } from './managed-scene.ts';

const place = { vendor: 'genesys-cloud', region: 'mypurecloud.ie' } as const;
const emea = connectionSchema.parse({ id: 'emea', name: 'Mine', ...place, pollSeconds: 5 });
const signedIn = { clientId: { keychain: true }, clientSecret: { keychain: true } } as const;
const settings = (part: Partial<Settings> = {}): Settings => ({ ...createDefaultSettings(), ...part });
const idsOf = ({ connections }: Pick<Settings, 'connections'>) => connections.map(({ id }) => id);

describe('managed settings', () => {
  it('go before those of the supervisor, which go before the defaults', () => {
    const managed = manage({ logLevel: 'debug' });
    const own = settings({ logLevel: 'error', csvPreset: 'excel' });
    expect(layOver(own, managed)).toEqual({ ...own, logLevel: 'debug' });
    expect(layOver(own, nothingManaged)).toEqual(own);
  });

  it('are locked, and nothing else is', () => {
    const managed = manage({ organisation: 'Example Ltd', logLevel: 'debug', allowDemo: false });
    expect(listLocked(managed)).toEqual(['logLevel', 'demo']);
    const current = layOver(settings(), managed);
    const refused = findRefused({ logLevel: 'info', demo: true, csvPreset: 'excel' }, current, managed);
    expect([...refused.keys()]).toEqual(['logLevel', 'demo']);
    expect(refused.get('logLevel')).toMatchObject({ reason: 'managed', subject: 'Example Ltd' });
    expect(findRefused({ logLevel: 'debug', theme: 'dark' }, current, managed).size).toBe(0);
  });

  it('leave what the supervisor had set in their own file', () => {
    const managed = manage({ logLevel: 'debug', allowDemo: false, allowOwnConnections: false });
    const own = settings({ logLevel: 'error', demo: true, connections: [emea] });
    const current = layOver(own, managed);
    expect(current).toMatchObject({ logLevel: 'debug', demo: false, connections: [] });
    const next = toOwn(own, { ...current, theme: 'dark' }, managed);
    expect(next).toEqual({ ...own, theme: 'dark' });
  });

  it('bring connections, of which the supervisor keeps what is theirs', () => {
    const managed = manage({ connections: [{ id: 'emea', name: 'Genesys', ...place, tags: ['IT'] }] });
    expect(managed.troubles).toEqual([]);
    const personal = { pollSeconds: 30, queues: ['q1'], credentials: signedIn };
    const own = settings({ connections: [{ ...emea, ...personal, tags: ['mine'] }] });
    const [laid] = layOver(own, managed).connections;
    expect(laid).toEqual({ ...emea, ...personal, name: 'Genesys', tags: ['IT'] });
    if (laid === undefined) throw new Error('no connection');
    const current = layOver(own, managed);
    const refusedFor = (connections: Settings['connections']) =>
      findRefused({ connections }, current, managed).get('connections')?.reason;
    expect(refusedFor([])).toBe('managed');
    expect(refusedFor([{ ...laid, name: 'Mine' }])).toBe('managed');
    expect(refusedFor([{ ...laid, region: 'mypurecloud.de' }])).toBe('managed');
    expect(refusedFor([{ ...laid, queues: 'all', credentials: {} }])).toBeUndefined();
    expect(refusedFor([laid, { ...emea, id: 'second' }])).toBeUndefined();
  });

  it('keep other connections out where only those of the administrator are wanted', () => {
    const one = { id: 'it', name: 'Genesys', ...place };
    const managed = manage({ allowOwnConnections: false, connections: [one] });
    const current = layOver(settings({ connections: [emea] }), managed);
    expect(idsOf(current)).toEqual(['it']);
    const refused = findRefused({ connections: [...current.connections, emea] }, current, managed);
    expect(refused.get('connections')?.reason).toBe('managed');
  });

  it('slow every connection down to the shortest interval, and refuse a shorter one', () => {
    const managed = manage({ leastPollSeconds: 30 });
    const current = layOver(settings({ connections: [emea] }), managed);
    expect(current.connections.map(({ pollSeconds }) => pollSeconds)).toEqual([30]);
    const refused = findRefused({ connections: [emea] }, current, managed);
    expect(refused.get('connections')).toMatchObject({ reason: 'managed-interval', subject: '30' });
    expect(managed.mayHurry).toBe(false);
    expect(manage({ allowDemo: false }).mayHurry).toBe(true);
  });
});

describe('a managed setting that is wrong', () => {
  it('costs itself only, is told, and what it would govern stays as it is', () => {
    const managed = manage({ logLevel: 'loud', csvPreset: 'excel', colour: 'red' });
    expect(managed.values).toEqual({ csvPreset: 'excel' });
    expect(listLocked(managed)).toEqual(['csvPreset', 'logLevel']);
    expect(describeManagedTroubles(managed.troubles, false)).toMatch(/“logLevel” in .* “colour” in /);
    const current = layOver(settings({ logLevel: 'warn' }), managed);
    expect(current.logLevel).toBe('warn');
    expect([...findRefused({ logLevel: 'info' }, current, managed).keys()]).toEqual(['logLevel']);
  });

  it.each(['allowDemo', 'allowExport'])('gives no permission: %s', (name) => {
    const managed = manage({ [name]: 'yes' });
    expect(managed).toMatchObject({ [name]: false });
  });

  it.each([
    { connections: [{ id: 'emea', name: 'Genesys', ...place, credentials: signedIn }] },
    { connections: [{ id: 'emea', name: 'Genesys', vendor: 'genesys-cloud' }] },
    { leastPollSeconds: 1 },
    { allowOwnConnections: 0 },
  ])('keeps the connections as they are, and lets the supervisor sign in: %j', (fields) => {
    const managed = manage(fields);
    const current = layOver(settings({ connections: [emea] }), managed);
    expect(idsOf(current)).toEqual(['emea']);
    const refused = (connections: Settings['connections']) =>
      findRefused({ connections }, current, managed).size;
    expect(refused([])).toBe(1);
    expect(refused([{ ...emea, name: 'Other' }])).toBe(1);
    expect(refused([{ ...emea, credentials: signedIn }])).toBe(0);
  });

  it('holds everything fast where nothing can be read, and the watching goes on', () => {
    const managed = withholdAll(nothingManaged, { kind: 'no-json', source, detail: '' });
    expect(listLocked(managed)).toEqual([...lockNames]);
    expect(managed).toMatchObject({ allowDemo: false, allowExport: false });
    const own = settings({ connections: [emea], notifications: false });
    expect(layOver(own, managed)).toEqual(own);
    expect([...findRefused({ notifications: true }, own, managed).keys()]).toEqual(['notifications']);
    expect(findRefused({ theme: 'dark' }, own, managed).size).toBe(0);
  });
});
