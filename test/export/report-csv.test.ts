import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsvText } from '../../src/main/export/csv.ts';
import { toReportCsvHeader, toReportCsvRows } from '../../src/main/export/report-csv.ts';
import { createFailure } from '../../src/shared/failure.ts';
import type { ReportRun } from '../../src/shared/report.ts';
import { toReportCells, toReportHeader } from '../../src/shared/report-columns.ts';
import { createPart, createQueueRow, createRun } from '../fakes/report.ts';

const read = (run: ReportRun, order: number[] | null = null) =>
  Papa.parse<Record<string, string>>(
    toCsvText(toReportCsvHeader('queues'), toReportCsvRows(run, 'Europe/Berlin', order)),
    { header: true, skipEmptyLines: true },
  ).data;
const queues = (...names: string[]) => ({
  kind: 'queues' as const,
  rows: names.map((queueName) => createQueueRow({ queueName })),
});

describe('a report as a file', () => {
  it('has the columns of the command line first, then what a row cannot say of itself', () => {
    const answer = queues('Sales');
    expect(toReportCsvHeader('queues').slice(0, 9)).toEqual(toReportHeader('queues'));
    const [cells] = toReportCsvRows(createRun([createPart(answer)]), 'UTC', null);
    expect(cells?.slice(0, 9)).toEqual(toReportCells('emea', answer)[0]);
    expect(read(createRun([createPart(answer)]))).toEqual([
      {
        connectionId: 'emea',
        queueId: 'Sales',
        queueName: 'Sales',
        mediaType: 'voice',
        offered: '1234',
        answered: '1200',
        abandoned: '0',
        serviceLevelPercent: '87.125',
        averageHandleSeconds: '251.4',
        connection: 'Genesys EMEA',
        asOf: '2026-11-21T09:15:30+01:00',
        timeZone: 'Europe/Berlin',
        from: '2026-11-20T00:00:00+01:00',
        to: '2026-11-21T00:00:00+01:00',
        serviceLevelFormula: 'answered',
        complete: 'yes',
        notes: '',
        missingConnections: '',
      },
    ]);
  });

  it('has the rows of all parts, each with its connection and formula, and names who is missing', () => {
    const us = { connectionId: 'us', connectionName: '=US', formula: 'vendor' as const };
    const run = createRun([
      createPart(queues('Sales', 'Billing')),
      {
        connectionId: 'apac',
        connectionName: 'APAC',
        outcome: 'failed',
        failure: createFailure('permission'),
      },
      createPart(queues('Orders'), us, {
        notes: [{ code: 'late-figures', count: null }],
        cutShort: createFailure('timeout'),
      }),
    ]);
    expect(read(run)).toMatchObject([
      { queueName: 'Sales', connection: 'Genesys EMEA', complete: 'yes', missingConnections: 'APAC' },
      { queueName: 'Billing', connection: 'Genesys EMEA', serviceLevelFormula: 'answered' },
      {
        queueName: 'Orders',
        connectionId: 'us',
        connection: "'=US",
        serviceLevelFormula: 'vendor',
        complete: 'partial',
        notes: 'The vendor did not answer in time. The vendor’s past figures may be minutes behind.',
      },
    ]);
  });

  it('stands in the order in which it is shown', () => {
    const run = createRun([createPart(queues('a', 'b')), createPart(queues('c'), { connectionId: 'us' })]);
    expect(read(run, [2, 0, 1, 7]).map(({ queueName }) => queueName)).toEqual(['c', 'a', 'b']);
  });
});
