import { describe, expect, it } from 'vitest';
import { toMetricValue } from '../../src/main/alerts/metrics.ts';
import type { RuleMetric } from '../../src/shared/alert.ts';
import { nobodyIdle } from '../../src/shared/metric-traits.ts';
import type { Reading, ServiceLevel } from '../../src/shared/queue.ts';
import type { ServiceLevelFormula } from '../../src/shared/service-level.ts';
import { createReading } from '../fakes/scripted-vendor.ts';

const level = (parts: Partial<ServiceLevel>): ServiceLevel => ({
  percent: 61.2,
  withinTarget: null,
  total: null,
  targetMs: null,
  goalPercent: null,
  ...parts,
});

describe('toMetricValue', () => {
  it.each<[RuleMetric, Partial<Reading>, number | null]>([
    ['waiting', { waiting: 7 }, 7],
    ['waiting', {}, null],
    ['longestWaitMs', { longestWaitMs: 42_000 }, 42_000],
    ['agentsAvailable', { agentsAvailable: 0 }, 0],
    ['averageWaitMs', { averageWaitMs: 9_000 }, 9_000],
    ['serviceLevelPercent', { serviceLevel: level({ total: 10 }) }, 61.2],
    ['serviceLevelPercent', { serviceLevel: level({ total: 9 }) }, null],
    ['serviceLevelPercent', { serviceLevel: level({ total: 9 }), offered: 50 }, null],
    ['serviceLevelPercent', { serviceLevel: level({}), offered: 10 }, 61.2],
    ['serviceLevelPercent', { serviceLevel: level({}), offered: 9 }, null],
    ['serviceLevelPercent', { serviceLevel: level({}) }, 61.2],
    ['serviceLevelPercent', { serviceLevel: level({ percent: null, total: 50 }) }, null],
    ['serviceLevelPercent', { offered: 50 }, null],
    ['abandonPercent', { abandoned: 3, offered: 24 }, 12.5],
    ['abandonPercent', { abandoned: 1, offered: 30 }, 3.33],
    ['abandonPercent', { abandoned: 0, offered: 30 }, 0],
    ['abandonPercent', { abandoned: 3, offered: 9 }, null],
    ['abandonPercent', { abandoned: 3 }, null],
    ['abandonPercent', { offered: 24 }, null],
    ['waitingPerAgent', { waiting: 6, agentsAvailable: 4 }, 1.5],
    ['waitingPerAgent', { waiting: 0, agentsAvailable: 0 }, 0],
    ['waitingPerAgent', { waiting: 1, agentsAvailable: 0 }, nobodyIdle],
    ['waitingPerAgent', { waiting: 1 }, null],
    ['waitingPerAgent', { agentsAvailable: 0 }, null],
  ])('reads %s of %j as %j', (metric, reading, expected) => {
    expect(toMetricValue({ metric, minVolume: 10 }, createReading(reading))).toBe(expected);
  });

  it('settled: has no percentage over nothing, even where no volume is asked for', () => {
    const none = createReading({ serviceLevel: level({ percent: 100, total: 0 }), offered: 0, abandoned: 0 });
    expect(toMetricValue({ metric: 'serviceLevelPercent', minVolume: 0 }, none)).toBeNull();
    expect(toMetricValue({ metric: 'abandonPercent', minVolume: 0 }, none)).toBeNull();
  });
});

describe('a service level of a named formula', () => {
  // Of the day: 86 of 100 answered in time, 7 gave up; the vendor itself says 61.2.
  const day = {
    answered: 100,
    abandoned: 7,
    offered: 107,
    serviceLevel: level({ withinTarget: 86, total: 107 }),
  };
  it.each<[ServiceLevelFormula | undefined, Partial<Reading>, number | null]>([
    [undefined, day, 61.2],
    ['vendor', day, 61.2],
    ['answered', day, 86],
    // 86 / 107 = 80.373…
    ['offered-abandons-count', day, 80.37],
    ['offered-abandons-count', { ...day, abandoned: null }, null],
    ['answered', { ...day, abandoned: null }, 86],
    ['answered', { ...day, answered: null }, null],
    ['answered', { ...day, serviceLevel: level({ total: 107 }) }, null],
    ['answered', { ...day, serviceLevel: level({ withinTarget: 4, total: 9 }) }, null],
    ['answered', { ...day, answered: 0, serviceLevel: level({ withinTarget: 0, total: 12 }) }, null],
  ])('%s of %j is %j', (serviceLevelFormula, reading, expected) => {
    const rule = {
      metric: 'serviceLevelPercent' as const,
      minVolume: 10,
      ...(serviceLevelFormula && { serviceLevelFormula }),
    };
    expect(toMetricValue(rule, createReading(reading))).toBe(expected);
  });
});

describe('a percentage over windows of the rule’s own', () => {
  const reading = createReading({ serviceLevel: level({ total: 500 }), offered: 500, abandoned: 100 });
  const counts = { offered: 20, answered: 15, abandoned: 5, withinTarget: 12, serviceLevelTotal: 20 };
  const windowMs = 1_800_000;
  it.each<[Parameters<typeof toMetricValue>[0], Parameters<typeof toMetricValue>[2], number | null]>([
    [{ metric: 'serviceLevelPercent', minVolume: 10, windowMs }, counts, 60],
    [{ metric: 'serviceLevelPercent', minVolume: 10, windowMs, serviceLevelFormula: 'vendor' }, counts, 60],
    [{ metric: 'serviceLevelPercent', minVolume: 10, windowMs, serviceLevelFormula: 'answered' }, counts, 80],
    [{ metric: 'serviceLevelPercent', minVolume: 21, windowMs }, counts, null],
    [{ metric: 'serviceLevelPercent', minVolume: 10, windowMs }, { ...counts, withinTarget: null }, null],
    [{ metric: 'serviceLevelPercent', minVolume: 10, windowMs }, null, null],
    [{ metric: 'abandonPercent', minVolume: 10, windowMs }, counts, 25],
    [{ metric: 'abandonPercent', minVolume: 10, windowMs }, { ...counts, abandoned: null }, null],
    [{ metric: 'abandonPercent', minVolume: 10, windowMs }, null, null],
  ])('%j of %j is %j', (rule, windowCounts, expected) => {
    expect(toMetricValue(rule, reading, windowCounts)).toBe(expected);
  });
});
