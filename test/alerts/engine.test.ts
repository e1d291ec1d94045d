import { describe, expect, it } from 'vitest';
import { emptyAlertState, evaluate, forgetRows, toAlerts } from '../../src/main/alerts/engine.ts';
import { nobodyIdle } from '../../src/shared/alert.ts';
import { AlertScene, counts, createRow, createRule } from '../fakes/alert-scene.ts';

const row = (second: number, waiting: number | null, parts = {}) =>
  createRow({ observedAt: second * 1000, waiting }, parts);
const moves = ({ transitions }: ReturnType<AlertScene['answer']>) =>
  transitions.map(({ from, to, alert }) => `${alert.ruleId} ${alert.queueId} ${from}>${to}`);

describe('episodes', () => {
  it('describe the breach: figure, level, peak, start', () => {
    const scene = new AlertScene([createRule({ minSamples: 2 })]);
    scene.answer(100, [row(100, 12)]);
    const [alert] = scene.answer(115, [row(115, 30)]).alerts;
    expect(alert).toEqual({
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
    });
    expect(scene.answer(130, [row(130, 25)]).alerts[0]).toMatchObject({
      severity: 'critical',
      value: 25,
      level: 20,
      peak: 30,
    });
  });

  it('keep the lowest figure as the peak of a rule below', () => {
    const scene = new AlertScene([createRule({ direction: 'below', warning: 5, critical: null })]);
    for (const [second, waiting] of [
      [0, 4],
      [15, 1],
      [30, 3],
    ] as const)
      scene.answer(second, [row(second, waiting)]);
    expect(toAlerts(scene.state)[0]).toMatchObject({ peak: 1, value: 3 });
  });

  it('do not show while pending', () => {
    const scene = new AlertScene([createRule({ minSamples: 2 })]);
    expect(scene.answer(0, [row(0, 12)]).alerts).toEqual([]);
  });

  it('are new ones after an end, and the same one over a flapping figure', () => {
    const scene = new AlertScene([createRule({ keepMs: 30_000 })]);
    const ids = new Set<string>();
    for (const [second, reading] of counts(12, 9, 12, 8, 12, 9, 10, 8, 8)) {
      const { alerts } = scene.answer(second, [row(second, reading.waiting ?? null)]);
      for (const { episodeId } of alerts) ids.add(episodeId);
    }
    expect(ids.size).toBe(1);
    expect(scene.answer(150, [row(150, 8)]).alerts).toEqual([]);
    expect(ids).not.toContain(scene.answer(165, [row(165, 12)]).alerts[0]?.episodeId);
  });

  it('say that they are recovering', () => {
    const scene = new AlertScene([createRule({ keepMs: 30_000 })]);
    scene.answer(0, [row(0, 12)]);
    expect(scene.answer(15, [row(15, 2)]).alerts[0]).toMatchObject({ recovering: true, value: 2, peak: 12 });
  });

  it('are kept apart by row and by rule', () => {
    const scene = new AlertScene([createRule(), createRule({ id: 'idle', metric: 'waitingPerAgent' })]);
    const rows = [
      createRow({ waiting: 12, agentsAvailable: 0 }),
      createRow({ waiting: 12, mediaType: 'chat' }),
      createRow({ waiting: 1, queueId: 'q2' }),
    ];
    expect(scene.answer(0, rows).alerts.map(({ ruleId, mediaType }) => `${ruleId} ${mediaType}`)).toEqual([
      'idle voice',
      'many chat',
      'many voice',
    ]);
  });

  it('fire for waiting per agent when anyone waits and nobody is idle, and survive a file', () => {
    const scene = new AlertScene([createRule({ metric: 'waitingPerAgent', warning: 2, critical: 1_000 })]);
    const [alert] = scene.answer(0, [createRow({ waiting: 1, agentsAvailable: 0 })]).alerts;
    expect(alert).toMatchObject({ severity: 'critical', value: nobodyIdle });
    expect(toAlerts(scene.state)).toEqual([alert]);
  });
});

