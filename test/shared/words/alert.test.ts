import { describe, expect, it } from 'vitest';
import type { RuleMetric } from '../../../src/shared/alert.ts';
import { nobodyIdle } from '../../../src/shared/metric-traits.ts';
import { describeAlert, formatMetric } from '../../../src/shared/words/en/alert.ts';
import { createAlert } from '../../fakes/alert-scene.ts';

const wait = createAlert({
  metric: 'longestWaitMs',
  severity: 'critical',
  value: 42_000,
  level: 40_000,
});

describe('describeAlert', () => {
  it('says queue and figure first, then level, media, waiting and connection', () => {
    expect(describeAlert(wait, { connectionName: 'Genesys EMEA', waiting: 14 })).toEqual({
      title: 'Billing EN: longest wait 0:42',
      body: 'critical at 0:40 · voice · 14 waiting · Genesys EMEA',
    });
  });

  it('leaves out what is unknown or said already', () => {
    expect(describeAlert(createAlert({ mediaType: 'all' }), { connectionName: 'US', waiting: 12 })).toEqual({
      title: 'Billing EN: waiting 12',
      body: 'warning at 10 · US',
    });
    expect(describeAlert(wait, { connectionName: 'US', waiting: null }).body).toBe(
      'critical at 0:40 · voice · US',
    );
  });

  it('names all that is wrong with the queue, a wait in front', () => {
    const count = createAlert({ severity: 'critical', value: 21, level: 20 });
    const others = [{ ...wait, severity: 'warning' as const, value: 26_000, level: 20_000 }];
    expect(describeAlert(count, { connectionName: 'EMEA', waiting: 21, others })).toEqual({
      title: 'Billing EN: longest wait 0:26, waiting 21',
      body: 'warning at 0:20, critical at 20 · voice · EMEA',
    });
  });

  it('lets no stranger’s text break its lines or push the figure out', () => {
    const named = { ...wait, queueName: `Sales\n\u202e${'x'.repeat(500)}` };
    const { title } = describeAlert(named, { connectionName: 'US', waiting: 1 });
    expect(title).toMatch(/^Sales x+…: longest wait 0:42$/);
    expect(title.length).toBeLessThan(90);
  });
});

it.each<[RuleMetric, number, string]>([
  ['waiting', 14, '14'],
  ['agentsAvailable', 0, '0'],
  ['averageWaitMs', 250_000, '4:10'],
  ['serviceLevelPercent', 61.2, '61.2 %'],
  ['abandonPercent', 12.5, '12.5 %'],
  ['waitingPerAgent', 3.5, '3.5'],
  ['waitingPerAgent', nobodyIdle, 'nobody idle'],
])('shows %s %d as %s', (metric, value, expected) => {
  expect(formatMetric(metric, value)).toBe(expected);
});
