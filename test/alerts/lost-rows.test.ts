import { describe, expect, it } from 'vitest';
import { forgetRows, takeRestart } from '../../src/main/alerts/watch.ts';
import { AlertScene, createRow, createRule } from '../fakes/alert-scene.ts';

const dayS = 86_400;

const forget = (scene: AlertScene, second: number) =>
  scene.take(second, (memory, now) => forgetRows(memory, ['emea/q1/voice'], scene.terms, now));
const answer = (scene: AlertScene, second: number, waiting: number, parts = {}) => {
  scene.answer(second, [createRow({ waiting, observedAt: second * 1000 }, parts)]);
  scene.tick(second + 3);
};

describe('the breach of a row that left the board', () => {
  it('is lost for the log, without a word', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12, q2: 12 });
    forget(scene, 15);
    expect(scene.alerts.map(({ queueId }) => queueId)).toEqual(['q2']);
    expect(scene.ended).toMatchObject([{ outcome: 'lost', endedAt: 15_000, told: true }]);
    scene.run(40, { q2: 12 });
    expect(scene.said).toEqual(['3 first warning q1', '3 first warning q2']);
  });

  it('goes on with the same episode when the row is back within a day, and is not told again', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12 });
    const ids = scene.idsOf('q1');
    forget(scene, 15);
    scene.tick(15 + dayS - 1);
    answer(scene, 15 + dayS - 1, 12);
    expect(scene.idsOf('q1')).toEqual(ids);
    expect(scene.alerts).toMatchObject([{ startedAt: 0 }]);
    expect(scene.said.filter((line) => line.includes('first'))).toHaveLength(1);
  });

  it('ends like any other then', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12 });
    forget(scene, 15);
    answer(scene, 30, 2);
    expect(scene.said).toEqual(['3 first warning q1', '33 resolved warning q1']);
    expect(scene.ended.map(({ outcome }) => outcome)).toEqual(['lost', 'resolved']);
  });

  it('is another one after a day', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12 });
    const ids = scene.idsOf('q1');
    forget(scene, 15);
    scene.tick(15 + dayS);
    answer(scene, 15 + dayS, 12);
    expect(scene.idsOf('q1')).not.toEqual(ids);
    expect(scene.said.filter((line) => line.includes('first'))).toHaveLength(2);
  });

  it('waits for the row to be current again', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12 });
    forget(scene, 15);
    answer(scene, 30, 12, { quality: 'gone' });
    expect(scene.alerts).toEqual([]);
    answer(scene, 45, 12);
    expect(scene.alerts).toHaveLength(1);
  });

  it('is no loss while pending', () => {
    const scene = new AlertScene([createRule({ minSamples: 3 })]);
    scene.run(14, { q1: 12 });
    forget(scene, 15);
    expect(scene.ended).toEqual([]);
    answer(scene, 30, 12);
    answer(scene, 45, 12);
    expect(scene.alerts).toEqual([]);
  });

  it('is gone for good with its connection', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12 });
    const ids = scene.idsOf('q1');
    forget(scene, 15);
    scene.connect(16, []);
    scene.connect(17, ['emea']);
    answer(scene, 30, 12);
    expect(scene.idsOf('q1')).not.toEqual(ids);
  });

  it('is lost too where a restart forgot the row: after a quarter of an hour of good answers without it', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12, q2: 0 });
    scene.change(takeRestart);
    scene.run(899, { q2: 0 });
    expect(scene.alerts).toHaveLength(1);
    scene.run(930, { q2: 0 });
    expect(scene.alerts).toEqual([]);
    expect(scene.ended).toMatchObject([{ outcome: 'lost' }]);
  });
});
