import { describe, expect, it } from 'vitest';
import { initialBoardState, reduceBoard } from '../../../src/renderer/board/board-state.ts';
import { columnIds, toGridTemplate, toVisibleColumns } from '../../../src/renderer/board/columns.ts';
import { countChips, filterRows } from '../../../src/renderer/board/filtering.ts';
import { toNextIndex } from '../../../src/renderer/board/grid-keys.ts';
import { type RowView, toRowViews } from '../../../src/renderer/board/row-view.ts';
import { createAlert, createConnection, createRow, toMap } from '../board-fixture.ts';

describe('toVisibleColumns', () => {
  const ids = (availablePx: number) => toVisibleColumns(availablePx).map(({ id }) => id);

  it('shows every column where there is room', () => {
    expect(ids(1100)).toEqual([...columnIds]);
  });

  it('lets the counts of the day leave first, then age, next miss, service level and agents', () => {
    expect(ids(784)).toEqual([
      'state',
      'queue',
      'waiting',
      'longest',
      'nextMiss',
      'agents',
      'serviceLevel',
      'age',
    ]);
    expect(ids(720)).not.toContain('age');
    expect(ids(720)).toContain('nextMiss');
    expect(ids(640)).not.toContain('nextMiss');
    expect(ids(640)).toContain('serviceLevel');
    expect(ids(450)).toEqual(['state', 'queue', 'waiting', 'longest']);
  });

  it('makes room for the name of the connection, where it is told', () => {
    expect(toVisibleColumns(1040, true).map(({ id }) => id)).not.toContain('answered');
    expect(ids(1040)).toEqual([...columnIds]);
  });

  it('never drops what is left, however narrow', () => {
    expect(ids(100)).toEqual(['state', 'queue', 'waiting', 'longest']);
  });

  it('gives the name of the queue what is left over', () => {
    expect(toGridTemplate(toVisibleColumns(450)).split(' ').length).toBe(5);
    expect(toGridTemplate(toVisibleColumns(450))).toContain('minmax(0, 1fr)');
  });
});

describe('filterRows', () => {
  const hot = createRow({ queueName: 'Sales ES', mediaType: 'chat' });
  const rows = [
    hot,
    createRow({ queueName: 'Sales DE' }),
    createRow({ queueName: 'Fax' }, { watched: false }),
  ];
  const views = toRowViews(toMap(rows), [createConnection()], [createAlert(hot)], 0);
  const names = (found: readonly RowView[]) => found.map((view) => view.row.reading.queueName);

  it('finds every word in name, media or connection, in any case', () => {
    expect(names(filterRows(views, { chip: 'all', search: ' sales  EMEA ' }))).toEqual([
      'Sales ES',
      'Sales DE',
    ]);
    expect(names(filterRows(views, { chip: 'all', search: 'CHAT' }))).toEqual(['Sales ES']);
    expect(names(filterRows(views, { chip: 'all', search: 'sales fax' }))).toEqual([]);
  });

  it('narrows to watched queues and to those that need attention', () => {
    expect(names(filterRows(views, { chip: 'watched', search: '' }))).toEqual(['Sales ES', 'Sales DE']);
    expect(names(filterRows(views, { chip: 'attention', search: '' }))).toEqual(['Sales ES']);
    expect(countChips(views)).toEqual({ all: 3, watched: 2, attention: 1 });
  });
});

describe('toNextIndex', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 25],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 0, 99],
    ['a', 5, null],
  ] as const)('%s leads from %i to %s', (key, from, to) => {
    expect(toNextIndex(key, from, 100, 20)).toBe(to);
  });

  it('leads nowhere on an empty board', () => {
    expect(toNextIndex('End', -1, 0, 20)).toBeNull();
  });
});

describe('reduceBoard', () => {
  it('lets no filter hide a queue that was asked for', () => {
    const searching = reduceBoard(initialBoardState, { type: 'search', search: 'jp' });
    const shown = reduceBoard(searching, { type: 'show', key: 'a' });
    expect(shown).toMatchObject({ filter: { chip: 'all', search: '' }, selectedKey: 'a', isRevealing: true });
    expect(reduceBoard(shown, { type: 'revealed' })).toMatchObject({ selectedKey: 'a', isRevealing: false });
  });
});
