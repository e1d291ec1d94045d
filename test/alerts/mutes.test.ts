import { describe, expect, it } from 'vitest';
import { listMutes } from '../../src/main/alerts/alert-list.ts';
import { mute, unmute } from '../../src/main/alerts/attention.ts';
import type { MuteTarget } from '../../src/shared/attention.ts';
import { AlertScene, createRow, createRule, toRows } from '../fakes/alert-scene.ts';

const all: MuteTarget = { kind: 'all' };
const emea: MuteTarget = { kind: 'connection', connectionId: 'emea' };
const queue: MuteTarget = { kind: 'queue', connectionId: 'emea', queueId: 'q1' };
const rule: MuteTarget = { kind: 'rule', ruleId: 'many' };

const muteFor = (scene: AlertScene, target: MuteTarget, minutes: number) =>
  scene.change((memory, now) => mute(memory, target, minutes, now));

/** Two connections with two queues each, and a second rule. */
const createMuted = (target: MuteTarget) => {
  const wait = createRule({ id: 'wait', metric: 'longestWaitMs', warning: 60_000, critical: null });
  const scene = new AlertScene([createRule(), wait], {}, ['emea', 'us']);
  muteFor(scene, target, 10);
  const row = (connectionId: string, queueId: string) =>
    createRow({ connectionId, queueId, waiting: 12, longestWaitMs: 70_000 });
  for (const connectionId of ['emea', 'us'])
    scene.answer(0, [row(connectionId, 'q1'), row(connectionId, 'q2')], { connectionId });
  scene.tick(3);
  return scene.deliveries.flatMap(({ items }) =>
    items.map(({ subject }) => `${subject.ruleId} ${subject.connectionId} ${subject.queueId}`),
  );
};

describe('a mute', () => {
  it.each<[MuteTarget, number, (line: string) => boolean]>([
    [all, 0, () => true],
    [emea, 4, (line) => line.includes(' emea ')],
    [queue, 6, (line) => line.includes(' emea q1')],
    [rule, 4, (line) => line.startsWith('many ')],
  ])('of %j leaves %i of eight to be told', (target, count, covers) => {
    const told = createMuted(target);
    expect(told).toHaveLength(count);
    expect(told.filter(covers)).toEqual([]);
  });

  it('ends by itself, and what it kept from being told is told then, once', () => {
    const scene = new AlertScene([createRule()]);
    muteFor(scene, all, 1);
    scene.run(55, { q1: 12, q2: 25 });
    expect(scene.said).toEqual([]);
    expect(scene.silences).toEqual(['0 q1 muted', '0 q2 muted']);
    scene.run(120, { q1: 12, q2: 25 });
    expect(scene.said).toEqual(['63 summary digest critical q2+q1']);
    expect(listMutes(scene.memory, scene.now)).toEqual([]);
  });

  it('of something critical starts its reminders when it is told', () => {
    const scene = new AlertScene([createRule()]);
    muteFor(scene, all, 1);
    scene.run(600, { q1: 25 });
    expect(scene.said).toEqual(['63 summary digest critical q1', '366 reminder critical q1']);
  });

  it('silences reminders and recovery notes', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(10, { q1: 25, q2: 25 });
    muteFor(scene, queue, 60);
    scene.run(320, { q1: 25, q2: 25 });
    scene.run(340, { q1: 2, q2: 2 });
    expect(scene.said).toEqual([
      '3 first critical q1',
      '3 first critical q2',
      '306 reminder critical q2',
      '333 resolved critical q2',
    ]);
    expect(scene.silences).toEqual(['303 q1 muted']);
  });

  it('says nothing afterwards of what came and went', () => {
    const scene = new AlertScene([createRule()]);
    muteFor(scene, all, 1);
    scene.run(30, { q1: 12 });
    scene.run(120, { q1: 2 });
    expect(scene.said).toEqual([]);
  });

  it('is not broken by anything that gets worse', () => {
    const scene = new AlertScene([createRule()]);
    muteFor(scene, all, 10);
    scene.run(14, { q1: 12 });
    scene.run(300, { q1: 25 });
    expect(scene.said).toEqual([]);
  });

  it('can be taken back early', () => {
    const scene = new AlertScene([createRule()]);
    muteFor(scene, emea, 60);
    scene.run(20, { q1: 12 });
    scene.change((memory) => unmute(memory, { connectionId: 'emea', kind: 'connection' }));
    scene.run(30, { q1: 12 });
    expect(scene.said).toEqual(['24 summary digest warning q1']);
  });

  it('of one target is replaced by a newer one, be it longer or shorter', () => {
    const scene = new AlertScene([createRule()]);
    muteFor(scene, queue, 60);
    muteFor(scene, { queueId: 'q1', connectionId: 'emea', kind: 'queue' }, 5);
    expect(listMutes(scene.memory, scene.now)).toEqual([{ target: queue, leftMs: 300_000 }]);
  });

  it.each<[string, [MuteTarget, number][], MuteTarget]>([
    [
      'all',
      [
        [all, 30],
        [queue, 20],
      ],
      all,
    ],
    [
      'the queue',
      [
        [all, 10],
        [queue, 20],
        [emea, 15],
      ],
      queue,
    ],
    [
      'the rule',
      [
        [all, 10],
        [rule, 25],
        [queue, 20],
      ],
      rule,
    ],
  ])('is named where several cover an alert: the longest, here %s', (_name, mutes, longest) => {
    const scene = new AlertScene([createRule()]);
    for (const [target, minutes] of mutes) muteFor(scene, target, minutes);
    scene.run(0, { q1: 12 });
    const minutes = Math.max(...mutes.map(([, one]) => one));
    expect(scene.alerts).toMatchObject([
      { attention: 'muted', mutedBy: longest, attentionLeftMs: minutes * 60_000 },
    ]);
  });

  it('is named beside an acknowledgement, which is what somebody did last about the alert', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(10, { q1: 12 });
    muteFor(scene, rule, 5);
    expect(scene.alerts).toMatchObject([{ attention: 'muted', mutedBy: rule, attentionLeftMs: 300_000 }]);
  });

  it('lasts a week at most', () => {
    const scene = new AlertScene([createRule()]);
    muteFor(scene, all, 10_000_000);
    expect(listMutes(scene.memory, scene.now)).toEqual([{ target: all, leftMs: 7 * 86_400_000 }]);
  });

  it('covers another connection’s queue of the same id no more than its own', () => {
    const scene = new AlertScene([createRule()], {}, ['emea', 'us']);
    muteFor(scene, queue, 10);
    scene.answer(0, toRows({ q1: 12 }, 0, 'us'), { connectionId: 'us' });
    scene.tick(3);
    expect(scene.said).toEqual(['3 first warning q1']);
  });
});

describe('notifications switched off', () => {
  it('are a mute of everything, and what still stands is told when they are on again', () => {
    const scene = new AlertScene([createRule()], { notifications: false });
    scene.run(30, { q1: 12 });
    expect(scene.said).toEqual([]);
    expect(scene.silences).toEqual(['0 q1 muted']);
    scene.terms = { ...scene.terms, notifications: true };
    scene.run(40, { q1: 12 });
    expect(scene.said).toEqual(['34 summary digest warning q1']);
  });
});
