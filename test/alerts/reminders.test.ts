import { describe, expect, it } from 'vitest';
import { toReminderMs } from '../../src/main/alerts/speech.ts';
import { AlertScene, createRow, createRule } from '../fakes/alert-scene.ts';

const minutes = (...each: number[]) => each.map((minute) => minute * 60_000);

describe('reminders', () => {
  it('come after 5, 10, 20 and then every 30 minutes', () => {
    expect([0, 1, 2, 3, 4, 40].map(toReminderMs)).toEqual(minutes(5, 10, 20, 30, 30, 30));
  });

  it('are for what is critical, until somebody takes care or it ends', () => {
    const scene = new AlertScene([createRule()]);
    scene.tickSeconds = 3;
    scene.run(6000, { q1: 25 });
    // 3 s of collecting each: 3 + 300, 306 + 600, 909 + 1200, 2112 + 1800, 3915 + 1800.
    expect(scene.said).toEqual([
      '3 first critical q1',
      '306 reminder critical q1',
      '909 reminder critical q1',
      '2112 reminder critical q1',
      '3915 reminder critical q1',
      '5718 reminder critical q1',
    ]);
  });

  it('are not for warnings', () => {
    const scene = new AlertScene([createRule()]);
    scene.tickSeconds = 3;
    scene.run(6000, { q1: 12 });
    expect(scene.said).toEqual(['3 first warning q1']);
  });

  it('count from when it got critical', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(269, { q1: 12 });
    scene.run(600, { q1: 25 });
    expect(scene.said).toEqual([
      '3 first warning q1',
      '273 escalated critical q1',
      '576 reminder critical q1',
    ]);
  });

  it('come in one round: where one is due, everything that is still critical rides along', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(119, { q1: 25 });
    scene.run(179, { q1: 25, q2: 25, q3: 12 });
    scene.run(1000, { q1: 25, q2: 25, q3: 12 });
    expect(scene.said).toEqual([
      '3 first critical q1',
      '123 first critical q2',
      '123 first warning q3',
      '306 summary reminder critical q1+q2',
      '909 summary reminder critical q1+q2',
    ]);
  });

  it('pause while it recovers or is a warning, and go on when it is critical again', () => {
    const scene = new AlertScene([createRule({ keepMs: 600_000 })]);
    scene.run(269, { q1: 25 });
    scene.run(404, { q1: 2 });
    expect(scene.said).toEqual(['3 first critical q1']);
    // It was due meanwhile.
    scene.run(420, { q1: 25 });
    expect(scene.said.slice(1)).toEqual(['408 reminder critical q1']);
    const eased = new AlertScene([createRule()]);
    eased.run(269, { q1: 25 });
    eased.run(404, { q1: 12 });
    expect(eased.said).toEqual(['3 first critical q1']);
    eased.run(420, { q1: 25 });
    expect(eased.said.slice(1)).toEqual(['408 reminder critical q1']);
  });

  it('are not put off by a figure that eases for a moment every few minutes', () => {
    const scene = new AlertScene([createRule()]);
    for (let minute = 0; minute < 16; minute += 4) {
      scene.run(minute * 60 + 224, { q1: 25 });
      scene.run(minute * 60 + 239, { q1: 15 });
    }
    expect(scene.said).toEqual([
      '3 first critical q1',
      '306 reminder critical q1',
      '909 reminder critical q1',
    ]);
  });

  it('of two rules of one queue are one notification', () => {
    const wait = createRule({ id: 'wait', metric: 'longestWaitMs', warning: null, critical: 60_000 });
    const scene = new AlertScene([createRule(), wait]);
    for (let second = 0; second <= 315; second += 15) {
      scene.answer(second, [createRow({ waiting: 25, longestWaitMs: 70_000, observedAt: second * 1000 })]);
      scene.wait(second + 14);
    }
    expect(scene.said).toEqual(['3 first critical q1+q1', '306 reminder critical q1+q1']);
  });
});
