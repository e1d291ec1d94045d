import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnId } from '../../../src/renderer/board/columns.ts';
import { type RowView, toRowViews } from '../../../src/renderer/board/row-view.ts';
import { createRowSorter, toAddedSorts, toNextSorts } from '../../../src/renderer/board/sorting.ts';
import type { BoardRow } from '../../../src/shared/board.ts';
import { type BoardSort, createDefaultBoardLayout } from '../../../src/shared/board-layout.ts';
import { boardColumnIds } from '../../../src/shared/board-terms.ts';
import type { Reading } from '../../../src/shared/queue.ts';
import { createAlert, createConnection, createRow, toMap } from '../board-fixture.ts';

const connections = [createConnection(), createConnection({ id: 'apac', name: 'APAC', ageMs: 90_000 })];
const toViews = (rows: readonly BoardRow[], alerts: Parameters<typeof toRowViews>[2] = []) =>
  toRowViews(toMap(rows), connections, alerts, 0);
const names = (views: readonly RowView[]) => views.map((view) => view.row.reading.queueName);
const nothingPinned: ReadonlySet<string> = new Set();
const defaultSorts = createDefaultBoardLayout().sorts;
const sortNames = (rows: readonly BoardRow[], ...sorts: BoardSort[]) =>
  names(createRowSorter()(toViews(rows), sorts, nothingPinned));

