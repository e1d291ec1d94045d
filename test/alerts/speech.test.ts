import { describe, expect, it } from 'vitest';
import type { Transition } from '../../src/main/alerts/engine.ts';
import { type Delivery, decideSpeech, recordTold, type SpeechFacts } from '../../src/main/alerts/speech.ts';
import type { Alert, Condition } from '../../src/shared/alert.ts';
import { toRowKey } from '../../src/shared/queue.ts';
import { createAlert } from '../fakes/alert-scene.ts';

function move(from: Condition, to: Condition, parts: Partial<Alert> = {}): Transition {
  const severity = to === 'critical' ? 'critical' : 'warning';
  const alert = createAlert({ severity, ...parts });
  return { at: 1_000, rowKey: toRowKey(alert), from, to, alert };
}

const decide = (transitions: Transition[], facts: Partial<SpeechFacts> = {}) =>
  decideSpeech({
    transitions,
    startUp: false,
    notificationsOn: true,
    mutedUntil: null,
    now: 1_000,
    told: {},
    ...facts,
  });
const reasons = ({ silences }: ReturnType<typeof decide>) => silences.map(({ because }) => because);
const said = ({ deliveries }: ReturnType<typeof decide>) =>
  deliveries.map(({ kind, severity, because, alerts }) => `${kind} ${severity} ${because} ${alerts.length}`);
const episode = (id: string) => ({ episodeId: id });

describe('decideSpeech', () => {
  it.each([
    [move('ok', 'warning'), 'alert warning first 1'],
    [move('ok', 'critical'), 'alert critical first 1'],
    [move('pending', 'warning'), 'alert warning first 1'],
    [move('pending', 'critical'), 'alert critical first 1'],
    [move('warning', 'critical'), 'alert critical escalated 1'],
  ])('speaks about %#', (transition, expected) => {
    expect(said(decide([transition]))).toEqual([expected]);
    expect(reasons(decide([transition]))).toEqual([]);
  });

  it.each([
    [move('ok', 'pending'), 'pending'],
    [move('pending', 'ok'), 'no-change'],
    [move('critical', 'warning'), 'no-change'],
    [move('warning', 'recovering'), 'no-change'],
    [move('recovering', 'ok'), 'no-change'],
    [move('warning', 'ok'), 'no-change'],
  ])('is silent about %#', (transition, because) => {
    const decision = decide([transition]);
    expect(said(decision)).toEqual([]);
    expect(decision.silences).toEqual([{ transition, because }]);
  });

  it('tells an episode once per severity', () => {
    const told = { 'many/emea/q1/voice/0': 'warning' } as const;
    expect(reasons(decide([move('recovering', 'warning')], { told }))).toEqual(['already-told']);
    expect(said(decide([move('warning', 'critical')], { told }))).toEqual(['alert critical escalated 1']);
    const worse = { 'many/emea/q1/voice/0': 'critical' } as const;
    expect(reasons(decide([move('warning', 'critical')], { told: worse }))).toEqual(['already-told']);
    expect(reasons(decide([move('recovering', 'warning')], { told: worse }))).toEqual(['already-told']);
    const elsewhere = move('ok', 'warning', { episodeId: 'many/emea/q2/voice/9', queueId: 'q2' });
    expect(said(decide([elsewhere], { told: worse }))).toEqual(['alert warning first 1']);
  });

  it('puts several alerts of one queue into one notification, the worst first', () => {
    const wait = move('ok', 'warning', { episodeId: 'wait/emea/q1/voice/0', metric: 'longestWaitMs' });
    const other = move('ok', 'warning', { episodeId: 'many/emea/q2/voice/0', queueId: 'q2' });
    const decision = decide([wait, other, move('pending', 'critical')]);
    expect(said(decision)).toEqual(['alert critical first 2', 'alert warning first 1']);
    expect(decision.deliveries[0]?.alerts.map(({ episodeId }) => episodeId)).toEqual([
      'many/emea/q1/voice/0',
      'wait/emea/q1/voice/0',
    ]);
    expect(decision.silences).toEqual([{ transition: wait, because: 'grouped' }]);
    const told = recordTold(
      {},
      decision.deliveries,
      decision.deliveries.flatMap(({ alerts }) => alerts),
    );
    expect(told).toMatchObject({ 'wait/emea/q1/voice/0': 'warning', 'many/emea/q1/voice/0': 'critical' });
  });

  it('lets no warning take the place of something critical about the same queue', () => {
    const told = { 'many/emea/q1/voice/0': 'critical' } as const;
    const wait = { episodeId: 'wait/emea/q1/voice/5' };
    expect(reasons(decide([move('ok', 'warning', wait)], { told }))).toEqual(['grouped']);
    expect(said(decide([move('warning', 'critical', wait)], { told }))).toEqual([
      'alert critical escalated 1',
    ]);
  });

  it('is silent until a mute ends, and with notifications off', () => {
    const transitions = [move('ok', 'critical')];
    expect(reasons(decide(transitions, { mutedUntil: 1_001 }))).toEqual(['muted']);
    expect(said(decide(transitions, { mutedUntil: 1_001 }))).toEqual([]);
    expect(said(decide(transitions, { mutedUntil: 1_000 }))).toEqual(['alert critical first 1']);
    expect(reasons(decide(transitions, { notificationsOn: false }))).toEqual(['muted']);
  });

  it('tells all that it finds at start-up in one delivery, the worst first', () => {
    const decision = decide(
      [move('ok', 'warning', episode('a')), move('ok', 'critical', episode('b')), move('ok', 'pending')],
      { startUp: true },
    );
    expect(said(decision)).toEqual(['summary critical start-up 2']);
    expect(decision.deliveries[0]?.alerts.map(({ episodeId }) => episodeId)).toEqual(['b', 'a']);
    expect(reasons(decision).sort()).toEqual(['grouped', 'grouped', 'pending']);
    expect(said(decide([], { startUp: true }))).toEqual([]);
  });

  it('shows three at most, then one summary of the rest', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((id) =>
      move('ok', id === 'e' ? 'critical' : 'warning', { episodeId: id, queueId: id }),
    );
    const decision = decide(many);
    expect(said(decision)).toEqual([
      'alert critical first 1',
      'alert warning first 1',
      'alert warning first 1',
      'summary warning first 2',
    ]);
    expect(decision.deliveries.flatMap(({ alerts }) => alerts.map(({ episodeId }) => episodeId))).toEqual([
      'e',
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(reasons(decision)).toEqual(['grouped', 'grouped']);
    expect(said(decide(many.slice(0, 3)))).toHaveLength(3);
  });
});

describe('recordTold', () => {
  const delivery = (...alerts: Alert[]): Delivery => ({
    kind: 'summary',
    severity: 'critical',
    alerts,
    because: 'first',
  });
  const warning = createAlert(episode('a'));
  const critical = createAlert({ episodeId: 'b', severity: 'critical' });

  it('remembers the worst that was told of each open episode', () => {
    const told = recordTold({}, [delivery(warning, critical)], [warning, critical]);
    expect(told).toEqual({ a: 'warning', b: 'critical' });
    const eased = createAlert(episode('b'));
    expect(recordTold(told, [delivery(eased)], [warning, eased])).toEqual(told);
  });

  it('forgets episodes that are over', () => {
    expect(recordTold({ a: 'warning', b: 'critical' }, [], [warning])).toEqual({ a: 'warning' });
  });
});
