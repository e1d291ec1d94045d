import { describe, expect, it } from 'vitest';
import { nothingManaged } from '../../src/main/settings/managed.ts';
import { layOver, toOwn } from '../../src/main/settings/managed-overlay.ts';
import { type Connection, connectionSchema } from '../../src/shared/connection.ts';
import { createDefaultSettings, type Settings } from '../../src/shared/settings.ts';
import { manage } from './managed-scene.ts';

const ireland = { vendor: 'genesys-cloud', region: 'mypurecloud.ie' } as const;
const oregon = { vendor: 'genesys-cloud', region: 'usw2.pure.cloud' } as const;
const signedIn = { clientId: { keychain: true }, clientSecret: { keychain: true } } as const;
const mine = connectionSchema.parse({
  id: 'mine',
  name: 'Mine',
  ...ireland,
  pollSeconds: 5,
  credentials: signedIn,
});
const corp = { id: 'corp', name: 'Corporate', ...ireland };
const namesake = { id: 'mine', name: 'Corporate' };
const found = {
  api: 'platform',
  token: { url: 'https://login.mypurecloud.ie/oauth/token', style: 'form' },
} as const;
const settings = (part: Partial<Settings> = {}): Settings => ({ ...createDefaultSettings(), ...part });

/** What the file says after a change that is made while `fields` are managed. */
function change(
  own: Settings,
  fields: Record<string, unknown>,
  how: (connections: Connection[]) => Connection[] = (connections) => connections,
): Settings {
  const managed = manage(fields);
  const current = layOver(own, managed);
  return toOwn(own, { ...current, theme: 'dark', connections: how(current.connections) }, managed);
}
const edit =
  (id: string, part: Partial<Connection>) =>
  (connections: Connection[]): Connection[] =>
    connections.map((one) => (one.id === id ? { ...one, ...part } : one));
const connectionsUnder = (own: Settings, fields: Record<string, unknown>) =>
  layOver(own, manage(fields)).connections;

describe('what is managed, after a change of something else,', () => {
  it.each([
    { leastPollSeconds: 60 },
    { connections: [corp] },
    { connections: [{ ...namesake, ...oregon }] },
    { allowOwnConnections: false, connections: [corp] },
    { connections: [corp], leastPollSeconds: 60, proxy: { kind: 'none' }, rules: [] },
  ])('is not in the file: %j', (fields) => {
    const own = settings({ connections: [mine] });
    expect(change(own, fields)).toEqual({ ...own, theme: 'dark' });
    expect(layOver(change(own, fields), nothingManaged)).toEqual({ ...own, theme: 'dark' });
  });
});

describe('an interval', () => {
  it('that the supervisor chooses is kept, also above the shortest one allowed', () => {
    const own = settings({ connections: [mine] });
    const next = change(own, { leastPollSeconds: 60 }, edit('mine', { pollSeconds: 90 }));
    expect(next.connections).toMatchObject([{ pollSeconds: 90 }]);
  });
});

describe('what the supervisor chooses of a managed connection', () => {
  const fields = { connections: [corp] };
  const chosen = { queues: ['q-1'], enabled: false, timeZone: 'UTC', credentials: signedIn };
  const own = change(settings(), fields, edit('corp', chosen));

  it('is theirs from then on, and no connection of their own', () => {
    expect(own.connections).toEqual([]);
    expect(connectionsUnder(own, fields)).toMatchObject([{ ...corp, ...chosen }]);
    expect(layOver(own, nothingManaged).connections).toEqual([]);
    expect(connectionsUnder(change(own, {}), fields)).toMatchObject([chosen]);
  });

  it('can be taken back', () => {
    const next = change(own, fields, (all) =>
      all.map(({ timeZone: _, ...one }) => ({ ...one, queues: 'all' as const })),
    );
    expect(connectionsUnder(next, fields)).toEqual([
      connectionSchema.parse({ ...corp, enabled: false, credentials: signedIn }),
    ]);
  });

  it('waits while the administrator names it, and comes back', () => {
    const named = { connections: [{ ...corp, queues: 'all', enabled: true }] };
    expect(connectionsUnder(own, named)).toMatchObject([{ queues: 'all', enabled: true }]);
    const next = change(own, named, edit('corp', { tags: ['mine'] }));
    expect(connectionsUnder(next, fields)).toMatchObject([{ ...chosen, tags: ['mine'] }]);
  });
});

describe('a secret that was typed in for one place', () => {
  it('is that of a managed connection which asks the same one, and of no other', () => {
    const own = settings({ connections: [mine], found: { mine: found } });
    const same = layOver(own, manage({ connections: [{ ...namesake, ...ireland }] }));
    expect(same).toMatchObject({
      connections: [{ name: 'Corporate', credentials: signedIn }],
      found: { mine: found },
    });
    for (const other of [
      { ...namesake, ...oregon },
      { ...namesake, ...ireland, api: 'platform', signIn: 'browser' },
      { ...namesake, vendor: 'nice-cxone', region: 'na1' },
    ]) {
      const laid = layOver(own, manage({ connections: [other] }));
      expect(laid.connections).toEqual([connectionSchema.parse(other)]);
      expect(laid.found).toEqual({});
    }
  });

  it('does not move with a managed connection, nor do the queues; both are there again when it comes back', () => {
    const chosen = { queues: ['q-1'], credentials: signedIn, pollSeconds: 30 };
    const own = change(settings(), { connections: [corp] }, edit('corp', chosen));
    const moved = { connections: [{ ...corp, ...oregon }] };
    expect(connectionsUnder(own, moved)).toEqual([
      connectionSchema.parse({ ...corp, ...oregon, pollSeconds: 30 }),
    ]);
    expect(connectionsUnder(change(own, moved), { connections: [corp] })).toMatchObject([chosen]);
    const next = change(own, moved, edit('corp', { credentials: signedIn }));
    expect(connectionsUnder(next, moved)).toMatchObject([{ credentials: signedIn }]);
    expect(connectionsUnder(next, { connections: [corp] })).toEqual([
      connectionSchema.parse({ ...corp, pollSeconds: 30 }),
    ]);
  });

  it('is no more of the supervisor’s own connection, once its managed namesake elsewhere has another', () => {
    const own = settings({ connections: [mine] });
    const elsewhere = { connections: [{ ...namesake, ...oregon }] };
    const next = change(own, elsewhere, edit('mine', { credentials: signedIn }));
    expect(connectionsUnder(next, elsewhere)).toMatchObject([{ ...oregon, credentials: signedIn }]);
    expect(layOver(next, nothingManaged).connections).toEqual([{ ...mine, credentials: {} }]);
    // And the other way round.
    const back = change(next, {}, edit('mine', { credentials: signedIn }));
    expect(layOver(back, nothingManaged).connections).toEqual([mine]);
    expect(connectionsUnder(back, elsewhere)).toEqual([connectionSchema.parse({ ...namesake, ...oregon })]);
  });
});
