import { describe, expect, it } from 'vitest';
import { createExportCalls, type ExportCallDependencies } from '../src/main/export-calls.ts';
import type { ExportTable } from '../src/main/export-desk.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createAlert } from './fakes/alert-scene.ts';
import { createRow, createStatus } from './fakes/board.ts';
import { createEpisode } from './fakes/episode.ts';
import { createAsk, createPart, createQueueRow, createRun } from './fakes/report.ts';

/** A board of two queues, of which the first has two alerts; what is handed over is kept by the names of its columns. */
function open(changes: Partial<ExportCallDependencies> = {}) {
  const rows = new Map(
    [
      createRow({ queueId: 'q1', queueName: 'Billing', waiting: 12 }),
      createRow({ queueId: 'q2', queueName: 'Sales', waiting: 3 }),
      createRow({ connectionId: 'gone', queueId: 'q3' }),
    ].map((row) => [row.key, row]),
  );
  const tables: (Omit<ExportTable, 'rows'> & { target: string; rows: Record<string, unknown>[] })[] = [];
  const calls = createExportCalls({
    desk: {
      deliver: async ({ header, rows: lines, ...table }, target) => {
        const named = [...lines].map((line) =>
          Object.fromEntries(header.map((column, index) => [column, line[index]])),
        );
        tables.push({ ...table, header, target, rows: named });
        expect(named).toHaveLength(table.rowCount);
        return ok({ outcome: 'copied', rows: named.length });
      },
      cancel: () => undefined,
      reveal: async () => ok({}),
    },
    now: () => new Date(2026, 10, 5, 8, 15).getTime(),
    findRow: (key) => rows.get(key),
    statuses: () => [createStatus({ id: 'emea', name: 'EMEA' })],
    alerts: () => [createAlert({ severity: 'critical' }), createAlert({ severity: 'warning' })],
    readEpisodes: async () =>
      ['e1', 'e2', 'e3'].map((episodeId) => createEpisode({ episodeId, ruleName: episodeId })),
    readChart: async () => [],
    reports: { find: () => failed(createFailure('not-found', { reason: 'old-report' })) },
    ...changes,
  });
  return { calls, tables, rows };
}

describe('the export of the board', () => {
  it('has the rows that were asked for, in their order, each with its worst alert', async () => {
    const { calls, tables } = open();
    const keys = ['emea/q2/voice', 'emea/q1/voice'];
    expect(await calls['export.board']({ keys, target: 'file' })).toMatchObject({ value: { rows: 2 } });
    expect(tables).toMatchObject([
      {
        target: 'file',
        fileName: 'queuewatch-board-20261105-0815.csv',
        rows: [
          { connection: 'EMEA', queue: 'Sales', state: 'ok', waiting: 3 },
          { connection: 'EMEA', queue: 'Billing', state: 'critical', waiting: 12 },
        ],
      },
    ]);
  });

  it('leaves out rows and connections that are gone meanwhile', async () => {
    const { calls, tables } = open();
    const keys = ['emea/q9/voice', 'gone/q3/voice', 'emea/q2/voice'];
    await calls['export.board']({ keys, target: 'clipboard' });
    expect(tables[0]?.target).toBe('clipboard');
    expect(tables[0]?.rows.map(({ queue }) => queue)).toEqual(['Sales']);
  });

  it('has what was true when it was asked for, however long the dialog stays open', async () => {
    const { calls, tables, rows } = open();
    const saving = calls['export.board']({ keys: ['emea/q2/voice'], target: 'file' });
    const row = rows.get('emea/q2/voice');
    if (row !== undefined) row.reading = { ...row.reading, waiting: 30 };
    await saving;
    expect(tables[0]?.rows).toMatchObject([{ waiting: 3 }]);
  });
});

describe('the export of the log', () => {
  it('has the entries that are shown, in their order', async () => {
    const { calls, tables } = open();
    await calls['export.episodes']({ episodeIds: ['e3', 'e1', 'never'], target: 'file' });
    expect(tables[0]?.rows.map(({ rule }) => rule)).toEqual(['e3', 'e1']);
    expect(tables[0]?.fileName).toBe('queuewatch-alerts-20261105-0815.csv');
  });
});

describe('the export of a queue’s past', () => {
  it('asks the history for the row and the steps that were named', async () => {
    const asked: unknown[] = [];
    const { calls, tables } = open({
      readChart: async (question) => {
        asked.push(question);
        return [];
      },
    });
    const span = { from: 0, to: 600_000, stepMs: 60_000 };
    await calls['export.history']({ key: 'emea/q1/voice', ...span, target: 'file' });
    expect(asked).toEqual([{ connectionId: 'emea', queueId: 'q1', mediaType: 'voice', ...span }]);
    expect(tables[0]?.fileName).toBe('queuewatch-history-20261105-0815.csv');
    expect(await calls['export.history']({ key: 'emea/q9/voice', ...span, target: 'file' })).toMatchObject({
      failure: { reason: 'no-queue' },
    });
  });
});

describe('the export of a report', () => {
  it('has the answer that is shown, in the order shown', async () => {
    const rows = ['a', 'b'].map((queueName) => createQueueRow({ queueName }));
    const run = createRun([createPart({ kind: 'queues', rows })]);
    const { calls, tables } = open({ reports: { find: () => ok({ ask: createAsk(), run }) } });
    await calls['export.report']({ runId: 1, order: [1, 0], target: 'file' });
    expect(tables[0]?.rows.map(({ queueName }) => queueName)).toEqual(['b', 'a']);
    expect(tables[0]?.fileName).toBe('queuewatch-report-queues-20261105-0815.csv');
  });

  it('is refused when another report has taken its place', async () => {
    const { calls } = open();
    expect(await calls['export.report']({ runId: 1, order: null, target: 'file' })).toMatchObject({
      failure: { reason: 'old-report' },
    });
  });
});
