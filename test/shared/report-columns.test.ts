import { expect, it } from 'vitest';
import type { ReportRows } from '../../src/shared/report.ts';
import { toReportCells, toReportHeader } from '../../src/shared/report-columns.ts';

// Scripts depend on these lines: they are those of the documentation of the command line.
const documented = {
  queues:
    'connectionId,queueId,queueName,mediaType,offered,answered,abandoned,serviceLevelPercent,averageHandleSeconds',
  intervals:
    'connectionId,intervalStart,intervalEnd,queueId,queueName,offered,handled,abandoned,serviceLevelPercent,averageHandleSeconds',
  sla: 'connectionId,queueId,queueName,answered,withinThreshold,thresholdSeconds,slaPercent,formula',
} as const;

const reports: ReportRows[] = [
  {
    kind: 'queues',
    rows: [
      {
        queueId: 'q1',
        queueName: 'Billing',
        mediaType: 'voice',
        offered: 12,
        answered: 10,
        abandoned: 2,
        serviceLevelPercent: 83.33,
        averageHandleSeconds: null,
      },
    ],
  },
  {
    kind: 'intervals',
    rows: [
      {
        intervalStart: Date.UTC(2026, 10, 5, 8, 0),
        intervalEnd: Date.UTC(2026, 10, 5, 8, 30),
        queueId: null,
        queueName: 'Billing',
        offered: 12,
        handled: 10,
        abandoned: 2,
        serviceLevelPercent: 0,
        averageHandleSeconds: 251.5,
      },
    ],
  },
  {
    kind: 'sla',
    rows: [
      {
        queueId: 'q1',
        queueName: 'Billing',
        answered: 10,
        withinThreshold: 8,
        thresholdSeconds: 30,
        slaPercent: 80,
        formula: 'answered',
      },
    ],
  },
];

it.each([
  ['emea,q1,Billing,voice,12,10,2,83.33,', reports[0]],
  ['emea,2026-11-05T08:00:00.000Z,2026-11-05T08:30:00.000Z,,Billing,12,10,2,0,251.5', reports[1]],
  ['emea,q1,Billing,10,8,30,80,answered', reports[2]],
])('puts the connection’s id before each row: %s', (line, report) => {
  if (report === undefined) throw new Error('a report is missing');
  expect(toReportHeader(report.kind).join(',')).toBe(documented[report.kind]);
  expect(toReportCells('emea', report)).toEqual([line.split(',').map(toCell)]);
});

function toCell(text: string): string | number | null {
  if (text === '') return null;
  return /^[\d.]+$/.test(text) ? Number(text) : text;
}
