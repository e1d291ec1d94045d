import { describe, expect, it } from 'vitest';
import { takeRestart } from '../../src/main/alerts/watch.ts';
import { AlertScene, createRow, createRule, toRows } from '../fakes/alert-scene.ts';

describe('start-up', () => {
  const strict = createRule({ holdMs: 120_000, minSamples: 5 });

  it('fires what is past a level at a connection’s first good answer, without hold and samples', () => {
    const scene = new AlertScene([strict]);
    scene.start(0, { q1: 25, q2: 12, q3: 9 });
    expect(scene.moves).toEqual(['0 many q1 ok>critical', '0 many q2 ok>warning']);
  });

  it('keeps the volume', () => {
    const rule = createRule({ metric: 'abandonPercent', warning: 10, critical: 20, holdMs: 120_000 });
    const scene = new AlertScene([rule]);
    const rows = [
      createRow({ abandoned: 5, offered: 9 }),
      createRow({ queueId: 'q2', abandoned: 5, offered: 10 }),
    ];
    scene.answer(0, rows, { firstAnswer: true });
    expect(scene.moves).toEqual(['0 many q2 ok>critical']);
  });

  it('waives nothing at later answers', () => {
    const scene = new AlertScene([strict]);
    scene.run(0, { q1: 25 });
    expect(scene.moves).toEqual(['0 many q1 ok>pending']);
  });

  it('tells all that a connection finds in one notification, the worst first', () => {
    const scene = new AlertScene([strict]);
    scene.start(0, { q1: 12, q2: 25, q3: 13, q4: 14, q5: 9 });
    scene.run(10, {});
    expect(scene.said).toEqual(['3 summary start-up critical q2+q4+q3+q1']);
    expect(scene.silences).toEqual(['3 q2 grouped', '3 q4 grouped', '3 q3 grouped', '3 q1 grouped']);
  });

  it('tells one queue in a summary too, and nothing where there is nothing', () => {
    const scene = new AlertScene([strict]);
    scene.start(0, { q1: 12 });
    scene.run(10, {});
    expect(scene.said).toEqual(['3 summary start-up warning q1']);
    const calm = new AlertScene([strict]);
    calm.start(0, { q1: 2 });
    calm.run(10, {});
    expect(calm.said).toEqual([]);
  });

  it('tells each connection’s apart, and what comes later is no start-up', () => {
    const scene = new AlertScene([createRule()], {}, ['emea', 'us']);
    scene.start(0, { q1: 12 });
    scene.answer(1, toRows({ q7: 12, q8: 25 }, 1, 'us'), { connectionId: 'us', firstAnswer: true });
    scene.answer(2, toRows({ q7: 12, q8: 25, q9: 12 }, 2, 'us'), { connectionId: 'us' });
    scene.tick(3);
    expect(scene.said).toEqual([
      '3 summary start-up critical q8+q7',
      '3 summary start-up warning q1',
      '3 first warning q9',
    ]);
  });

  it('tells a breach that was there and gets worse afterwards on its own', () => {
    const scene = new AlertScene([createRule()]);
    scene.start(0, { q1: 12 });
    scene.run(14, {});
    scene.run(20, { q1: 25 });
    expect(scene.said).toEqual(['3 summary start-up warning q1', '18 escalated critical q1']);
  });

  it('goes on with what a file kept, and gets worse at once', () => {
    const scene = new AlertScene([strict]);
    scene.start(0, { q1: 12 });
    const kept = scene.idsOf('q1');
    scene.sleep(900);
    scene.change(takeRestart);
    scene.start(900, { q1: 25 });
    expect(scene.moves).toEqual(['0 many q1 ok>warning', '900 many q1 warning>critical']);
    expect(scene.idsOf('q1')).toEqual(kept);
  });
});
