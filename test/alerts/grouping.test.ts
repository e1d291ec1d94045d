import { describe, expect, it } from 'vitest';
import { AlertScene, createRow, createRule, toRows } from '../fakes/alert-scene.ts';

const many = (count: number, waiting: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`q${index + 1}`, waiting]));

describe('what comes at nearly the same time', () => {
  it('is collected for 3 seconds from the first, over all connections', () => {
    const scene = new AlertScene([createRule()], {}, ['emea', 'us']);
    scene.answer(0, toRows({ q1: 12 }, 0));
    scene.tick(1);
    scene.answer(2, toRows({ q7: 12 }, 2, 'us'), { connectionId: 'us' });
    scene.tick(2.999);
    expect(scene.said).toEqual([]);
    scene.tick(3);
    expect(scene.said).toEqual(['3 first warning q1', '3 first warning q7']);
    scene.answer(4, toRows({ q1: 12, q2: 12 }, 4));
    scene.wait(8);
    expect(scene.said.slice(2)).toEqual(['7 first warning q2']);
  });

  it('shows three at most, then one summary of the rest, the worst first', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(3, { a: 12, b: 12, c: 12, d: 12, e: 25 });
    expect(scene.said).toEqual([
      '3 first critical e',
      '3 first warning a',
      '3 first warning b',
      '3 summary first warning c+d',
    ]);
    expect(scene.silences).toEqual(['3 c grouped', '3 d grouped']);
  });

  it.each([
    [3, 3],
    [4, 4],
    [200, 4],
  ])('makes of %i queues at once %i notifications', (queues, notifications) => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, toRows(many(queues, 12), 0));
    scene.tick(3);
    expect(scene.said).toHaveLength(notifications);
    expect(scene.deliveries.flatMap(({ items }) => items)).toHaveLength(queues);
    scene.answer(15, toRows(many(queues, 12), 15));
    scene.wait(60);
    expect(scene.said).toHaveLength(notifications);
  });

  it('puts several alerts of one queue into one notification, the worst first', () => {
    const wait = createRule({ id: 'wait', metric: 'longestWaitMs', warning: 60_000, critical: null });
    const scene = new AlertScene([wait, createRule()]);
    scene.answer(0, [
      createRow({ waiting: 25, longestWaitMs: 70_000 }),
      createRow({ queueId: 'q2', waiting: 12 }),
    ]);
    scene.tick(3);
    expect(scene.said).toEqual(['3 first critical q1+q1', '3 first warning q2']);
    expect(scene.deliveries[0]?.items.map(({ subject }) => subject.ruleId)).toEqual(['many', 'wait']);
    expect(scene.silences).toEqual(['3 q1 grouped']);
  });

  it('keeps media of one queue apart', () => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, [createRow({ waiting: 12 }), createRow({ waiting: 12, mediaType: 'chat' })]);
    scene.tick(3);
    expect(scene.said).toEqual(['3 first warning q1', '3 first warning q1']);
    expect(new Set(scene.deliveries.map(({ slot }) => slot)).size).toBe(2);
  });

  it('looks again when the 3 seconds are over', () => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, toRows({ q1: 12, q2: 12 }, 0));
    scene.answer(2, toRows({ q1: 2, q2: 25 }, 2));
    scene.wait(10);
    expect(scene.said).toEqual(['3 first critical q2']);
  });

  it('replaces what was said of a queue: one slot for all of it', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12, q2: 12 });
    scene.run(29, { q1: 25, q2: 12 });
    scene.run(44, { q1: 2, q2: 12 });
    expect(scene.said).toEqual([
      '3 first warning q1',
      '3 first warning q2',
      '18 escalated critical q1',
      '33 resolved critical q1',
    ]);
    const [first, other, ...rest] = scene.deliveries.map(({ slot }) => slot);
    expect(rest).toEqual([first, first]);
    expect(other).not.toBe(first);
  });

  it('has slots of its own for summaries, and one for a connection', () => {
    const scene = new AlertScene([createRule()]);
    scene.start(0, { q1: 12 });
    scene.wait(70);
    scene.answer(71, toRows({ q1: 2 }, 71));
    scene.wait(80);
    expect(scene.said).toEqual([
      '3 summary start-up warning q1',
      '63 blind warning emea',
      '74 recovered-connection warning emea',
      '74 resolved warning q1',
    ]);
    const [startUp, blind, seeing, row] = scene.deliveries.map(({ slot }) => slot);
    expect(seeing).toBe(blind);
    expect(new Set([startUp, blind, row]).size).toBe(3);
  });

  it('puts a blind connection before warnings and after what is critical; what is over comes last', () => {
    const scene = new AlertScene([createRule()], {}, ['emea', 'us']);
    scene.answer(0, toRows({ q1: 12 }, 0), { connectionId: 'emea' });
    scene.wait(14);
    for (let second = 15; second <= 60; second += 15) scene.answer(second, toRows({ q1: 12 }, second));
    // At 60 us has never answered: blind with all the rest.
    scene.answer(61, toRows({ q1: 2, q2: 25, q3: 12 }, 61));
    scene.tick(63);
    expect(scene.said.slice(1)).toEqual([
      '63 first critical q2',
      '63 blind warning us',
      '63 first warning q3',
      '63 summary resolved warning q1',
    ]);
  });

  it('names the connection of a summary where it is one', () => {
    const connectionOf = (...answers: [connectionId: string, queues: number][]) => {
      const scene = new AlertScene([createRule()], {}, ['emea', 'us']);
      for (const [connectionId, queues] of answers)
        scene.answer(0, toRows(many(queues, 12), 0, connectionId), { connectionId });
      const spoken = scene.tick(3).events.filter((event) => event.kind === 'delivery' && event.speak);
      expect(spoken).toHaveLength(4);
      return spoken.at(-1);
    };
    const nothing = { queueId: null, mediaType: null, ruleId: null, episodeId: null };
    expect(connectionOf(['us', 5])).toMatchObject({ connectionId: 'us', ...nothing });
    expect(connectionOf(['us', 5], ['emea', 4])).toMatchObject({ connectionId: null, ...nothing });
  });
});
