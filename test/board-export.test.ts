import { describe, expect, it } from 'vitest';
import { type BoardExportOptions, exportBoard } from '../src/main/board-export.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createAlert } from './fakes/alert-scene.ts';
import { createRow, createStatus } from './fakes/board.ts';

/** A board of two queues, of which the first has two alerts; what is written is kept by the names of its columns. */
function openBoard(changes: Partial<BoardExportOptions> = {}) {
  const rows = new Map(
    [
      createRow({ queueId: 'q1', queueName: 'Billing', waiting: 12 }),
      createRow({ queueId: 'q2', queueName: 'Sales', waiting: 3 }),
      createRow({ connectionId: 'gone', queueId: 'q3' }),
    ].map((row) => [row.key, row]),
  );
  const written: Record<string, unknown>[] = [];
  const names: string[] = [];
  const options: BoardExportOptions = {
    now: () => new Date(2026, 10, 5, 8, 15).getTime(),
    findRow: (key) => rows.get(key),
    statuses: () => [createStatus({ id: 'emea', name: 'EMEA' })],
    alerts: () => [createAlert({ severity: 'critical' }), createAlert({ severity: 'warning' })],
    askPath: async (name) => {
      names.push(name);
      return '/tmp/board.csv';
    },
    write: async (_path, header, lines) => {
      written.push(
        ...lines.map((line) => Object.fromEntries(header.map((column, index) => [column, line[index]]))),
      );
      return ok({ rows: lines.length });
    },
    ...changes,
  };
  return { rows, written, names, save: (...keys: string[]) => exportBoard(keys, options) };
}

describe('the export of the board', () => {
  it('writes the rows that were asked for, in their order, each with its worst alert', async () => {
    const { save, written, names } = openBoard();
    expect(await save('emea/q2/voice', 'emea/q1/voice')).toEqual(
      ok({ outcome: 'saved', path: '/tmp/board.csv', rows: 2 }),
    );
    expect(names).toEqual(['queuewatch-board-20261105-0815.csv']);
    expect(written).toMatchObject([
      { connection: 'EMEA', queue: 'Sales', state: 'ok', waiting: 3 },
      { connection: 'EMEA', queue: 'Billing', state: 'critical', waiting: 12 },
    ]);
  });

  it('leaves out rows and connections that are gone meanwhile', async () => {
    const { save, written } = openBoard();
    await save('emea/q9/voice', 'gone/q3/voice', 'emea/q2/voice');
    expect(written.map(({ queue }) => queue)).toEqual(['Sales']);
  });

  it('writes what was true when it was asked for, however long the dialog stays open', async () => {
    const dialog = Promise.withResolvers<string>();
    const { save, rows, written } = openBoard({ askPath: () => dialog.promise });
    const saving = save('emea/q2/voice');
    const row = rows.get('emea/q2/voice');
    if (row !== undefined) row.reading = { ...row.reading, waiting: 30 };
    dialog.resolve('/tmp/board.csv');
    await saving;
    expect(written).toMatchObject([{ waiting: 3 }]);
  });

  it('writes nothing when the supervisor changes their mind, and says when the disk refuses', async () => {
    const { save, written } = openBoard({ askPath: async () => null });
    expect(await save('emea/q2/voice')).toEqual(ok({ outcome: 'cancelled' }));
    expect(written).toEqual([]);
    const full = openBoard({ write: async () => failed(createFailure('disk')) });
    expect(await full.save('emea/q2/voice')).toMatchObject({ failure: { code: 'disk' } });
  });
});
