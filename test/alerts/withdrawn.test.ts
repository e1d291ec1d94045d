import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/shared/alert.ts';
import { AlertScene, createRow, createRule, toRows } from '../fakes/alert-scene.ts';

const other = createRule({ id: 'other', metric: 'longestWaitMs' });

describe('a breach that no rule judges any more', () => {
  it.each<[string, Rule[]]>([
    ['removed', [other]],
    ['disabled', [createRule({ enabled: false })]],
    [
      'changed to judge another figure',
      [createRule({ metric: 'longestWaitMs', warning: 60_000, critical: null })],
    ],
    ['narrowed', [createRule({ scope: { queueIds: ['q9'] } })]],
    [
      'overruled by a narrower one',
      [createRule(), createRule({ id: 'narrow', warning: 50, critical: null, scope: { queueIds: ['q1'] } })],
    ],
  ])('is withdrawn in silence when its rule was %s', (_what, rules) => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 25 });
    scene.terms = { ...scene.terms, rules };
    scene.run(60, { q1: 25 });
    expect(scene.alerts).toEqual([]);
    expect(scene.moves).toEqual(['0 many q1 ok>critical', '15 many q1 critical>ok']);
    expect(scene.ended).toMatchObject([{ outcome: 'withdrawn', endedAt: 15_000, told: true }]);
    expect(scene.said).toEqual(['3 first critical q1']);
  });

  it('leaves out queues that are not watched, and drops their breaches', () => {
    const scene = new AlertScene([createRule()]);
    const row = (second: number, watched: boolean) =>
      createRow({ waiting: 25, observedAt: second * 1000 }, { watched });
    scene.answer(0, [row(0, false)]);
    expect(scene.alerts).toEqual([]);
    scene.answer(15, [row(15, true)]);
    expect(scene.alerts).toHaveLength(1);
    scene.answer(30, [row(30, false)]);
    expect(scene.alerts).toEqual([]);
    expect(scene.ended).toMatchObject([{ outcome: 'withdrawn', told: false }]);
  });

  it('is withdrawn with its connection, other connections’ are kept', () => {
    const scene = new AlertScene([createRule()], {}, ['emea', 'us']);
    scene.run(10, { q1: 12 });
    scene.connect(10, ['us']);
    expect(scene.alerts.map(({ connectionId }) => connectionId)).toEqual(['us']);
    expect(scene.ended).toMatchObject([{ outcome: 'withdrawn', breach: { connectionId: 'emea' } }]);
    expect(scene.moves.at(-1)).toBe('10 many q1 warning>ok');
  });

  it('leaves nothing to tell, though it was about to be told', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(1, { q1: 25 });
    scene.connect(2, []);
    scene.wait(30);
    expect(scene.said).toEqual([]);
  });

  it('is forgotten while pending without a word to the log', () => {
    const scene = new AlertScene([createRule({ minSamples: 3 })]);
    scene.run(0, { q1: 25 });
    scene.terms = { ...scene.terms, rules: [] };
    scene.run(15, { q1: 25 });
    expect(scene.moves).toEqual(['0 many q1 ok>pending', '1 many q1 pending>ok']);
    expect(scene.ended).toEqual([]);
  });

  it('begins anew, with another episode, when its rule is back', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 25 });
    const before = scene.idsOf('q1');
    scene.terms = { ...scene.terms, rules: [] };
    scene.run(15, { q1: 25 });
    scene.terms = { ...scene.terms, rules: [createRule()] };
    scene.run(40, { q1: 25 });
    expect(scene.idsOf('q1')).not.toEqual(before);
    expect(scene.said).toEqual(['3 first critical q1', '33 first critical q1']);
  });

  it('goes at once with its rule, also while its connection does not answer', () => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, toRows({ q1: 12 }, 0));
    scene.terms = { ...scene.terms, rules: [other] };
    scene.tick(300);
    expect(scene.alerts).toEqual([]);
    expect(scene.ended).toMatchObject([{ outcome: 'withdrawn', endedAt: 300_000 }]);
  });

  it('goes at once when its rule has another scope', () => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, toRows({ q1: 12 }, 0));
    scene.terms = { ...scene.terms, rules: [createRule({ scope: { queueIds: ['q9'] } })] };
    scene.tick(1);
    expect(scene.alerts).toEqual([]);
  });
});
