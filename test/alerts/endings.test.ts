import { describe, expect, it } from 'vitest';
import { mute } from '../../src/main/alerts/attention.ts';
import { takeWake } from '../../src/main/alerts/watch.ts';
import { AlertScene, createRule } from '../fakes/alert-scene.ts';

/** Told at 18 s, over at 30 s: the note would come at 33 s. */
const createOver = () => {
  const scene = new AlertScene([createRule()]);
  scene.start(0, { q1: 0 });
  scene.run(29, { q1: 12 });
  scene.run(30, { q1: 0 });
  expect(scene.said).toEqual(['18 first warning q1']);
  return scene;
};

describe('a note of what is over, before it is told', () => {
  it('is told when nothing comes in between', () => {
    const scene = createOver();
    scene.run(40, { q1: 0 });
    expect(scene.said.slice(1)).toEqual(['33 resolved warning q1']);
  });

  it.each([
    [
      'a mute',
      'muted',
      (scene: AlertScene) => scene.change((memory, now) => mute(memory, { kind: 'all' }, 5, now)),
    ],
    ['a wake', 'grace', (scene: AlertScene) => scene.change(takeWake)],
    [
      'quiet hours',
      'quiet-hours',
      (scene: AlertScene) => {
        scene.terms = { ...scene.terms, quietUntil: 300_000 };
      },
    ],
    [
      'the setting',
      'no-change',
      (scene: AlertScene) => {
        scene.terms = { ...scene.terms, recoveryNotes: false };
      },
    ],
  ])('is silenced by %s, for good', (_what, because, silence) => {
    const scene = createOver();
    silence(scene);
    scene.run(900, { q1: 0 });
    expect(scene.said.slice(1)).toEqual([]);
    expect(scene.silences).toEqual([`31 q1 ${because}`]);
  });

  it('is silenced by a mute also while it waits in a busy time', () => {
    const scene = new AlertScene([createRule()]);
    scene.start(0, {});
    const waiting: Record<string, number> = {};
    for (const [index, queueId] of ['q1', 'q2', 'q3', 'q4', 'q5'].entries()) {
      waiting[queueId] = 12;
      scene.run(30 + index * 30, { ...waiting });
    }
    scene.run(300, { ...waiting, q1: 0 });
    expect(scene.said.length).toBe(5);
    scene.change((memory, now) => mute(memory, { kind: 'all' }, 60, now));
    scene.run(1200, { ...waiting, q1: 0 });
    expect(scene.said.length).toBe(5);
    expect(scene.silences.at(-1)).toBe('301 q1 muted');
  });
});
