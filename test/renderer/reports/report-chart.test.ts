import { describe, expect, it } from 'vitest';
import { toReportTrend, toTrendQueues, toWorstBars } from '../../../src/renderer/reports/report-chart.ts';
import type { IntervalReportRow, ReportPart } from '../../../src/shared/report.ts';
import { createPart, createQueueRow } from '../../fakes/report.ts';

const other = { connectionId: 'us', connectionName: 'CXone US' };

describe('toWorstBars', () => {
  it('has the lowest service levels first, of equal ones the one with more answered', () => {
    const rows = [
      createQueueRow({ queueName: 'good', serviceLevelPercent: 95 }),
      createQueueRow({ queueName: 'few', serviceLevelPercent: 40, answered: 5 }),
      createQueueRow({ queueName: 'many', serviceLevelPercent: 40, answered: 500, mediaType: 'chat' }),
      createQueueRow({ queueName: 'none', serviceLevelPercent: null }),
      createQueueRow({ queueName: 'zero', serviceLevelPercent: 0 }),
    ];
    const bars = toWorstBars([createPart({ kind: 'queues', rows })]);
    expect(bars.map(({ name, place, percent }) => [name, place, percent])).toEqual([
      ['zero', 'voice', 0],
      ['many', 'chat', 40],
      ['few', 'voice', 40],
      ['good', 'voice', 95],
    ]);
  });

  it('has twenty at most, and names the connection where there are several', () => {
    const rows = Array.from({ length: 15 }, (_, index) =>
      createQueueRow({ queueName: `q${index}`, serviceLevelPercent: index }),
    );
    const sla = rows.map(({ queueId, queueName }, index) => ({
      queueId,
      queueName,
      answered: 10,
      withinThreshold: 5,
      thresholdSeconds: 30,
      slaPercent: index + 0.5,
      formula: 'answered' as const,
    }));
    const bars = toWorstBars([
      createPart({ kind: 'sla', rows: sla }),
      createPart({ kind: 'sla', rows: sla }, other),
    ]);
    expect(bars).toHaveLength(20);
    expect(bars.slice(0, 2).map(({ place }) => place)).toEqual(['Genesys EMEA', 'CXone US']);
    expect(bars.at(-1)?.percent).toBe(9.5);
  });
});

describe('a trend', () => {
  const halfHourMs = 1_800_000;
  const row = (
    index: number,
    queueName: string,
    part: Partial<IntervalReportRow> = {},
  ): IntervalReportRow => ({
    intervalStart: index * halfHourMs,
    intervalEnd: (index + 1) * halfHourMs,
    queueId: queueName,
    queueName,
    offered: 10,
    handled: 8,
    abandoned: 2,
    serviceLevelPercent: 80,
    averageHandleSeconds: 60,
    ...part,
  });
  const partOf = (...rows: IntervalReportRow[]): ReportPart => createPart({ kind: 'intervals', rows });

  it('adds counts up over queues and connections, and averages no percentages', () => {
    const us = createPart({ kind: 'intervals', rows: [row(0, 'Sales')] }, other);
    const trend = toReportTrend([partOf(row(0, 'Sales'), row(0, 'Billing'), row(1, 'Sales')), us], null);
    expect(trend).toEqual({
      middles: [halfHourMs / 2, halfHourMs * 1.5],
      offered: [30, 10],
      handled: [24, 8],
      abandoned: [6, 2],
      serviceLevel: null,
    });
  });

  it('has the service level of one queue, chosen or alone', () => {
    const parts = [
      partOf(row(0, 'Sales', { serviceLevelPercent: 70 }), row(0, 'Billing'), row(1, 'Billing')),
    ];
    const [first] = toTrendQueues(parts);
    expect(first?.name).toBe('Billing');
    expect(toReportTrend(parts, first?.key ?? '').serviceLevel).toEqual([80, 80]);
    const sales = toTrendQueues(parts)[1]?.key ?? '';
    // Where the chosen queue has no row there is a gap.
    expect(toReportTrend(parts, sales)).toMatchObject({ offered: [10, null], serviceLevel: [70, null] });
    expect(toReportTrend([partOf(row(0, 'Sales'))], null).serviceLevel).toEqual([80]);
  });

  it('does not know a sum of which a part is not known', () => {
    const trend = toReportTrend([partOf(row(0, 'Sales'), row(0, 'Billing', { abandoned: null }))], null);
    expect(trend).toMatchObject({ offered: [20], abandoned: [null] });
  });

  it('is broken where no interval was answered', () => {
    const trend = toReportTrend([partOf(row(0, 'Sales'), row(4, 'Sales'))], null);
    expect(trend.middles).toEqual([0.5, 2.5, 4.5].map((index) => index * halfHourMs));
    expect(trend.offered).toEqual([10, null, 10]);
  });
});
