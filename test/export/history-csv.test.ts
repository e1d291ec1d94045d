import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsvText } from '../../src/main/export/csv.ts';
import { historyCsvHeader, toHistoryCsvRows } from '../../src/main/export/history-csv.ts';
import type { ChartPoint } from '../../src/shared/episode.ts';

const from = Date.parse('2026-11-20T23:00:00Z');
const stepMs = 60_000;
const queue = {
  connectionId: 'emea',
  connectionName: '-EMEA',
  queueId: 'q1',
  queueName: 'Sales, "EN"',
  mediaType: 'voice' as const,
  from,
  to: from + 150_000,
  stepMs,
};
const point: ChartPoint = {
  at: from,
  readAt: from + 45_000,
  waiting: 12,
  longestWaitMs: 61_500,
  agentsAvailable: 0,
  agentsOnQueue: 7,
  serviceLevelPercent: 81.25,
  offered: 40,
  answered: 30,
  abandoned: null,
};

describe('the past of a queue as a file', () => {
  it('has a line per step, with whose it is, over which window, and as of when', () => {
    const later = { ...point, at: from + 120_000, serviceLevelPercent: null };
    const rows = toHistoryCsvRows(queue, [point, later], from + 150_000, 'Europe/Berlin');
    const { data } = Papa.parse<Record<string, string>>(toCsvText(historyCsvHeader, rows), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data[0]).toEqual({
      stepFrom: '2026-11-21T00:00:00+01:00',
      stepTo: '2026-11-21T00:01:00+01:00',
      readAt: '2026-11-21T00:00:45+01:00',
      queue: 'Sales, "EN"',
      queueId: 'q1',
      media: 'voice',
      connection: "'-EMEA",
      connectionId: 'emea',
      mostWaiting: '12',
      longestWaitSeconds: '61.5',
      fewestAgentsAvailable: '0',
      agentsOnQueue: '7',
      serviceLevelPercent: '81.25',
      serviceLevelFormula: 'vendor',
      offered: '40',
      answered: '30',
      abandoned: '',
      windowFrom: '2026-11-21T00:00:00+01:00',
      windowTo: '2026-11-21T00:02:30+01:00',
      asOf: '2026-11-21T00:02:30+01:00',
      timeZone: 'Europe/Berlin',
    });
    // The minute between them has no line: nothing was read. The last step ends with the window.
    expect(data).toHaveLength(2);
    expect(data[1]).toMatchObject({
      stepFrom: '2026-11-21T00:02:00+01:00',
      stepTo: '2026-11-21T00:02:30+01:00',
      serviceLevelPercent: '',
      serviceLevelFormula: '',
    });
  });
});
