import { describe, expect, it } from 'vitest';
import { createLocaleFormat } from '../../../src/renderer/locale-format.ts';
import {
  type ReportSort,
  toFittingColumns,
  toNextReportSort,
  toRowOrder,
} from '../../../src/renderer/reports/report-order.ts';
import { type ReportTable, toReportTable } from '../../../src/renderer/reports/report-table.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import type { ReportRows } from '../../../src/shared/report.ts';
import { createPart, createQueueRow } from '../../fakes/report.ts';

const format = createLocaleFormat('en-GB', 'Europe/Berlin', () => 0);
const textsOf = ({ count, columns }: ReportTable) =>
  Array.from({ length: count }, (_, index) => columns.map((column) => column.textAt(index)));

describe('toReportTable', () => {
  it('writes the figures of a queue, and a dash for what the vendor did not say', () => {
    const unknown = createQueueRow({
      queueName: 'Fax',
      mediaType: 'workitem',
      offered: null,
      answered: 0,
      abandoned: null,
      serviceLevelPercent: null,
      averageHandleSeconds: null,
    });
    expect(
      textsOf(toReportTable([createPart({ kind: 'queues', rows: [createQueueRow(), unknown] })], format)),
    ).toEqual([
      ['Billing EN', 'voice', '1,234', '1,200', '0', '87.13 %', '4:11'],
      ['Fax', 'work item', '–', '0', '–', '–', '–'],
    ]);
  });

  it('names an interval by its beginning and end on the computer’s clock', () => {
    const start = Date.parse('2026-11-20T08:00+01:00');
    const row = {
      intervalStart: start,
      intervalEnd: start + 1_800_000,
      queueId: null,
      queueName: 'Orders',
      offered: 3,
      handled: 2,
      abandoned: 1,
      serviceLevelPercent: 50,
      averageHandleSeconds: 59.9,
    };
    const [texts] = textsOf(toReportTable([createPart({ kind: 'intervals', rows: [row] })], format));
    expect(texts?.[0]).toMatch(/^20 Nov, 08:00\s?–\s?08:30$/);
    expect(texts?.slice(1)).toEqual(['Orders', '3', '2', '1', '50.00 %', '0:59']);
  });

  it('names the threshold of a service level as targets are spoken of', () => {
    const row = {
      queueId: 'q',
      queueName: 'Orders',
      answered: 10,
      withinThreshold: 8,
      thresholdSeconds: 20,
      slaPercent: 80,
      formula: 'answered' as const,
    };
    const thresholds = [20, 90, 1800, 86_400, 2.5, null];
    const rows = thresholds.map((thresholdSeconds) => ({ ...row, thresholdSeconds }));
    const texts = textsOf(toReportTable([createPart({ kind: 'sla', rows })], format));
    expect(texts[0]).toEqual(['Orders', '10', '8', '20 s', '80.00 %']);
    expect(texts.map((cells) => cells[3])).toEqual(['20 s', '90 s', '30 min', '24 h', '2.5 s', '–']);
  });
});

describe('a table of several connections', () => {
  const us = { connectionId: 'us', connectionName: 'CXone US' };
  const parts = [
    createPart({ kind: 'queues', rows: [createQueueRow({ queueName: 'b' })] }),
    createPart({ kind: 'queues', rows: [createQueueRow({ queueName: 'a' })] }, us),
  ];

  it('names the connection of each row, and goes through all in one order', () => {
    const table = toReportTable(parts, format);
    const texts = textsOf(table).map(([queue, connection]) => [queue, connection]);
    expect(texts).toEqual([
      ['b', 'Genesys EMEA'],
      ['a', 'CXone US'],
    ]);
    expect(toRowOrder(table, { column: 'queue', direction: 'ascending' })).toEqual([1, 0]);
  });

  it('names it also where only one of them answered', () => {
    const failed = { ...us, outcome: 'failed' as const, failure: createFailure('permission') };
    const table = toReportTable([failed, ...parts.slice(0, 1)], format);
    expect(table.columns.map(({ id }) => id)).toContain('connection');
    expect(table.count).toBe(1);
  });
});

describe('toRowOrder', () => {
  const rows = [
    createQueueRow({ queueName: 'Queue 10', offered: 5 }),
    createQueueRow({ queueName: 'Queue 9', offered: null }),
    createQueueRow({ queueName: 'queue 9', offered: 30 }),
    createQueueRow({ queueName: 'Apple', offered: 5 }),
  ];
  const orderBy = (sort: ReportSort | null) =>
    toRowOrder(toReportTable([createPart({ kind: 'queues', rows })], format), sort);

  it('is the vendor’s own at first', () => {
    expect(orderBy(null)).toEqual([0, 1, 2, 3]);
  });

  it('puts what is not known last in either direction, and keeps equal ones in the vendor’s order', () => {
    expect(orderBy({ column: 'offered', direction: 'descending' })).toEqual([2, 0, 3, 1]);
    expect(orderBy({ column: 'offered', direction: 'ascending' })).toEqual([0, 3, 2, 1]);
  });

  it('counts numbers in names as numbers', () => {
    expect(orderBy({ column: 'queue', direction: 'ascending' })).toEqual([3, 1, 2, 0]);
  });
});

describe('toNextReportSort', () => {
  it('goes from most to least, from least to most, and back to the vendor’s order', () => {
    const offered = { id: 'offered' as const, isNumber: true };
    const first = toNextReportSort({ column: 'queue', direction: 'ascending' }, offered);
    const second = toNextReportSort(first, offered);
    expect([first, second, toNextReportSort(second, offered)]).toEqual([
      { column: 'offered', direction: 'descending' },
      { column: 'offered', direction: 'ascending' },
      null,
    ]);
  });
});

describe('toFittingColumns', () => {
  it.each<ReportRows>([
    { kind: 'queues', rows: [] },
    { kind: 'intervals', rows: [] },
    { kind: 'sla', rows: [] },
  ])('keeps the queue and a figure of $kind however narrow, and everything where there is room', (answer) => {
    const { columns } = toReportTable([createPart(answer)], format);
    expect(toFittingColumns(columns, 1000)).toEqual(columns);
    const few = toFittingColumns(columns, 0).map(({ id }) => id);
    expect(few).toContain('queue');
    expect(few.length).toBeLessThan(columns.length);
    expect(few.length).toBeGreaterThan(1);
  });

  it('lets handle times leave first', () => {
    const { columns } = toReportTable([createPart({ kind: 'queues', rows: [] })], format);
    const widthPx = columns.reduce((sum, column) => sum + column.widthPx, 0);
    const gone = columns.filter((column) => !toFittingColumns(columns, widthPx - 1).includes(column));
    expect(gone.map(({ id }) => id)).toEqual(['averageHandle']);
  });
});
