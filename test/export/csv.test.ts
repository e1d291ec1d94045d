import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CsvFile, toCsvText, toTableText, writeCsv } from '../../src/main/export/csv.ts';
import { standardFormat, toCsvFormat } from '../../src/main/export/csv-format.ts';
import type { CsvRow } from '../../src/main/export/csv-line.ts';
import { onlyWith } from '../capability.ts';

/** An independent reader. */
const parse = (text: string): string[][] => {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' });
  expect(errors).toEqual([]);
  expect(data.at(-1)).toEqual(['']);
  return data.slice(0, -1);
};

describe('toCsvText', () => {
  it('ends every line with CRLF and quotes only what needs it', () => {
    const rows: CsvRow[] = [
      ['Sales', 3, null],
      ['Say "hi", friend', -1.5, ''],
    ];
    expect(toCsvText(['queue', 'waiting', 'note'], rows)).toBe(
      'queue,waiting,note\r\nSales,3,\r\n"Say ""hi"", friend",-1.5,\r\n',
    );
  });

  it('quotes line breaks of every kind', () => {
    expect(toCsvText(['a', 'b'], [['x\ny', 'p\rq']])).toBe('a,b\r\n"x\ny","p\rq"\r\n');
  });

  it('leaves a missing figure empty and writes 0 as 0', () => {
    expect(toCsvText(['a', 'b'], [[null, 0]])).toBe('a,b\r\n,0\r\n');
  });

  it('writes the header alone when there are no rows', () => {
    expect(toCsvText(['a', 'b'], [])).toBe('a,b\r\n');
  });

  it.each([
    ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
    ['+49 30', `'+49 30`],
    ['-2+3', `'-2+3`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['\r=1', `'\r=1`],
    ['\n=1', `'\n=1`],
    ['\uFF1D1+1', `'\uFF1D1+1`],
  ])('keeps %j from running as a formula', (text, guarded) => {
    expect(parse(toCsvText(['queue', 'n'], [[text, 1]]))[1]).toEqual([guarded, '1']);
  });

  it.each(['a=b', "'quoted", ' =1', 'Über-Team', '1-2'])('leaves the harmless text %j alone', (text) => {
    expect(parse(toCsvText(['queue', 'n'], [[text, 1]]))[1]).toEqual([text, '1']);
  });

  it('leaves negative numbers numbers', () => {
    expect(toCsvText(['a', 'b'], [[-5, -0.25]])).toBe('a,b\r\n-5,-0.25\r\n');
  });

  it.each([1e21, 1e-7, 5e-324, 0.1 + 0.2, 2 ** 53, -0])('writes the number %d by all its digits', (value) => {
    expect(Number(parse(toCsvText(['n'], [[value], [1]]))[1]?.[0])).toBe(value === 0 ? 0 : value);
  });

  it('guards the header too', () => {
    expect(toCsvText(['=a', 'b'], [])).toBe("'=a,b\r\n");
  });

  it('gives every cell back to another reader, whatever is in it', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        '"',
        ',',
        ';',
        '\n',
        '\r',
        '\r\n',
        "'",
        '=',
        '-',
        '\t',
        ' ',
        'a',
        'é',
        '鍵',
        '🔑',
        '\0',
      ),
      maxLength: 8,
    });
    const text = fc.oneof(nasty, fc.string({ unit: 'binary' }));
    const cell = fc.oneof(text, fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }));
    const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 });
    fc.assert(
      fc.property(rows, (all) => {
        const [, ...read] = parse(toCsvText(['a', 'b', 'c'], all));
        const expected = all.map((row) =>
          row.map((one) => {
            if (typeof one === 'string') return /^[=+\-@\t\r\n＝＋－＠]/.test(one) ? `'${one}` : one;
            return one === null ? '' : String(one);
          }),
        );
        expect(read).toEqual(expected);
      }),
      { seed: 4101, numRuns: 300 },
    );
  });
});

