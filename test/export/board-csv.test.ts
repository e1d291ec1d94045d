import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type BoardCsvRow, boardCsvHeader, toBoardCsvRows } from '../../src/main/export/board-csv.ts';
import { toCsvText } from '../../src/main/export/csv.ts';
import { createRow, createStatus } from '../fakes/board.ts';

const exportedAt = Date.UTC(2026, 10, 5, 8, 15, 10);
const read = (rows: BoardCsvRow[]) =>
  Papa.parse<Record<string, string>>(
    toCsvText(boardCsvHeader, toBoardCsvRows(rows, exportedAt, 'Europe/Berlin')),
    {
      header: true,
      skipEmptyLines: true,
    },
  ).data;

const full: BoardCsvRow = {
  row: createRow(
    {
      queueName: 'Billing, "gold"',
      waiting: 7,
      longestWaitMs: 130_400,
      interacting: 4,
      agentsOnQueue: 9,
      agentsAvailable: 0,
      agentsBusy: 9,
      offered: 120,
      answered: 100,
      abandoned: 13,
      averageWaitMs: 41_250,
      averageHandleMs: 300_000,
      serviceLevel: { percent: 61.25, withinTarget: 61, total: 100, targetMs: 20_000, goalPercent: 80 },
      window: { from: Date.UTC(2026, 10, 4, 23), to: Date.UTC(2026, 10, 5, 8, 15) },
    },
    { targetMs: 30_000 },
  ),
  connection: createStatus(),
  severity: 'critical',
};

describe('the board as CSV', () => {
  it('writes every figure of a row, seconds as numbers and times with their offset', () => {
    expect(read([full])).toEqual([
      {
        connection: 'EMEA',
        connectionId: 'emea',
        queue: 'Billing, "gold"',
        queueId: 'q1',
        media: 'voice',
        watched: 'yes',
        state: 'critical',
        freshness: 'live',
        waiting: '7',
        longestWaitSeconds: '130.4',
        interacting: '4',
        agentsOnQueue: '9',
        agentsAvailable: '0',
        agentsBusy: '9',
        offered: '120',
        answered: '100',
        abandoned: '13',
        averageWaitSeconds: '41.25',
        averageHandleSeconds: '300',
        serviceLevelPercent: '61.25',
        serviceLevelFormula: 'vendor',
        serviceLevelTargetSeconds: '30',
        serviceLevelGoalPercent: '80',
        windowFrom: '2026-11-05T00:00:00+01:00',
        windowTo: '2026-11-05T09:15:00+01:00',
        asOf: '2026-11-05T09:15:02+01:00',
        exportedAt: '2026-11-05T09:15:10+01:00',
        timeZone: 'Europe/Berlin',
      },
    ]);
  });

  it('leaves what is not known empty, never 0', () => {
    const [line] = read([{ row: createRow(), connection: createStatus(), severity: null }]);
    const known = Object.entries(line ?? {}).filter(([, cell]) => cell !== '');
    expect(known.map(([name]) => name)).toEqual([
      'connection',
      'connectionId',
      'queue',
      'queueId',
      'media',
      'watched',
      'state',
      'freshness',
      'asOf',
      'exportedAt',
      'timeZone',
    ]);
  });

  it.each([
    ['ok', 'live', createRow(), createStatus(), null],
    ['warning', 'live', createRow(), createStatus(), 'warning'],
    ['ok', 'late', createRow(), createStatus({ ageMs: 30_000 }), null],
    ['unknown', 'stale', createRow(), createStatus({ ageMs: 60_000 }), null],
    ['critical', 'stale', createRow(), createStatus({ ageMs: 60_000 }), 'critical'],
    ['unknown', 'unknown', createRow(), createStatus({ ageMs: null }), null],
    ['unknown', 'unknown', createRow({}, { quality: 'quiet' }), createStatus(), null],
    ['unknown', 'gone', createRow({}, { quality: 'gone' }), createStatus(), null],
  ] as const)('calls a row %s when its figures are %s', (state, freshness, row, connection, severity) => {
    expect(read([{ row, connection, severity }])).toMatchObject([{ state, freshness }]);
  });

  it('never calls a row ok that no rule judges', () => {
    const unwatched = { row: createRow({}, { watched: false }), connection: createStatus() };
    expect(read([{ ...unwatched, severity: null }])).toMatchObject([{ watched: 'no', state: 'not-watched' }]);
    // An alert that is still open says more.
    expect(read([{ ...unwatched, severity: 'warning' }])).toMatchObject([
      { watched: 'no', state: 'warning' },
    ]);
  });

  it('keeps the given order', () => {
    const rows = ['Zeta', 'Alpha', 'Mitte'].map((queueName) => ({ ...full, row: createRow({ queueName }) }));
    expect(read(rows).map((line) => line.queue)).toEqual(['Zeta', 'Alpha', 'Mitte']);
  });
});
