import { describe, expect, it } from 'vitest';
import { acknowledge, mute } from '../../src/main/alerts/attention.ts';
import { alertMemorySchema } from '../../src/main/alerts/memory.ts';
import { isBlind } from '../../src/main/alerts/quality.ts';
import { takeRestart } from '../../src/main/alerts/watch.ts';
import { AlertScene, createRule } from '../fakes/alert-scene.ts';

/** The program was off from the present second to this one. */
const restart = (scene: AlertScene, second: number, waiting: number) => {
  scene.sleep(second - 1);
  scene.change(takeRestart);
  scene.connect(second - 1, ['emea']);
  scene.start(second, { q1: waiting });
};

describe('after a restart', () => {
  it('nothing that was told is told again, and the episode goes on', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(20, { q1: 12 });
    const ids = scene.idsOf('q1');
    restart(scene, 900, 14);
    scene.run(1000, { q1: 14 });
    expect(scene.said).toEqual(['3 first warning q1']);
    expect(scene.idsOf('q1')).toEqual(ids);
    expect(scene.alerts).toMatchObject([{ startedAt: 0, peak: 14 }]);
  });

  it('an end is told whose beginning was told before it', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(20, { q1: 12 });
    restart(scene, 900, 2);
    scene.run(910, { q1: 2 });
    expect(scene.said).toEqual(['3 first warning q1', '903 resolved warning q1']);
  });

  it('what got worse meanwhile is told', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(20, { q1: 12 });
    restart(scene, 900, 25);
    scene.run(910, { q1: 25 });
    expect(scene.said).toEqual(['3 first warning q1', '903 escalated critical q1']);
  });

  it('what the program had no time to say is said', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(1, { q1: 12 });
    restart(scene, 900, 12);
    scene.run(910, { q1: 12 });
    expect(scene.said).toEqual(['903 first warning q1']);
  });

  it('what was on its way to the system is offered anew', () => {
    const scene = new AlertScene([createRule()]);
    scene.shows = 'hangs';
    scene.run(10, { q1: 12 });
    scene.shows = 'accepts';
    restart(scene, 900, 12);
    scene.run(910, { q1: 12 });
    expect(scene.said).toEqual(['3 first warning q1', '903 first warning q1']);
  });

  it('acknowledgements and mutes still hold, with what is left of them', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(20, { q1: 25 });
    scene.change((memory, now) => acknowledge(memory, scene.idsOf('q1'), 'ann', now));
    scene.change((memory, now) => mute(memory, { kind: 'rule', ruleId: 'many' }, 60, now));
    restart(scene, 900, 25);
    expect(scene.alerts).toMatchObject([
      { attention: 'acked', attentionLeftMs: 3_600_000 - 880_000, mutedBy: { kind: 'rule', ruleId: 'many' } },
    ]);
    scene.run(1000, { q1: 25 });
    expect(scene.said).toEqual(['3 first critical q1']);
  });

  it('a connection is waited for as long as after it was added', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(20, { q1: 2 });
    scene.sleep(900);
    scene.change(takeRestart);
    scene.connect(900, ['emea']);
    scene.wait(959);
    expect(isBlind(scene.memory, 'emea')).toBe(false);
    scene.wait(970);
    expect(scene.said).toEqual(['963 blind warning emea']);
  });

  it('a connection that was told to be blind is not told again', () => {
    const scene = new AlertScene([]);
    scene.wait(70);
    scene.sleep(900);
    scene.change(takeRestart);
    scene.connect(900, ['emea']);
    scene.wait(1000);
    expect(scene.said).toEqual(['63 blind warning emea']);
  });

  it('what an earlier version kept is taken up, but for the counts of its windows', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(20, { q1: 12 });
    const ids = scene.idsOf('q1');
    scene.change((memory) => {
      const { countTrails, ...rest } = memory;
      const trail = { startAt: 0, base: null, newest: { offered: 1 }, newestAt: 0 };
      const kept = { ...rest, trails: { emea: { 1800000: { 'emea/q1/voice': trail } } } };
      const read = alertMemorySchema.parse(kept);
      expect([countTrails, read.countTrails]).toEqual([{ emea: {} }, {}]);
      return read;
    });
    restart(scene, 900, 14);
    expect(scene.idsOf('q1')).toEqual(ids);
  });
});
