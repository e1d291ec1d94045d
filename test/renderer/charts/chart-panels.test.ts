import { describe, expect, it } from 'vitest';
import { toAlertSpans, toLevelLines, toTop } from '../../../src/renderer/charts/chart-panels.ts';
import { createEpisode } from '../board-fixture.ts';
import { createLevel, nine } from './chart-fixture.ts';

const minuteMs = 60_000;

describe('the levels in a chart', () => {
  it('are those of its own figure', () => {
    const levels = [
      createLevel(),
      createLevel({ ruleId: 'wait', metric: 'longestWaitMs', warning: null, critical: 40_000 }),
      createLevel({ ruleId: 'idle', metric: 'agentsAvailable', warning: 1, critical: 0 }),
      createLevel({ ruleId: 'ratio', metric: 'waitingPerAgent', warning: 2, critical: 4 }),
    ];
    expect(toLevelLines('waiting', levels)).toEqual([
      { severity: 'warning', level: 10 },
      { severity: 'critical', level: 20 },
    ]);
    expect(toLevelLines('longestWaitMs', levels)).toEqual([{ severity: 'critical', level: 40_000 }]);
    expect(toLevelLines('agents', levels)).toEqual([
      { severity: 'warning', level: 1 },
      { severity: 'critical', level: 0 },
    ]);
    expect(toLevelLines('serviceLevelPercent', levels)).toEqual([]);
  });

  it('are drawn once, and not where the rule judges another figure than the one that is drawn', () => {
    const metric = 'serviceLevelPercent';
    const levels = [
      createLevel({ metric, warning: 80, critical: 70 }),
      createLevel({ ruleId: 'again', metric, warning: 80, critical: null }),
      createLevel({ ruleId: 'half-hours', metric, warning: 90, critical: 85, countsItself: true }),
    ];
    expect(toLevelLines(metric, levels)).toEqual([
      { severity: 'warning', level: 80 },
      { severity: 'critical', level: 70 },
    ]);
  });
});

describe('the height of a chart', () => {
  const at = (level: number) => ({ severity: 'warning' as const, level });
  const headroom = 1.08;

  it.each([
    ['of figures alone is the largest of them', [[3, null, 25]], [], 25],
    ['of hardly anything is not that of a peak', [[0, 1]], [], 4],
    ['of nothing at all', [[null]], [], 4],
    ['reaches to the levels', [[3]], [10, 20], 20],
    ['reaches to the lowest level, however far it is', [[3]], [200], 200],
    ['leaves out a level that would flatten the rest', [[3]], [10, 200], 10],
    ['counts every line', [[3], [null, 12]], [], 12],
  ])('%s', (_which, lines, levels, top) => {
    expect(toTop('waiting', lines, levels.map(at))).toBeCloseTo(top * headroom);
  });

  it('of a percentage is always the whole', () => {
    expect(toTop('serviceLevelPercent', [[12]], [at(80)])).toBe(100);
  });
});

describe('the alerts in a chart', () => {
  const base = createEpisode({
    metric: 'waiting',
    startedAt: nine,
    warningAt: nine,
    criticalAt: null,
    endedAt: nine + 9 * minuteMs,
  });
  const now = nine + 60 * minuteMs;

  it('are shaded from start to end, in two stretches where they got worse', () => {
    const worse = { ...base, criticalAt: nine + 4 * minuteMs };
    expect(toAlertSpans('waiting', [base], now)).toEqual([
      { severity: 'warning', from: nine, to: nine + 9 * minuteMs, episode: base },
    ]);
    expect(toAlertSpans('waiting', [worse], now)).toEqual([
      { severity: 'warning', from: nine, to: nine + 4 * minuteMs, episode: worse },
      { severity: 'critical', from: nine + 4 * minuteMs, to: nine + 9 * minuteMs, episode: worse },
    ]);
  });

  it('reach to now while they are open', () => {
    const open = { ...base, endedAt: null, criticalAt: nine };
    expect(toAlertSpans('waiting', [open], now)).toEqual([
      { severity: 'critical', from: nine, to: now, episode: open },
    ]);
  });

  it('stand in the chart of their figure, or of the one that it is reckoned from', () => {
    const places = [
      ['waitingPerAgent', 'waiting'],
      ['averageWaitMs', 'longestWaitMs'],
      ['agentsAvailable', 'agents'],
      ['abandonPercent', 'serviceLevelPercent'],
    ] as const;
    for (const [metric, panel] of places) {
      const episode = { ...base, metric };
      expect(toAlertSpans(panel, [episode], now)).toHaveLength(1);
      expect(toAlertSpans(panel === 'waiting' ? 'agents' : 'waiting', [episode], now)).toEqual([]);
    }
    // A connection without answers is no figure of the queue: its time is a gap.
    expect(toAlertSpans('waiting', [{ ...base, metric: null }], now)).toEqual([]);
  });
});