describe('freezing', () => {
  const holding = createRule({ holdMs: 30_000, minSamples: 2 });

  it('neither fires nor ends without a fresh reading, and the hold clock stands still', () => {
    const scene = new AlertScene([holding]);
    expect(moves(scene.answer(0, [row(0, 12)]))).toEqual(['many q1 ok>pending']);
    // Polls at 15 to 60 failed. What was seen counts for as long as it was live: 1.5 intervals, 22.5 s.
    expect(moves(scene.answer(75, [row(75, 12)]))).toEqual([]);
    expect(moves(scene.answer(90, [row(90, 12)]))).toEqual(['many q1 pending>warning']);
  });

  it('lets the keep clock stand still as well', () => {
    const scene = new AlertScene([createRule({ keepMs: 60_000 })]);
    scene.answer(0, [row(0, 12)]);
    scene.answer(15, [row(15, 1)]);
    expect(moves(scene.answer(600, [row(600, 1)]))).toEqual([]);
    expect(moves(scene.answer(615, [row(615, 1)]))).toEqual([]);
    expect(moves(scene.answer(630, [row(630, 1)]))).toEqual([]);
    expect(moves(scene.answer(645, [row(645, 1)]))).toEqual(['many q1 recovering>ok']);
  });

  it('goes on with the same episode after an outage', () => {
    const scene = new AlertScene([createRule()]);
    const before = scene.answer(0, [row(0, 12)]).alerts[0]?.episodeId;
    const after = scene.answer(3600, [row(3600, 14)]);
    expect(after.transitions).toEqual([]);
    expect(after.alerts[0]?.episodeId).toBe(before);
  });

  it.each([
    ['gone', { quality: 'gone' }],
    ['quiet', { quality: 'quiet' }],
    ['three intervals behind', { lagMs: 45_000 }],
  ] as const)('keeps the condition of a row that is %s', (_name, parts) => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, [row(0, 12)]);
    const frozen = scene.answer(15, [row(15, 0, parts)]);
    expect(frozen.transitions).toEqual([]);
    expect(frozen.alerts[0]).toMatchObject({ value: 12 });
    expect(scene.answer(30, [row(30, 99, { ...parts, key: 'emea/other/voice' })]).transitions).toEqual([]);
  });

  it('settled: a quiet queue raises nothing, whatever the rule', () => {
    const rules = [
      createRule({ id: 'few', metric: 'agentsAvailable', direction: 'below', warning: 2, critical: 0 }),
      createRule({ id: 'none', direction: 'below', warning: 1, critical: null }),
      createRule(),
    ];
    const scene = new AlertScene(rules);
    for (const second of [0, 15, 30, 45]) {
      const { transitions, alerts } = scene.answer(second, [row(second, null, { quality: 'quiet' })]);
      expect([transitions, alerts]).toEqual([[], []]);
    }
  });

  it('does not count a repeated reading as another sample', () => {
    const scene = new AlertScene([createRule({ minSamples: 2 })]);
    scene.answer(0, [row(0, 12)]);
    expect(moves(scene.answer(15, [row(0, 12)]))).toEqual([]);
    expect(moves(scene.answer(30, [row(30, 12)]))).toEqual(['many q1 pending>warning']);
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

  it('does not mind the computer’s clock being set back', () => {
    const scene = new AlertScene([holding]);
    scene.answer(1000, [row(1000, 12)]);
    scene.answer(10, [row(10, 12)]);
    expect(moves(scene.answer(25, [row(25, 12)]))).toEqual([]);
    expect(moves(scene.answer(40, [row(40, 12)]))).toEqual(['many q1 pending>warning']);
  });
});

describe('start-up', () => {
  const strict = createRule({ holdMs: 120_000, minSamples: 5 });

  it('fires what is past a level at a connection’s first good answer, without hold and samples', () => {
    const scene = new AlertScene([strict]);
    const rows = [
      row(0, 25),
      createRow({ queueId: 'q2', waiting: 12 }),
      createRow({ queueId: 'q3', waiting: 9 }),
    ];
    expect(moves(scene.answer(0, rows, true))).toEqual(['many q1 ok>critical', 'many q2 ok>warning']);
  });

  it('keeps the volume', () => {
    const rule = createRule({ metric: 'abandonPercent', warning: 10, critical: 20, holdMs: 120_000 });
    const rows = [
      createRow({ abandoned: 5, offered: 9 }),
      createRow({ queueId: 'q2', abandoned: 5, offered: 10 }),
    ];
    expect(moves(new AlertScene([rule]).answer(0, rows, true))).toEqual(['many q2 ok>critical']);
  });

  it('waives nothing at later answers', () => {
    expect(moves(new AlertScene([strict]).answer(0, [row(0, 25)]))).toEqual(['many q1 ok>pending']);
  });

  it('goes on with what a file kept', () => {
    const scene = new AlertScene([strict]);
    const [kept] = scene.answer(0, [row(0, 12)], true).alerts;
    const again = scene.answer(900, [row(900, 25)], true);
    expect(moves(again)).toEqual(['many q1 warning>critical']);
    expect(again.alerts[0]?.episodeId).toBe(kept?.episodeId);
  });
});

