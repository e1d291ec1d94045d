import { describe, expect, it } from 'vitest';
import { nobodyIdle } from '../../src/shared/metric-traits.ts';
import { AlertScene, createRow, createRule, toRows } from '../fakes/alert-scene.ts';

const row = (second: number, waiting: number | null) => createRow({ observedAt: second * 1000, waiting });

describe('episodes', () => {
  it('describe the breach: figure, level, peak, start', () => {
    const scene = new AlertScene([createRule({ minSamples: 2 })]);
    scene.answer(100, [row(100, 12)]);
    scene.answer(115, [row(115, 30)]);
    expect(scene.alerts).toEqual([
      {
        episodeId: 'many/emea/q1/voice/100000',
        connectionId: 'emea',
        queueId: 'q1',
        queueName: 'Billing EN',
        mediaType: 'voice',
        ruleId: 'many',
        metric: 'waiting',
        direction: 'above',
        severity: 'warning',
        recovering: false,
        value: 30,
        level: 10,
        peak: 30,
        startedAt: 100_000,
        peakAt: 115_000,
        warningAt: 115_000,
        criticalAt: null,
        quality: 'live',
        attention: 'new',
        attentionLeftMs: null,
        mutedBy: null,
      },
    ]);
    scene.answer(130, [row(130, 25)]);
    expect(scene.alerts).toMatchObject([
      { severity: 'critical', value: 25, level: 20, peak: 30, peakAt: 115_000, criticalAt: 130_000 },
    ]);
    // Eased: when it got worse first stays known.
    scene.answer(145, [row(145, 12)]);
    expect(scene.alerts).toMatchObject([
      { severity: 'warning', level: 10, warningAt: 115_000, criticalAt: 130_000 },
    ]);
  });

  it('keep the lowest figure as the peak of a rule below', () => {
    const scene = new AlertScene([createRule({ direction: 'below', warning: 5, critical: null })]);
    scene.answer(0, [row(0, 4)]);
    scene.answer(15, [row(15, 1)]);
    scene.answer(30, [row(30, 3)]);
    expect(scene.alerts).toMatchObject([{ peak: 1, peakAt: 15_000, value: 3 }]);
  });

  it('do not show while pending', () => {
    const scene = new AlertScene([createRule({ minSamples: 2 })]);
    scene.answer(0, [row(0, 12)]);
    expect(scene.alerts).toEqual([]);
    expect(scene.memory.conditions).toHaveLength(1);
  });

  it('are new ones after an end, and the same one over a flapping figure', () => {
    const scene = new AlertScene([createRule({ keepMs: 30_000 })]);
    const ids = new Set<string>();
    [12, 9, 12, 8, 12, 9, 10, 8, 8].forEach((waiting, index) => {
      scene.answer(index * 15, [row(index * 15, waiting)]);
      for (const { episodeId } of scene.alerts) ids.add(episodeId);
    });
    expect(ids.size).toBe(1);
    scene.answer(150, [row(150, 8)]);
    expect(scene.alerts).toEqual([]);
    scene.answer(165, [row(165, 12)]);
    expect(scene.alerts).toHaveLength(1);
    expect(ids).not.toContain(scene.alerts[0]?.episodeId);
  });

  it('say that they are recovering', () => {
    const scene = new AlertScene([createRule({ keepMs: 30_000 })]);
    scene.answer(0, [row(0, 12)]);
    scene.answer(15, [row(15, 2)]);
    expect(scene.alerts).toMatchObject([{ recovering: true, value: 2, peak: 12 }]);
  });

  it('are kept apart by row, by rule and by connection', () => {
    const idle = createRule({ id: 'idle', metric: 'waitingPerAgent' });
    const scene = new AlertScene([createRule(), idle], {}, ['emea', 'us']);
    scene.answer(0, [
      createRow({ waiting: 12, agentsAvailable: 0 }),
      createRow({ waiting: 12, mediaType: 'chat' }),
      createRow({ waiting: 1, queueId: 'q2' }),
    ]);
    scene.answer(0, toRows({ q1: 12 }, 0, 'us'), { connectionId: 'us' });
    expect(
      scene.alerts.map(({ ruleId, connectionId, mediaType }) => [ruleId, connectionId, mediaType]),
    ).toEqual([
      ['idle', 'emea', 'voice'],
      ['many', 'emea', 'chat'],
      ['many', 'emea', 'voice'],
      ['many', 'us', 'voice'],
    ]);
  });

  it('fire for waiting per agent when anyone waits and nobody is idle, and survive a file', () => {
    const scene = new AlertScene([createRule({ metric: 'waitingPerAgent', warning: 2, critical: 1_000 })]);
    scene.answer(0, [createRow({ waiting: 1, agentsAvailable: 0 })]);
    expect(scene.alerts).toMatchObject([{ severity: 'critical', value: nobodyIdle }]);
  });

  it('are over for the log with start, peak and whether they were told', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(29, { q1: 12 });
    scene.run(44, { q1: 2 });
    expect(scene.ended).toMatchObject([
      {
        endedAt: 30_000,
        outcome: 'resolved',
        told: true,
        breach: { startedAt: 0, peak: 12, recovering: false },
      },
    ]);
    scene.run(45, { q1: 12 });
    scene.answer(46, [row(46, 2)]);
    expect(scene.ended[1]).toMatchObject({ endedAt: 46_000, outcome: 'resolved', told: false });
  });
});

describe('what is judged', () => {
  it('is judged against each queue’s own target', () => {
    const scene = new AlertScene([
      createRule({ metric: 'longestWaitMs', warning: null, critical: null, levelsFrom: 'queue-target' }),
    ]);
    const wait = { longestWaitMs: 42_000 };
    scene.answer(0, [
      createRow(wait, { targetMs: 20_000 }),
      createRow({ ...wait, queueId: 'q2' }, { targetMs: 30_000 }),
      createRow({ ...wait, queueId: 'q3' }, { targetMs: 60_000 }),
      createRow({ ...wait, queueId: 'q4' }),
    ]);
    expect(scene.moves).toEqual(['0 many q1 ok>critical', '0 many q2 ok>warning']);
  });

  it('follows an edited rule from the next figure on', () => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, [row(0, 12)]);
    scene.terms = { ...scene.terms, rules: [createRule({ warning: 5, critical: 11 })] };
    scene.answer(1, [row(0, 12)]);
    expect(scene.moves).toEqual(['0 many q1 ok>warning']);
    scene.answer(15, [row(15, 12)]);
    expect(scene.moves).toEqual(['0 many q1 ok>warning', '15 many q1 warning>critical']);
    scene.terms = { ...scene.terms, rules: [createRule({ warning: 50, critical: 60 })] };
    scene.answer(30, [row(30, 12)]);
    expect(scene.moves.at(-1)).toBe('30 many q1 critical>ok');
  });
});
