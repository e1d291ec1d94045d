import { describe, expect, it } from 'vitest';
import { acknowledge, mute } from '../../src/main/alerts/attention.ts';
import { forgetRows } from '../../src/main/alerts/watch.ts';
import { AlertScene, createRule } from '../fakes/alert-scene.ts';

/** Everything that is remembered under a key of its own. */
function toKeys({ memory }: AlertScene): string[] {
  const { told, offered, attention, held, silent, goneQueues } = memory;
  return [told, offered, attention, held, silent, goneQueues].flatMap((record) => Object.keys(record));
}

function forgetRow(scene: AlertScene, second: number): void {
  scene.take(second, (memory, now) => forgetRows(memory, ['emea/q1/voice'], scene.terms, now));
}

describe('nothing is remembered', () => {
  it('of a breach that was pending when its row left', () => {
    const scene = new AlertScene([createRule({ minSamples: 3 })]);
    scene.run(20, { q1: 12 });
    forgetRow(scene, 21);
    expect(toKeys(scene)).toEqual([]);
  });

  it('of a lost breach when its connection is no longer kept', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(20, { q1: 25 });
    scene.change((memory, now) => acknowledge(memory, scene.idsOf('q1'), 'ann', now));
    forgetRow(scene, 21);
    expect(toKeys(scene).length).toBe(2);
    scene.connect(22, []);
    expect(toKeys(scene)).toEqual([]);
  });

  it('of a blind connection that answers again, or is no longer kept', () => {
    const scene = new AlertScene([createRule()], {}, ['emea', 'us']);
    scene.change((memory, now) => mute(memory, { kind: 'all' }, 5, now));
    scene.wait(100);
    expect(toKeys(scene).length).toBe(4);
    scene.answer(101, [], { connectionId: 'us' });
    scene.connect(102, ['us']);
    expect(toKeys(scene)).toEqual([]);
  });

  it('of a recovered connection whose note a mute silenced', () => {
    const scene = new AlertScene([createRule()]);
    scene.wait(100);
    scene.change((memory, now) => mute(memory, { kind: 'all' }, 5, now));
    scene.answer(101, []);
    expect(scene.said).toEqual(['63 blind warning emea']);
    expect(toKeys(scene)).toEqual([]);
  });

  it('of what is over and waits to be told when its connection is no longer kept', () => {
    const scene = new AlertScene([createRule()]);
    scene.start(0, {});
    const waiting: Record<string, number> = {};
    for (const [index, queueId] of ['q1', 'q2', 'q3', 'q4', 'q5'].entries()) {
      waiting[queueId] = 12;
      scene.run(30 + index * 30, { ...waiting });
    }
    scene.run(300, { ...waiting, q1: 0 });
    expect(scene.silences).toEqual([expect.stringContaining('q1 grouped')]);
    scene.connect(301, []);
    expect(toKeys(scene)).toEqual([]);
  });
});
