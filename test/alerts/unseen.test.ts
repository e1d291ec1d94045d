import { describe, expect, it } from 'vitest';
import { countUnseen } from '../../src/main/alerts/alert-list.ts';
import { acknowledge, markReacted, markSeen, renew, snooze } from '../../src/main/alerts/attention.ts';
import { AlertScene, createRule } from '../fakes/alert-scene.ts';

const createTold = () => {
  const scene = new AlertScene([createRule()]);
  scene.run(10, { q1: 12, q2: 25 });
  return scene;
};
const attentions = (scene: AlertScene) =>
  scene.alerts.map(({ queueId, attention }) => `${queueId} ${attention}`);

describe('what nobody has looked after', () => {
  it('is counted until window or menu is opened', () => {
    const scene = createTold();
    expect(countUnseen(scene.memory)).toBe(2);
    expect(attentions(scene)).toEqual(['q2 new', 'q1 new']);
    scene.change(markSeen);
    expect(countUnseen(scene.memory)).toBe(0);
    expect(attentions(scene)).toEqual(['q2 seen', 'q1 seen']);
  });

  it('is counted also where the system refused to show it', () => {
    const scene = new AlertScene([createRule()]);
    scene.shows = 'refuses';
    scene.run(10, { q1: 12 });
    expect(countUnseen(scene.memory)).toBe(1);
  });

  it('stays counted when it is over', () => {
    const scene = createTold();
    scene.run(30, { q1: 2, q2: 2 });
    expect(scene.alerts).toEqual([]);
    expect(countUnseen(scene.memory)).toBe(2);
    scene.change(markSeen);
    expect(countUnseen(scene.memory)).toBe(0);
  });

  it('counts one episode once, however often it is told', () => {
    const scene = createTold();
    scene.run(320, { q1: 25, q2: 25 });
    expect(scene.said.length).toBeGreaterThan(3);
    expect(countUnseen(scene.memory)).toBe(2);
  });

  it.each([
    [
      'acknowledged',
      (ids: string[]) => (memory: AlertScene['memory'], now: AlertScene['now']) =>
        acknowledge(memory, ids, 'ann', now),
    ],
    [
      'snoozed',
      (ids: string[]) => (memory: AlertScene['memory'], now: AlertScene['now']) =>
        snooze(memory, ids, 15, now),
    ],
    ['taken back', (ids: string[]) => (memory: AlertScene['memory']) => renew(memory, ids)],
    ['reacted to', (ids: string[]) => (memory: AlertScene['memory']) => markReacted(memory, ids)],
  ])('no longer counts what was %s', (_what, change) => {
    const scene = createTold();
    scene.change(change(scene.idsOf('q1')));
    expect(countUnseen(scene.memory)).toBe(1);
  });

  it('is new again when it is told anew', () => {
    const scene = createTold();
    scene.change(markSeen);
    scene.run(310, { q1: 12, q2: 25 });
    expect(scene.said.at(-1)).toBe('306 reminder critical q2');
    expect(countUnseen(scene.memory)).toBe(1);
  });

  it('does not count an end', () => {
    const scene = createTold();
    scene.change(markSeen);
    scene.run(30, { q1: 2, q2: 2 });
    expect(scene.said.slice(-2)).toEqual(['18 resolved warning q1', '18 resolved critical q2']);
    expect(countUnseen(scene.memory)).toBe(0);
  });

  it('counts a blind connection and a queue that is gone', () => {
    const scene = new AlertScene([]);
    scene.wait(70);
    expect(countUnseen(scene.memory)).toBe(1);
    scene.change(markSeen);
    expect(countUnseen(scene.memory)).toBe(0);
  });
});
