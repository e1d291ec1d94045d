import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standardFormat, toCsvFormat } from '../src/main/export/csv-format.ts';
import { ExportDesk, type ExportDeskOptions, mostRowsToCopy } from '../src/main/export-desk.ts';
import type { ExportProgress } from '../src/shared/contract/export-contract.ts';
import { createFailure } from '../src/shared/failure.ts';
import { failed, ok } from '../src/shared/result.ts';

const table = {
  fileName: 'queuewatch-board.csv',
  title: 'Export',
  header: ['queue', 'waiting'],
  rows: [
    ['Sales', 3],
    ['=Billing', 1.5],
  ],
  rowCount: 2,
};
const longRows = Array.from({ length: 5_000 }, (_, index) => [`queue ${index}`, index]);
const long = { ...table, rows: longRows, rowCount: longRows.length };

describe('an export', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'queuewatch-export-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  function open(changes: Partial<ExportDeskOptions> = {}) {
    const path = join(folder, 'board.csv');
    const told: ExportProgress[] = [];
    const copied: string[] = [];
    const revealed: string[] = [];
    // Every look at the clock is 100 ms later than the one before.
    const time = { now: 0 };
    const desk = new ExportDesk({
      clock: { monotonic: () => (time.now += 100) },
      format: () => standardFormat,
      mayExport: () => ok(null),
      askPath: async () => path,
      copyText: async (text) => {
        copied.push(text);
        return true;
      },
      revealFile: async (file) => {
        revealed.push(file);
        return ok(null);
      },
      onProgress: (progress) => told.push(progress),
      ...changes,
    });
    return { desk, path, told, copied, revealed };
  }

  it('is written where the supervisor wants it, and can be shown there', async () => {
    const asked: string[] = [];
    const path = join(folder, 'mine.csv');
    const { desk, revealed } = open({
      askPath: async (...words) => {
        asked.push(...words);
        return path;
      },
    });
    expect(await desk.deliver(table, 'file')).toEqual(ok({ outcome: 'saved', path, rows: 2 }));
    expect(asked).toEqual(['Export', 'queuewatch-board.csv']);
    expect(await readFile(path, 'utf8')).toBe("queue,waiting\r\nSales,3\r\n'=Billing,1.5\r\n");
    expect(await desk.reveal()).toEqual(ok({}));
    expect(revealed).toEqual([path]);
  });

  it('is written as the supervisor wants files', async () => {
    const { desk, path } = open({ format: () => toCsvFormat('excel', 'de-DE') });
    await desk.deliver(table, 'file');
    expect(await readFile(path, 'utf8')).toBe("\uFEFFqueue;waiting\r\nSales;3\r\n'=Billing;1,5\r\n");
  });

  it('goes nowhere where whoever manages the computer does not want it', async () => {
    const refusal = failed(createFailure('permission', { reason: 'managed', subject: 'Example Ltd' }));
    const { desk, path, copied } = open({ mayExport: () => refusal });
    expect(await desk.deliver(table, 'file')).toEqual(refusal);
    expect(await desk.deliver(table, 'clipboard')).toEqual(refusal);
    await expect(readFile(path)).rejects.toThrow('ENOENT');
    expect(copied).toEqual([]);
  });

  it('is no file when the supervisor changes their mind', async () => {
    const { desk } = open({ askPath: async () => null });
    expect(await desk.deliver(table, 'file')).toEqual(ok({ outcome: 'cancelled' }));
    expect(await readdir(folder)).toEqual([]);
    expect(await desk.reveal()).toMatchObject({ failure: { code: 'disk', reason: 'file-gone' } });
  });

  it('says how far a long one is, not a short one', async () => {
    const { desk, told } = open();
    await desk.deliver(table, 'file');
    expect(told).toEqual([]);
    await desk.deliver(long, 'file');
    expect(told.map(({ rows }) => rows)).toEqual([1000, 2000, 3000, 4000, 5000]);
    expect(told.every(({ total }) => total === 5000)).toBe(true);
  });

  it('leaves nothing behind when it is cancelled on the way', async () => {
    const parts: { desk?: ExportDesk } = {};
    const { desk } = open({ onProgress: () => parts.desk?.cancel() });
    parts.desk = desk;
    expect(await desk.deliver(long, 'file')).toMatchObject({ failure: { code: 'cancelled' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('ends when another begins, also while its file is being chosen', async () => {
    const dialog = Promise.withResolvers<string | null>();
    const paths = [dialog.promise, Promise.resolve(join(folder, 'second.csv'))];
    const { desk } = open({ askPath: async () => (await paths.shift()) ?? null });
    const first = desk.deliver(table, 'file');
    expect(await desk.deliver(table, 'file')).toMatchObject({ value: { outcome: 'saved' } });
    dialog.resolve(join(folder, 'first.csv'));
    expect(await first).toMatchObject({ failure: { code: 'cancelled' } });
    expect(await readdir(folder)).toEqual(['second.csv']);
  });

  it('hands on why the disk refused it, and then has no file to show', async () => {
    const { desk } = open({ askPath: async () => join(folder, 'gone', 'board.csv') });
    expect(await desk.deliver(table, 'file')).toMatchObject({ failure: { code: 'disk' } });
    expect((await desk.reveal()).ok).toBe(false);
  });

  it('goes to the clipboard as a table with the same rows', async () => {
    const { desk, copied } = open({ format: () => toCsvFormat('excel', 'de-DE') });
    expect(await desk.deliver(table, 'clipboard')).toEqual(ok({ outcome: 'copied', rows: 2 }));
    expect(Papa.parse(copied[0] ?? '', { delimiter: '\t', skipEmptyLines: true }).data).toEqual([
      ['queue', 'waiting'],
      ['Sales', '3'],
      ["'=Billing", '1,5'],
    ]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused by the clipboard when it is too long, or the system does not take it', async () => {
    const { desk, copied } = open();
    const rows = Array.from({ length: mostRowsToCopy + 1 }, () => ['Sales', 1]);
    expect(await desk.deliver({ ...table, rows, rowCount: rows.length }, 'clipboard')).toMatchObject({
      failure: { code: 'unsupported', reason: 'long-table', subject: '20000' },
    });
    expect(copied).toEqual([]);
    const refused = open({ copyText: async () => false });
    expect(await refused.desk.deliver(table, 'clipboard')).toMatchObject({
      failure: { reason: 'clipboard' },
    });
  });

  it('says when the file that was saved is gone', async () => {
    const gone = createFailure('disk', { reason: 'file-gone' });
    const { desk } = open({ revealFile: async () => failed(gone) });
    await desk.deliver(table, 'file');
    expect(await desk.reveal()).toEqual(failed(gone));
  });
});
