import { describe, expect, it } from 'vitest';
import { toGlance } from '../../../src/renderer/board/glance.ts';
import { toRowViews } from '../../../src/renderer/board/row-view.ts';
import { type PageState, toPageState } from '../../../src/renderer/state.ts';
import type { StatePush } from '../../../src/shared/board.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { createSnapshot } from '../../fakes/snapshot.ts';
import { createAlert, createConnection, createPush, createRow } from '../board-fixture.ts';

const emea = createRow({ queueName: 'Billing', waiting: 30, longestWaitMs: 100_000 });
const mail = createRow({ queueName: 'Mail', mediaType: 'email', waiting: 4 });
const apac = createRow({ queueName: 'Tokyo', connectionId: 'apac', waiting: 7, longestWaitMs: 900_000 });
const apacDown = createConnection({
  id: 'apac',
  name: 'Genesys APAC',
  ageMs: 190_000,
  failure: createFailure('vendor-down'),
});

function glanceAt(elapsedMs: number, part: Partial<StatePush>, countOtherMedia = false) {
  const push = createPush(1, [emea, mail, apac], { connections: [createConnection(), apacDown], ...part });
  const state: PageState = toPageState(createSnapshot(push, { countOtherMedia }), 0);
  return toGlance(state, toRowViews(state.rows, state.connections, state.alerts, elapsedMs), elapsedMs);
}

describe('toGlance', () => {
  it('leaves stale figures out and names whose they are', () => {
    const glance = glanceAt(0, {});
    expect(glance.totals.waiting).toBe(30);
    expect(glance.totals.waitingOtherMedia).toBe(4);
    expect(glance.totals.longestWait?.row.reading.queueName).toBe('Billing');
    expect(glance.missingNames).toEqual(['Genesys APAC']);
    expect(glance.isBlind).toBe(false);
  });

  it('counts the other media too where the icon does', () => {
    expect(glanceAt(0, {}, true).totals).toMatchObject({ waiting: 34, waitingOtherMedia: 4 });
  });

  it('tells a connection that misses some queues from one that does not answer', () => {
    const goneRow = createRow({ queueName: 'Fax', queueId: 'fax' }, { quality: 'gone' });
    const push = createPush(1, [emea, goneRow, apac], { connections: [createConnection(), apacDown] });
    const state = toPageState(createSnapshot(push), 0);
    const glance = toGlance(state, toRowViews(state.rows, state.connections, [], 0), 0);
    expect(glance).toMatchObject({ silentNames: ['Genesys APAC'], partialNames: ['Genesys EMEA'] });
    expect(glance.totals.waiting).toBe(30);
  });

  it('knows nothing any more when no push comes', () => {
    const glance = glanceAt(60_000, {});
    expect(glance.totals.waiting).toBeNull();
    expect(glance.totals.longestWait).toBeNull();
    expect(glance.missingNames).toEqual(['Genesys EMEA', 'Genesys APAC']);
    expect(glance.isBlind).toBe(true);
  });

  it('counts open alerts, and those that rest on old figures', () => {
    const alerts = [createAlert(emea), createAlert(apac), createAlert(mail, { severity: 'warning' })];
    expect(glanceAt(0, { alerts })).toMatchObject({ critical: 2, warnings: 1, notCurrentAlerts: 1 });
  });

  it('settled: what is acknowledged or snoozed leaves the counts and is told apart; what is muted stays', () => {
    const alerts = [
      createAlert(emea, { attention: 'acked' }),
      createAlert(apac, { attention: 'muted', mutedBy: { kind: 'all' } }),
      createAlert(mail, { severity: 'warning', attention: 'snoozed' }),
    ];
    expect(glanceAt(0, { alerts })).toMatchObject({ critical: 1, warnings: 0, handled: 2 });
  });

  it('lists connections with a problem first', () => {
    const glance = glanceAt(0, {});
    expect(glance.connections.map((one) => [one.connection.name, one.hasProblem])).toEqual([
      ['Genesys APAC', true],
      ['Genesys EMEA', false],
    ]);
  });

  it('names the answering connections that give no waiting count', () => {
    const silent = createConnection({ id: 'apac', name: 'Stats APAC', ageMs: 190_000, givesWaiting: false });
    const connections = [createConnection({ name: 'Stats EMEA', givesWaiting: false }), silent];
    expect(glanceAt(0, { connections }).countlessNames).toEqual(['Stats EMEA']);
    expect(glanceAt(0, {}).countlessNames).toEqual([]);
  });
});