describe('createRowSorter', () => {
  it('puts the worst state first and then the most waiting', () => {
    const rows = [
      createRow({ queueName: 'calm few', waiting: 1 }),
      createRow({ queueName: 'gone' }, { quality: 'gone' }),
      createRow({ queueName: 'calm many', waiting: 30 }),
      createRow({ queueName: 'stale', connectionId: 'apac', waiting: 99 }),
      createRow({ queueName: 'warning', waiting: 2 }),
      createRow({ queueName: 'critical', waiting: 3 }),
      createRow({ queueName: 'quiet' }, { quality: 'quiet' }),
    ];
    const [, , , , warning, critical] = rows;
    if (warning === undefined || critical === undefined) throw new Error('rows are missing');
    const alerts = [createAlert(warning, { severity: 'warning' }), createAlert(critical)];
    expect(names(createRowSorter()(toViews(rows, alerts), defaultSorts, nothingPinned))).toEqual([
      'critical',
      'warning',
      'stale',
      'gone',
      'calm many',
      'calm few',
      'quiet',
    ]);
  });

  it('puts unknown figures last in either direction', () => {
    const rows = [
      createRow({ queueName: 'unknown', waiting: null }),
      createRow({ queueName: 'two', waiting: 2 }),
      createRow({ queueName: 'none', waiting: 0 }),
    ];
    expect(sortNames(rows, { column: 'waiting', direction: 'descending' })).toEqual([
      'two',
      'none',
      'unknown',
    ]);
    expect(sortNames(rows, { column: 'waiting', direction: 'ascending' })).toEqual([
      'none',
      'two',
      'unknown',
    ]);
  });

  it('does not rank by figures that are no longer true', () => {
    const rows = [
      createRow({ queueName: 'old', connectionId: 'apac', waiting: 99 }),
      createRow({ queueName: 'now', waiting: 1 }),
    ];
    expect(sortNames(rows, { column: 'waiting', direction: 'descending' })).toEqual(['now', 'old']);
  });

  it('puts what was in trouble first among rows that nobody can see', () => {
    const [fine, warned, worst] = ['A fine', 'B warned', 'C worst'].map((queueName) =>
      createRow({ queueName, connectionId: 'apac' }),
    );
    if (fine === undefined || warned === undefined || worst === undefined)
      throw new Error('rows are missing');
    const alerts = [createAlert(warned, { severity: 'warning' }), createAlert(worst)];
    const views = toViews([fine, warned, worst], alerts);
    expect(views.map(({ state }) => state)).toEqual(['stale', 'stale', 'stale']);
    expect(names(createRowSorter()(views, defaultSorts, nothingPinned))).toEqual([
      'C worst',
      'B warned',
      'A fine',
    ]);
  });

  it('adds the age of a reading to a wait that goes on', () => {
    const rows = [
      createRow({ queueName: 'newer', longestWaitMs: 60_000 }),
      createRow({ queueName: 'older', longestWaitMs: 58_000 }, { lagMs: 5000 }),
      createRow({ queueName: 'nobody', longestWaitMs: 0 }, { lagMs: 9000 }),
    ];
    expect(sortNames(rows, { column: 'longest', direction: 'descending' })).toEqual([
      'older',
      'newer',
      'nobody',
    ]);
  });

  it('puts the next miss first, what is missed longest before it, and unknown ones last either way', () => {
    const waits = (queueName: string, longestWaitMs: number, targetMs: number | null) =>
      createRow({ queueName, waiting: 1, longestWaitMs }, { targetMs });
    const rows = [
      waits('in 10 s', 8000, 20_000),
      waits('no target', 90_000, null),
      waits('missed by 30 s', 48_000, 20_000),
      waits('in 3 s', 25_000, 30_000),
    ];
    const [first] = toNextSorts(defaultSorts, 'nextMiss');
    if (first === undefined) throw new Error('no order');
    expect(sortNames(rows, first)).toEqual(['missed by 30 s', 'in 3 s', 'in 10 s', 'no target']);
    expect(sortNames(rows, { ...first, direction: 'descending' })).toEqual([
      'in 10 s',
      'in 3 s',
      'missed by 30 s',
      'no target',
    ]);
  });

  it('sorts names as people count', () => {
    const rows = ['Line 10', 'line 2', 'Årlig', 'Line 1'].map((queueName) => createRow({ queueName }));
    expect(sortNames(rows, { column: 'queue', direction: 'ascending' })).toEqual([
      'Årlig',
      'Line 1',
      'line 2',
      'Line 10',
    ]);
    expect(sortNames(rows, { column: 'queue', direction: 'descending' })[0]).toBe('Line 10');
  });

  it('learns names that come later', () => {
    const sort = createRowSorter();
    sort(toViews([createRow({ queueName: 'M' })]), defaultSorts, nothingPinned);
    const later = [
      createRow({ queueName: 'Z' }),
      createRow({ queueName: 'M' }),
      createRow({ queueName: 'A' }),
    ];
    expect(names(sort(toViews(later), defaultSorts, nothingPinned))).toEqual(['A', 'M', 'Z']);
  });

  it('keeps every row, unknown ones at the end, whatever the figures, column and direction', () => {
    const figure = fc.option(fc.nat(50), { nil: null });
    const column = fc.constantFrom(...boardColumnIds.filter((id) => id !== 'queue' && id !== 'state'));
    const field: Partial<Record<ColumnId, keyof Reading>> = {
      waiting: 'waiting',
      longest: 'longestWaitMs',
      agents: 'agentsAvailable',
      offered: 'offered',
      answered: 'answered',
      abandoned: 'abandoned',
    };
    fc.assert(
      fc.property(
        fc.array(figure, { maxLength: 30 }),
        column,
        fc.constantFrom('ascending', 'descending'),
        (figures, id, direction) => {
          const name = field[id];
          if (name === undefined) return;
          const rows = figures.map((value, index) =>
            createRow({ queueName: `Queue ${index}`, [name]: value }),
          );
          const sorted = createRowSorter()(toViews(rows), [{ column: id, direction }], nothingPinned);
          const values = sorted.map((view) => view.row.reading[name] as number | null);
          const known = values.filter((value) => value !== null);
          expect(values).toHaveLength(figures.length);
          expect(values.slice(0, known.length)).toEqual(known);
          const sign = direction === 'ascending' ? 1 : -1;
          expect(known).toEqual([...known].sort((a, b) => sign * (a - b)));
        },
      ),
    );
  });
});

