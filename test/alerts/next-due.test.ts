import { describe, expect, it } from 'vitest';
import { acknowledge, mute, snooze } from '../../src/main/alerts/attention.ts';
import { nextDueMs, takeWake } from '../../src/main/alerts/watch.ts';
import { AlertScene, createRow, createRule } from '../fakes/alert-scene.ts';

/** Seconds from now until the alerts want to be called; null: never. */
const dueIn = (scene: AlertScene) => {
  const due = nextDueMs(scene.memory, scene.terms, scene.now);
  return due === null ? null : (due - scene.now.steadyMs) / 1000;
};

describe('nextDueMs', () => {
  it('names the end of collecting, then when the connection grows late', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(0, { q1: 12 });
    expect(dueIn(scene)).toBe(3);
    scene.tick(3);
    // 22.5 s after the answer it is still live, 1 ms later it is late.
    expect(dueIn(scene)).toBe(19.501);
  });

  it('names the reminder, and the end of snooze, guard and mute', () => {
    const told = (change: (scene: AlertScene) => void) => {
      const scene = new AlertScene([createRule()], {}, ['emea'], 3600);
      scene.answer(0, [createRow({ waiting: 25 })]);
      scene.tick(3);
      change(scene);
      return dueIn(scene);
    };
    expect(told(() => {})).toBe(300);
    expect(told((scene) => scene.change((memory, now) => mute(memory, { kind: 'all' }, 2, now)))).toBe(120);
    expect(told((scene) => scene.change((memory, now) => snooze(memory, scene.idsOf('q1'), 1, now)))).toBe(
      60,
    );
    expect(told((scene) => scene.change(takeWake))).toBe(30);
    expect(
      told((scene) => {
        scene.change((memory, now) => acknowledge(memory, scene.idsOf('q1'), 'ann', now));
        scene.tick(304);
      }),
    ).toBe(3600 - 301);
  });

  it('names the end of quiet hours', () => {
    const scene = new AlertScene([createRule()], { quietUntil: 40_000 }, ['emea'], 3600);
    scene.run(0, { q1: 12 });
    expect(dueIn(scene)).toBe(40);
  });

  it('names nothing where nothing is planned', () => {
    expect(dueIn(new AlertScene([], {}, []))).toBeNull();
  });

  it('leaves nothing out: who calls only then hears the same as who calls each second', () => {
    const play = (isLazy: boolean) => {
      const scene = new AlertScene([createRule({ keepMs: 60_000 })]);
      const pass = (toSecond: number) => {
        if (!isLazy) return scene.wait(toSecond);
        for (;;) {
          const next = Math.ceil(scene.now.at / 1000 + (dueIn(scene) ?? Number.POSITIVE_INFINITY));
          if (next > toSecond) break;
          scene.tick(next);
        }
        scene.sleep(toSecond);
      };
      const answer = (second: number, waiting: number) => {
        pass(second - 1);
        scene.answer(second, [createRow({ waiting, observedAt: second * 1000 })]);
      };
      answer(1, 25);
      for (let second = 16; second < 700; second += 15) answer(second, 25);
      pass(900);
      for (let second = 901; second < 1100; second += 15) answer(second, 2);
      pass(1300);
      return scene.said;
    };
    const said = [
      '4 first critical q1',
      '307 reminder critical q1',
      '754 blind warning emea',
      '904 recovered-connection warning emea',
      '964 resolved critical q1',
      '1159 blind warning emea',
    ];
    expect(play(false)).toEqual(said);
    expect(play(true)).toEqual(said);
  });
});