describe('what is judged', () => {
  it('is judged against each queue’s own target', () => {
    const rule = createRule({
      metric: 'longestWaitMs',
      warning: null,
      critical: null,
      levelsFrom: 'queue-target',
    });
    const wait = { longestWaitMs: 42_000 };
    const rows = [
      createRow(wait, { targetMs: 20_000 }),
      createRow({ ...wait, queueId: 'q2' }, { targetMs: 30_000 }),
      createRow({ ...wait, queueId: 'q3' }, { targetMs: 60_000 }),
      createRow({ ...wait, queueId: 'q4' }),
    ];
    expect(moves(new AlertScene([rule]).answer(0, rows))).toEqual([
      'many q1 ok>critical',
      'many q2 ok>warning',
    ]);
  });

  it('leaves out queues that are not watched, and drops their breaches', () => {
    const scene = new AlertScene([createRule()]);
    expect(scene.answer(0, [row(0, 25, { watched: false })]).alerts).toEqual([]);
    scene.answer(15, [row(15, 25)]);
    expect(scene.answer(30, [row(30, 25, { watched: false })]).alerts).toEqual([]);
  });

  it('drops the breaches of a rule that was removed, disabled or narrowed, of all connections', () => {
    const other = createRule({ id: 'other', metric: 'longestWaitMs' });
    for (const rules of [
      [other],
      [createRule({ enabled: false })],
      [createRule({ scope: { queueIds: ['q9'] } })],
      [createRule(), createRule({ id: 'narrow', warning: 50, critical: null, scope: { queueIds: ['q1'] } })],
    ]) {
      const scene = new AlertScene([createRule()]);
      scene.answer(0, [row(0, 25)]);
      scene.rules = rules;
      expect(scene.answer(15, [row(15, 25)]).alerts).toEqual([]);
    }
    const scene = new AlertScene([createRule()]);
    scene.answer(0, [row(0, 25)]);
    const judged = evaluate(scene.state, {
      rules: [other],
      connectionId: 'us',
      rows: [],
      now: 0,
      intervalMs: 15_000,
      firstAnswer: false,
    });
    expect(judged.alerts).toEqual([]);
  });

  it('drops the breaches of rows that the board no longer has', () => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, [row(0, 25)]);
    expect(scene.answer(15, []).alerts).toEqual([]);
  });

  it('keeps other connections’ breaches, until they are forgotten', () => {
    const facts = { rules: [createRule()], now: 0, intervalMs: 15_000, firstAnswer: false };
    const emea = evaluate(emptyAlertState, { ...facts, connectionId: 'emea', rows: [row(0, 25)] });
    const us = evaluate(emea.state, {
      ...facts,
      connectionId: 'us',
      rows: [createRow({ connectionId: 'us', waiting: 12 })],
    });
    expect(us.alerts.map(({ connectionId }) => connectionId)).toEqual(['emea', 'us']);
    const left = forgetRows(us.state, [row(0, 25).key]);
    expect(toAlerts(left).map(({ connectionId }) => connectionId)).toEqual(['us']);
  });
});

it('lists the worst first: critical, then not recovering, then the longest', () => {
  const scene = new AlertScene([createRule({ keepMs: 600_000 })]);
  const at = (second: number, figures: Record<string, number>) =>
    scene.answer(
      second,
      Object.entries(figures).map(([queueId, waiting]) =>
        createRow({ queueId, waiting, observedAt: second * 1000 }),
      ),
    ).alerts;
  at(0, { a: 25, b: 12, c: 12, d: 0, e: 0 });
  at(15, { a: 25, b: 12, c: 12, d: 25, e: 12 });
  expect(at(30, { a: 1, b: 1, c: 12, d: 25, e: 12 }).map(({ queueId }) => queueId)).toEqual([
    'd',
    'a',
    'c',
    'e',
    'b',
  ]);
});