describe('several orders', () => {
  const rows = [
    createRow({ queueName: 'A', agentsAvailable: 2, waiting: 1 }),
    createRow({ queueName: 'B', agentsAvailable: 0, waiting: 1 }),
    createRow({ queueName: 'C', agentsAvailable: 0, waiting: 7 }),
    createRow({ queueName: 'unknown', agentsAvailable: 0, waiting: null }),
    createRow({ queueName: 'old', connectionId: 'apac', agentsAvailable: 0, waiting: 50 }),
  ];

  it('let the next one decide where the first is equal, unknown and old figures last in each', () => {
    const agents = { column: 'agents', direction: 'ascending' } as const;
    const waiting = { column: 'waiting', direction: 'ascending' } as const;
    expect(sortNames(rows, agents, waiting)).toEqual(['B', 'C', 'unknown', 'A', 'old']);
    expect(sortNames(rows, agents, { ...waiting, direction: 'descending' })).toEqual([
      'C',
      'B',
      'unknown',
      'A',
      'old',
    ]);
  });

  it('sort by names of connections and media as well', () => {
    const mixed = [
      createRow({ queueName: 'chat', mediaType: 'chat' }),
      createRow({ queueName: 'voice apac', connectionId: 'apac' }),
      createRow({ queueName: 'voice emea' }),
    ];
    expect(
      sortNames(
        mixed,
        { column: 'media', direction: 'descending' },
        { column: 'connection', direction: 'ascending' },
      ),
    ).toEqual(['voice apac', 'voice emea', 'chat']);
  });

  it('put pinned queues before the others, in the same order among themselves', () => {
    const pinned = new Set(rows.slice(0, 2).map(({ key }) => key));
    const sorted = createRowSorter()(toViews(rows), [{ column: 'waiting', direction: 'descending' }], pinned);
    expect(names(sorted)).toEqual(['A', 'B', 'C', 'old', 'unknown']);
  });

  it('rank a share of abandoned contacts, none where nothing was offered', () => {
    const shares = [
      createRow({ queueName: 'none offered', offered: 0, abandoned: 0 }),
      createRow({ queueName: 'few', offered: 100, abandoned: 9 }),
      createRow({ queueName: 'many', offered: 10, abandoned: 2 }),
    ];
    expect(sortNames(shares, { column: 'abandonRate', direction: 'descending' })).toEqual([
      'many',
      'few',
      'none offered',
    ]);
  });
});

describe('toNextSorts', () => {
  it('begins with what is looked for and turns round at the second click', () => {
    const first = toNextSorts(defaultSorts, 'serviceLevel');
    expect(first).toEqual([{ column: 'serviceLevel', direction: 'ascending' }]);
    expect(toNextSorts(first, 'serviceLevel')).toEqual([{ column: 'serviceLevel', direction: 'descending' }]);
    expect(toNextSorts(first, 'waiting')).toEqual([{ column: 'waiting', direction: 'descending' }]);
  });

  it('sorts by one column alone again', () => {
    const added = toAddedSorts(defaultSorts, 'waiting');
    expect(toNextSorts(added, 'age')).toHaveLength(1);
  });

  it('leaves the order alone where a column has none', () => {
    expect(toNextSorts(defaultSorts, 'trend')).toEqual(defaultSorts);
    expect(toAddedSorts(defaultSorts, 'trend')).toEqual(defaultSorts);
  });
});

describe('toAddedSorts', () => {
  it('sorts by a column too, then the other way, then no longer', () => {
    const added = toAddedSorts(defaultSorts, 'waiting');
    expect(added).toEqual([...defaultSorts, { column: 'waiting', direction: 'descending' }]);
    const turned = toAddedSorts(added, 'waiting');
    expect(turned).toEqual([...defaultSorts, { column: 'waiting', direction: 'ascending' }]);
    expect(toAddedSorts(turned, 'waiting')).toEqual(defaultSorts);
  });

  it('never leaves the board without an order', () => {
    const turned = toAddedSorts(defaultSorts, 'state');
    expect(turned).toEqual([{ column: 'state', direction: 'ascending' }]);
    expect(toAddedSorts(turned, 'state')).toHaveLength(1);
  });

  it('keeps three at most: a fourth takes the place of the last', () => {
    const three = toAddedSorts(toAddedSorts(defaultSorts, 'waiting'), 'agents');
    expect(toAddedSorts(three, 'age').map(({ column }) => column)).toEqual(['state', 'waiting', 'age']);
  });
});
