import { describe, expect, it } from 'vitest';
import { AlertScene, counts, createRow, createRule } from '../fakes/alert-scene.ts';

const row = (second: number, waiting: number | null, parts = {}) =>
  createRow({ observedAt: second * 1000, waiting }, parts);

/** Missing data never starts, ends or resets anything. */
describe('freezing', () => {
  const holding = createRule({ holdMs: 30_000, minSamples: 2 });

  it('neither fires nor ends without a fresh reading, and the hold clock stands still', () => {
    const scene = new AlertScene([holding]);
    scene.answer(0, [row(0, 12)]);
    // Polls at 15 to 60 failed. What was seen counts for as long as it was live: 1.5 intervals, 22.5 s.
    scene.answer(75, [row(75, 12)]);
    expect(scene.moves).toEqual(['0 many q1 ok>pending']);
    scene.answer(90, [row(90, 12)]);
    expect(scene.moves).toEqual(['0 many q1 ok>pending', '90 many q1 pending>warning']);
  });

  it('lets the keep clock stand still as well', () => {
    const scene = new AlertScene([createRule({ keepMs: 60_000 })]);
    scene.answer(0, [row(0, 12)]);
    scene.answer(15, [row(15, 1)]);
    for (const second of [600, 615, 630]) scene.answer(second, [row(second, 1)]);
    expect(scene.moves.at(-1)).toBe('15 many q1 warning>recovering');
    scene.answer(645, [row(645, 1)]);
    expect(scene.moves.at(-1)).toBe('645 many q1 recovering>ok');
  });

  it('goes on with the same episode after an outage', () => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, [row(0, 12)]);
    const before = scene.idsOf('q1');
    scene.wait(600);
    scene.answer(3600, [row(3600, 14)]);
    expect(scene.moves).toEqual(['0 many q1 ok>warning']);
    expect(scene.idsOf('q1')).toEqual(before);
  });

  it('ends nothing by time alone, be it days', () => {
    const scene = new AlertScene([createRule({ keepMs: 60_000 })]);
    scene.answer(0, [row(0, 12), createRow({ queueId: 'q2', waiting: 12 })]);
    scene.answer(15, [row(15, 1), createRow({ queueId: 'q2', waiting: 12, observedAt: 15_000 })]);
    scene.tickSeconds = 600;
    scene.wait(200_000);
    expect(scene.moves).toHaveLength(3);
    expect(scene.alerts.map(({ queueId, recovering }) => [queueId, recovering])).toEqual([
      ['q2', false],
      ['q1', true],
    ]);
    expect(scene.ended).toEqual([]);
  });

  it.each([
    ['gone', { quality: 'gone' }],
    ['quiet', { quality: 'quiet' }],
    ['three intervals behind', { lagMs: 45_000 }],
  ] as const)('keeps the condition of a row that is %s', (_name, parts) => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, [row(0, 12)]);
    scene.answer(15, [row(15, 0, parts)]);
    scene.answer(30, [row(30, 99, { ...parts, key: 'emea/other/voice' })]);
    expect(scene.moves).toEqual(['0 many q1 ok>warning']);
    expect(scene.alerts).toMatchObject([{ value: 12 }]);
  });

  it('judges a row that is a little less than three intervals behind', () => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, [row(0, 12, { lagMs: 44_999 })]);
    expect(scene.moves).toEqual(['0 many q1 ok>warning']);
  });

  it('settled: a quiet queue raises nothing, whatever the rule', () => {
    const rules = [
      createRule({ id: 'few', metric: 'agentsAvailable', direction: 'below', warning: 2, critical: 0 }),
      createRule({ id: 'none', direction: 'below', warning: 1, critical: null }),
      createRule(),
    ];
    const scene = new AlertScene(rules);
    for (const second of [0, 15, 30, 45]) scene.answer(second, [row(second, null, { quality: 'quiet' })]);
    expect([scene.moves, scene.alerts]).toEqual([[], []]);
  });

  it('does not count a repeated reading as another sample', () => {
    const scene = new AlertScene([createRule({ minSamples: 2 })]);
    scene.answer(0, [row(0, 12)]);
    scene.answer(15, [row(0, 12)]);
    expect(scene.moves).toEqual(['0 many q1 ok>pending']);
    scene.answer(30, [row(30, 12)]);
    expect(scene.moves.at(-1)).toBe('30 many q1 pending>warning');
  });

  it('neither resets nor ends over a figure that is unknown', () => {
    const scene = new AlertScene([createRule({ minSamples: 2 })]);
    expect(scene.play(counts(12, null, 12, null, null, 1))).toEqual([
      '0:ok>pending',
      '30:pending>warning',
      '75:warning>ok',
    ]);
  });

  it('freezes a percentage while its contacts are too few', () => {
    const level = (percent: number, total: number) => ({
      serviceLevel: { percent, total, withinTarget: null, targetMs: null, goalPercent: null },
    });
    const rule = createRule({
      metric: 'serviceLevelPercent',
      direction: 'below',
      warning: 80,
      critical: null,
    });
    expect(
      new AlertScene([rule]).play([
        [0, level(50, 9)],
        [15, level(50, 10)],
        [30, level(100, 2)],
        [45, level(82.9, 20)],
        [60, level(83, 20)],
      ]),
    ).toEqual(['15:ok>warning', '60:warning>ok']);
  });

  it.each([
    ['back', -7_200_000],
    ['forward', 7_200_000],
  ])('does not mind the computer’s clock being set %s', (_way, byMs) => {
    const scene = new AlertScene([holding]);
    scene.answer(1000, [row(1000, 12)]);
    scene.clockAheadMs = byMs;
    scene.answer(1015, [row(1015, 12)]);
    expect(scene.moves).toEqual(['1000 many q1 ok>pending']);
    scene.answer(1030, [row(1030, 12)]);
    expect(scene.moves.at(-1)).toBe('1030 many q1 pending>warning');
  });

  it('keeps the breaches of rows that an answer does not show', () => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, [row(0, 25)]);
    scene.answer(15, []);
    expect(scene.alerts).toHaveLength(1);
    expect(scene.ended).toEqual([]);
  });
});
