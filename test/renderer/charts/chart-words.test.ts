import { describe, expect, it } from 'vitest';
import { toNextIndex } from '../../../src/renderer/charts/chart-cursor.ts';
import { toChartLines } from '../../../src/renderer/charts/chart-lines.ts';
import { toAlertSpans } from '../../../src/renderer/charts/chart-panels.ts';
import {
  findNewest,
  sayAlerts,
  sayAll,
  sayLine,
  sayPoint,
  sayScale,
  sayStep,
  sayTime,
} from '../../../src/renderer/charts/chart-words.ts';
import { createLocaleFormat } from '../../../src/renderer/locale-format.ts';
import { createEpisode } from '../board-fixture.ts';
import { createPoint, nine } from './chart-fixture.ts';

const minuteMs = 60_000;
const window = { from: nine, to: nine + 4 * minuteMs, stepMs: minuteMs };
const format = createLocaleFormat('en-GB', 'UTC', () => nine + 60 * minuteMs);
const lines = toChartLines(
  [
    createPoint(nine, {
      waiting: 1_200,
      longestWaitMs: 72_000,
      agentsAvailable: 0,
      agentsOnQueue: 11,
      serviceLevelPercent: 61.25,
    }),
    createPoint(nine + minuteMs, { waiting: 3, agentsAvailable: 2 }),
    createPoint(nine + 3 * minuteMs, {}),
  ],
  window,
);

describe('the words of a chart', () => {
  it('give every figure as the board does, and a dash for what is not known', () => {
    expect(sayPoint('waiting', lines, 0, format)).toBe('1,200');
    expect(sayPoint('longestWaitMs', lines, 0, format)).toBe('1:12');
    expect(sayPoint('agents', lines, 0, format)).toBe('0 / 11');
    expect(sayPoint('agents', lines, 1, format)).toBe('2 / –');
    expect(sayPoint('serviceLevelPercent', lines, 0, format)).toBe('61.3 %');
    expect(sayPoint('agents', lines, 2, format)).toBe('–');
    expect(sayPoint('waiting', lines, null, format)).toBe('–');
  });

  it('sum up a line for whoever does not see it', () => {
    expect(sayLine('waiting', lines, format)).toBe('from 3 to 1,200, newest 3');
    expect(sayLine('longestWaitMs', lines, format)).toBe('from 1:12 to 1:12, newest 1:12');
    expect(sayLine('waiting', toChartLines([], window), format)).toBe('no figures in this span');
  });

  it('say where a line is broken, but not what is missing before and after it', () => {
    const broken = toChartLines(
      [createPoint(nine, { waiting: 1 }), createPoint(nine + 2 * minuteMs, { waiting: 3 })],
      window,
    );
    expect(sayLine('waiting', broken, format)).toBe('from 1 to 3, with gaps, newest 3');
    const short = toChartLines([createPoint(nine + minuteMs, { waiting: 1 })], window);
    expect(sayLine('waiting', short, format)).toBe('from 1 to 1, newest 1');
  });

  it('say everything at one moment, and where nothing was read', () => {
    const said = ['critical: Many waiting, since 09:00'];
    expect(sayAll(lines, nine, window, said, format)).toBe(
      '09:00: Waiting 1,200, Longest wait 1:12, Idle / on queue 0 / 11, Service level 61.3 %, critical: Many waiting, since 09:00',
    );
    expect(sayAll(lines, nine + 2.5 * minuteMs, window, [], format)).toBe('09:02: nothing was read');
  });

  it('name the alerts at a moment, with when they were', () => {
    const episode = createEpisode({
      metric: 'waiting',
      ruleName: 'Many waiting',
      startedAt: nine,
      criticalAt: nine + minuteMs,
      endedAt: nine + 3 * minuteMs,
    });
    const spans = toAlertSpans('waiting', [episode], window.to);
    expect(sayAlerts(spans, nine + 30_000, format)).toEqual(['warning: Many waiting, 09:00 – 09:03']);
    expect(sayAlerts(spans, nine + 2 * minuteMs, format)).toEqual(['critical: Many waiting, 09:00 – 09:03']);
    expect(sayAlerts(spans, nine + 3.5 * minuteMs, format)).toEqual([]);
    const open = toAlertSpans('waiting', [{ ...episode, endedAt: null }], window.to);
    expect(sayAlerts(open, window.to, format)).toEqual(['critical: Many waiting, since 09:00']);
  });

  it.each([
    [23_000, '09:00:05', '23 s'],
    [60_000, '09:00', '1 min'],
    [1_200_000, '20 Nov, 09:00 – 09:20', '20 min'],
  ])('give a moment of a step of %i ms as %s', (stepMs, time, step) => {
    expect(sayTime(nine + 5_000, { stepMs }, format).replaceAll(/\s*–\s*/g, ' – ')).toBe(time);
    expect(sayStep({ stepMs })).toBe(step);
  });

  it('are short beside the chart', () => {
    expect(sayScale('longestWaitMs', 120_000, format)).toBe('2 min');
    expect(sayScale('serviceLevelPercent', 50, format)).toBe('50 %');
    expect(sayScale('waiting', 10, format)).toBe('10');
  });
});

describe('the keys of a chart', () => {
  it('begin at the newest figures, not in the empty time behind them', () => {
    expect(findNewest(lines)).toBe(1);
    expect(toNextIndex('ArrowLeft', null, lines)).toBe(1);
    expect(toNextIndex('End', 0, lines)).toBe(1);
  });

  it.each([
    ['ArrowLeft', 2, 1],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 2, 3],
    ['ArrowRight', 3, 3],
    ['PageUp', 3, 0],
    ['PageDown', 0, 3],
    ['Home', 2, 0],
    ['Escape', 2, null],
    ['Escape', null, 'none'],
    ['Tab', 2, 'none'],
    ['ArrowUp', 2, 'none'],
  ])('%s at %s leads to %s', (key, index, next) => {
    expect(toNextIndex(key, index, lines)).toBe(next);
  });

  it('lead nowhere where there is nothing', () => {
    const none = toChartLines([], { ...window, to: nine });
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End'])
      expect(toNextIndex(key, null, none)).toBeNull();
  });
});