describe('toTableText', () => {
  const rows: CsvRow[] = [
    ['Tab\there', 1.5, null],
    ['=1+1', -2, 'say "hi"\nthere'],
  ];

  it('puts cells between tabs, as another reader finds them', () => {
    const text = toTableText(['queue', 'n', 'note'], rows, { decimalSign: '.' });
    const { data, errors } = Papa.parse<string[]>(text, { delimiter: '\t', newline: '\r\n' });
    expect(errors).toEqual([]);
    expect(data.slice(0, -1)).toEqual([
      ['queue', 'n', 'note'],
      ['Tab\there', '1.5', ''],
      ["'=1+1", '-2', 'say "hi"\nthere'],
    ]);
  });

  it('writes numbers as the locale does, and leaves text alone', () => {
    const text = toTableText(['n', 'id'], [[1234.5, '4.1']], { decimalSign: ',' });
    expect(text).toBe('n\tid\r\n1234,5\t4.1\r\n');
  });

  it('gives every cell back to another reader of tables, whatever is in it', () => {
    const unit = fc.constantFrom('"', ',', ';', '\n', '\r', '\t', "'", '=', ' ', 'a', '鍵');
    const cell = fc.oneof(
      fc.string({ unit, maxLength: 8 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const rows = fc.array(fc.tuple(cell, cell), { maxLength: 5 });
    fc.assert(
      fc.property(rows, (all) => {
        const text = toTableText(['a', 'b'], all, { decimalSign: ',' });
        const { data } = Papa.parse<string[]>(text, { delimiter: '\t', newline: '\r\n' });
        const expected = all.map((row) =>
          row.map((one) => {
            if (typeof one === 'string') return /^[=\t\r\n]/.test(one) ? `'${one}` : one;
            return String(one).replace('.', ',');
          }),
        );
        expect(data.slice(1, -1)).toEqual(expected);
      }),
      { seed: 4102, numRuns: 200 },
    );
  });
});

describe('writeCsv', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'queuewatch-csv-'));
    path = join(folder, 'board.csv');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = (changes: Partial<CsvFile> = {}) =>
    writeCsv({
      path,
      header: ['queue', 'waiting'],
      rows: [['Sales', 3]],
      format: standardFormat,
      signal: new AbortController().signal,
      ...changes,
    });
  function* many(count: number): Generator<CsvRow> {
    for (let index = 0; index < count; index += 1) yield [`queue ${index}`, index];
  }

  it('writes header and rows, and answers how many', async () => {
    expect(await write()).toEqual({ ok: true, value: { rows: 1 } });
    expect(await readFile(path, 'utf8')).toBe('queue,waiting\r\nSales,3\r\n');
    expect(await readdir(folder)).toEqual(['board.csv']);
  });

  it('puts a byte order mark in front when asked', async () => {
    await write({ format: { ...standardFormat, byteOrderMark: true } });
    expect([...(await readFile(path)).subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 'q'.charCodeAt(0)]);
  });

  it('writes for a German Excel what it opens right', async () => {
    const rows: CsvRow[] = [
      ['Verkauf; Ost', 87.13, '2026-11-21T13:26:40+01:00'],
      ['Müller, Söhne', -1.5, null],
      ['=1;2', 4101, null],
    ];
    await write({ header: ['queue', 'percent', 'asOf'], rows, format: toCsvFormat('excel', 'de-DE') });
    const text = await readFile(path, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const { data, errors } = Papa.parse<string[]>(text.slice(1), { delimiter: ';', newline: '\r\n' });
    expect(errors).toEqual([]);
    expect(data.slice(0, -1)).toEqual([
      ['queue', 'percent', 'asOf'],
      ['Verkauf; Ost', '87,13', '2026-11-21T13:26:40+01:00'],
      ['Müller, Söhne', '-1,5', ''],
      ["'=1;2", '4101', ''],
    ]);
  });

  it('takes rows one by one, over many writes, and tells how far it is', async () => {
    const progress: number[] = [];
    const answer = await write({ rows: many(1234), onProgress: (rows) => progress.push(rows) });
    expect(answer).toEqual({ ok: true, value: { rows: 1234 } });
    const read = parse(await readFile(path, 'utf8'));
    expect(read).toHaveLength(1235);
    expect(read[1234]).toEqual(['queue 1233', '1233']);
    expect(progress).toEqual([500, 1000, 1234]);
  });

  it('writes cells longer than any buffer whole, between shorter ones', async () => {
    const rows = Array.from({ length: 300 }, (_, index): CsvRow => {
      const length = index % 3 === 0 ? 40_000 + index * 100 : 500;
      return [`${index} ${'鍵🔑é,'.repeat(length / 5)}`, index];
    });
    expect(await write({ rows })).toEqual({ ok: true, value: { rows: 300 } });
    const read = parse(await readFile(path, 'utf8'));
    expect(read.slice(1)).toEqual(rows.map(([text, index]) => [text, String(index)]));
  });

  it('gives everything else its turn while it goes on', async () => {
    let turns = 0;
    const beat = setInterval(() => {
      turns += 1;
    }, 0);
    let asked = 0;
    const turnsAt: number[] = [];
    const rows = function* (): Generator<CsvRow> {
      for (const row of many(20_000)) {
        asked += 1;
        if (asked % 2_000 === 0) turnsAt.push(turns);
        yield row;
      }
    };
    await write({ rows: rows() });
    clearInterval(beat);
    // Never so many rows without a turn between them.
    expect(new Set(turnsAt).size).toBe(turnsAt.length);
  });

  it('replaces the file that was there', async () => {
    await writeFile(path, 'old and longer than what follows it now, by far');
    await write();
    expect(await readFile(path, 'utf8')).toBe('queue,waiting\r\nSales,3\r\n');
  });

  it('leaves the old file and nothing else when it is stopped', async () => {
    await writeFile(path, 'old');
    const stop = new AbortController();
    const onProgress = (rows: number) => {
      if (rows >= 1000) stop.abort();
    };
    const answer = await write({ rows: many(1_000_000), signal: stop.signal, onProgress });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['board.csv']);
  });

  it('leaves the old file and throws on when the rows cannot be had', async () => {
    await writeFile(path, 'old');
    function* broken(): Generator<CsvRow> {
      yield ['Sales', 1];
      throw new RangeError('a bug in the rows');
    }
    await expect(write({ rows: broken() })).rejects.toThrow(RangeError);
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['board.csv']);
  });

  onlyWith('full-device')('says that the disk is full and leaves the old file', async () => {
    await writeFile(path, 'old');
    const answer = await write({ rows: many(5000), openFile: () => open('/dev/full', 'w') });
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'disk', subject: path, detail: 'the disk is full' },
    });
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('says that the folder does not exist', async () => {
    path = join(folder, 'gone', 'board.csv');
    expect(await write()).toMatchObject({
      ok: false,
      failure: { code: 'disk', subject: path, detail: 'the folder does not exist' },
    });
  });

  it('says that a folder has the name, and takes its own file away', async () => {
    await mkdir(path);
    expect(await write()).toMatchObject({
      ok: false,
      failure: { code: 'disk', detail: 'a folder has this name' },
    });
    expect(await readdir(folder)).toEqual(['board.csv']);
  });

  it.each([
    ['EACCES', 'no permission to write there, or the file is open in another program'],
    ['EROFS', 'the disk is read-only'],
    ['EIO', 'EIO'],
  ])('says why the system refuses (%s)', async (code, detail) => {
    const refusal = Object.assign(new Error(`${code}: refused`), { code, syscall: 'open' });
    const answer = await write({ openFile: () => Promise.reject(refusal) });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'disk', subject: path, detail } });
  });
});
