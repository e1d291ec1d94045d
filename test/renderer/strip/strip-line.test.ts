import { describe, expect, it } from 'vitest';
import { toRowViews } from '../../../src/renderer/board/row-view.ts';
import { toPageState } from '../../../src/renderer/state.ts';
import { toStripLine, toStripNotes } from '../../../src/renderer/strip/strip-line.ts';
import type { StatePush } from '../../../src/shared/board.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { createSnapshot } from '../../fakes/snapshot.ts';
import { createAlert, createConnection, createPush, createRow } from '../board-fixture.ts';

const billing = createRow({ queueName: 'Billing', waiting: 30, longestWaitMs: 100_000 });
const tokyo = createRow({ queueName: 'Tokyo', connectionId: 'apac', waiting: 7, longestWaitMs: 20_000 });
const emea = createConnection();
const apac = createConnection({ id: 'apac', name: 'Genesys APAC' });
const down = { ageMs: 190_000, failure: createFailure('vendor-down') };

function lineAt(elapsedMs: number, part: Partial<StatePush> = {}) {
  const push = createPush(1, [billing, tokyo], { connections: [emea, apac], ...part });
  const state = toPageState(createSnapshot(push), 0);
  return toStripLine(state, toRowViews(state.rows, state.connections, state.alerts, elapsedMs), elapsedMs);
}

describe('toStripLine', () => {
  it('says who waits and how long, and nothing else, while all is well', () => {
    expect(lineAt(0)).toEqual({
      state: 'calm',
      word: 'calm',
      number: '37',
      missing: null,
      longest: 'longest 1:42',
      age: null,
    });
  });

  it('lets the longest wait go on between messages', () => {
    expect(lineAt(5_000).longest).toBe('longest 1:47');
  });

  it('names the age of figures that are late', () => {
    expect(lineAt(14_000)).toMatchObject({ state: 'calm', number: '37', age: '16 s old' });
  });

  it('is never calm without one of the connections, and says which', () => {
    expect(lineAt(0, { connections: [emea, { ...apac, ...down }] })).toMatchObject({
      state: 'stale',
      number: '30',
      missing: 'no Genesys APAC',
    });
  });

  it('shows no number, only the age of the newest one, while nobody answers', () => {
    const connections = [
      { ...emea, ...down, ageMs: 65_000 },
      { ...apac, ...down },
    ];
    expect(lineAt(0, { connections })).toEqual({
      state: 'stale',
      word: 'stale',
      number: '–',
      missing: 'no figures',
      longest: null,
      age: '1 min old',
    });
  });

  it('turns blind by itself where no message comes any more', () => {
    expect(lineAt(60_000)).toMatchObject({ state: 'stale', number: '–', age: '1 min old' });
  });

  it('asks to sign in before it says stale', () => {
    const connections = [emea, { ...apac, ...down, failure: createFailure('auth') }];
    expect(lineAt(0, { connections })).toMatchObject({ state: 'sign-in', word: 'sign in', number: '30' });
  });

  it('says critical also while figures are missing', () => {
    const connections = [emea, { ...apac, ...down }];
    const line = lineAt(0, { connections, alerts: [createAlert(billing)] });
    expect(line).toMatchObject({ state: 'critical', number: '30', missing: 'no Genesys APAC' });
  });

  it('waits for the first answer without a number', () => {
    const connections = [createConnection({ ageMs: null, freshness: 'unknown' })];
    const push = createPush(1, [], { connections });
    const line = toStripLine(toPageState(createSnapshot(push), 0), [], 0);
    expect(line).toMatchObject({ state: 'stale', number: '–', missing: 'no answer yet', age: null });
  });

  it('says that there is nothing to watch without a connection', () => {
    const line = toStripLine(toPageState(createSnapshot(createPush(1, [], { connections: [] })), 0), [], 0);
    expect(line).toMatchObject({ state: 'stale', word: 'No connection yet', number: null, missing: null });
  });

  it('says so where the only API gives no waiting count', () => {
    const connections = [createConnection({ givesWaiting: false })];
    const push = createPush(1, [createRow({ longestWaitMs: 4_000 })], { connections });
    const state = toPageState(createSnapshot(push), 0);
    const line = toStripLine(state, toRowViews(state.rows, state.connections, [], 0), 0);
    expect(line).toMatchObject({ number: '–', missing: 'no waiting count' });
  });
});

describe('the notes beside the number', () => {
  it('keep an age beside the wait, where no name cuts it off', () => {
    const late = lineAt(14_000, { connections: [emea, { ...apac, ...down }] });
    expect(toStripNotes(late)).toEqual([['longest 1:56', '16 s old'], ['no Genesys APAC']]);
  });

  it('are one line where nobody is known to wait', () => {
    const connections = [{ ...emea, ...down, ageMs: 65_000 }];
    expect(toStripNotes(lineAt(0, { connections }))).toEqual([[], ['no figures', '1 min old']]);
    expect(toStripNotes(lineAt(0))).toEqual([['longest 1:42'], []]);
  });
});

/** As the tray's own cases have it (`test/desktop/tray-view.test.ts`). */
describe('the state of the small window', () => {
  const signIn = { ...apac, ...down, failure: createFailure('auth') };
  const scenes: [string, Partial<StatePush>, string, string][] = [
    ['a warning', { alerts: [createAlert(tokyo, { severity: 'warning' })] }, 'warning', '37'],
    [
      'a warning while one does not answer',
      { alerts: [createAlert(billing, { severity: 'warning' })], connections: [emea, { ...apac, ...down }] },
      'stale',
      '30',
    ],
    ['what was acknowledged', { alerts: [createAlert(billing, { attention: 'acked' })] }, 'calm', '37'],
    [
      'a critical alert and one to sign in to',
      { alerts: [createAlert(billing)], connections: [emea, signIn] },
      'critical',
      '30',
    ],
    [
      'a locked keychain',
      { connections: [{ ...emea, failure: createFailure('keychain-unavailable') }, apac] },
      'sign-in',
      '37',
    ],
  ];

  it.each(scenes)('follows the same order as the icon: %s', (_name, part, state, number) => {
    expect(lineAt(0, part)).toMatchObject({ state, number });
  });
});
