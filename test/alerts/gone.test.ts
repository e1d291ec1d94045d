import { describe, expect, it } from 'vitest';
import { mute } from '../../src/main/alerts/attention.ts';
import type { RowQuality } from '../../src/shared/board.ts';
import type { MediaType } from '../../src/shared/queue.ts';
import { AlertScene, createRow, createRule } from '../fakes/alert-scene.ts';

const answer = (scene: AlertScene, second: number, rows: [MediaType, RowQuality][]) =>
  scene.answer(
    second,
    rows.map(([mediaType, quality]) =>
      createRow({ mediaType, waiting: 12, observedAt: second * 1000 }, { quality }),
    ),
  );

describe('a queue that good answers leave out', () => {
  it('is told after two of them, once, and nothing is called resolved', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12 });
    answer(scene, 15, [['voice', 'gone']]);
    scene.wait(29);
    expect(scene.said).toEqual(['3 first warning q1']);
    for (let second = 30; second <= 600; second += 15) {
      answer(scene, second, [['voice', 'gone']]);
      scene.wait(second + 14);
    }
    expect(scene.said).toEqual(['3 first warning q1', '33 gone warning q1']);
    expect(scene.qualities).toEqual(['0 emea unknown>live', '15 q1 live>gone']);
    expect(scene.alerts).toHaveLength(1);
    expect(scene.ended).toEqual([]);
  });

  it('is one for all its media, gone only where all of them are', () => {
    const scene = new AlertScene([]);
    answer(scene, 0, [
      ['voice', 'current'],
      ['chat', 'current'],
    ]);
    answer(scene, 15, [
      ['voice', 'gone'],
      ['chat', 'current'],
    ]);
    answer(scene, 30, [
      ['voice', 'gone'],
      ['chat', 'current'],
    ]);
    scene.tick(33);
    expect(scene.said).toEqual([]);
    answer(scene, 45, [
      ['voice', 'gone'],
      ['chat', 'gone'],
    ]);
    answer(scene, 60, [
      ['voice', 'gone'],
      ['chat', 'gone'],
    ]);
    scene.tick(63);
    expect(scene.said).toEqual(['63 gone warning q1']);
    expect(scene.qualities.slice(1)).toEqual(['15 q1 live>gone', '45 q1 live>gone']);
  });

  it('is a slip of the vendor’s where it is back in the next answer', () => {
    const scene = new AlertScene([]);
    for (const [second, quality] of [
      [0, 'current'],
      [15, 'gone'],
      [30, 'current'],
      [45, 'gone'],
      [60, 'current'],
    ] as const)
      answer(scene, second, [['voice', quality]]);
    scene.tick(63);
    expect(scene.said).toEqual([]);
    expect(scene.qualities.at(-1)).toBe('60 q1 gone>live');
  });

  it('is told again after it was back', () => {
    const scene = new AlertScene([]);
    const qualities: RowQuality[] = ['gone', 'gone', 'current', 'gone', 'gone'];
    qualities.forEach((quality, index) => {
      answer(scene, index * 15, [['voice', quality]]);
      scene.wait(index * 15 + 14);
    });
    expect(scene.said).toEqual(['18 gone warning q1', '63 gone warning q1']);
  });

  it('is not what a quiet one is', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12 });
    for (let second = 15; second <= 120; second += 15) answer(scene, second, [['voice', 'quiet']]);
    scene.tick(123);
    expect(scene.said).toEqual(['3 first warning q1']);
    expect(scene.qualities).toEqual(['0 emea unknown>live']);
  });

  it('is nobody’s concern where nobody watches it', () => {
    const scene = new AlertScene([]);
    for (const second of [0, 15, 30])
      scene.answer(second, [createRow({ observedAt: second * 1000 }, { quality: 'gone', watched: false })]);
    scene.tick(33);
    expect([scene.said, scene.qualities.slice(1)]).toEqual([[], []]);
  });

  it.each([
    [{ kind: 'queue', connectionId: 'emea', queueId: 'q1' }, []],
    [{ kind: 'connection', connectionId: 'emea' }, []],
    [{ kind: 'all' }, []],
    [{ kind: 'queue', connectionId: 'emea', queueId: 'q2' }, ['18 gone warning q1']],
    [{ kind: 'rule', ruleId: 'many' }, ['18 gone warning q1']],
  ] as const)('is muted by %j: %j', (target, said) => {
    const scene = new AlertScene([]);
    scene.change((memory, now) => mute(memory, target, 5, now));
    answer(scene, 0, [['voice', 'gone']]);
    answer(scene, 15, [['voice', 'gone']]);
    scene.tick(18);
    expect(scene.said).toEqual(said);
  });

  it('is told after the mute if it is still gone', () => {
    const scene = new AlertScene([]);
    scene.change((memory, now) => mute(memory, { kind: 'all' }, 1, now));
    for (const second of [0, 15, 30, 45, 59]) answer(scene, second, [['voice', 'gone']]);
    expect(scene.silences).toEqual(['15 q1 muted']);
    scene.wait(70);
    expect(scene.said).toEqual(['63 gone warning q1']);
  });
});
