import { describe, expect, it } from 'vitest';
import { toMetricValue } from '../../src/main/alerts/metrics.ts';
import { nobodyIdle, type RuleMetric } from '../../src/shared/alert.ts';
import type { Reading, ServiceLevel } from '../../src/shared/queue.ts';
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
