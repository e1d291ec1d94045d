import { describe, expect, it } from 'vitest';
import {
  type ColumnId,
  moveColumn,
  placeColumn,
  resizeColumn,
  showColumns,
  toArrangedColumns,
  toFittingWidth,
  toGridTemplate,
  toVisibleColumns,
} from '../../../src/renderer/board/columns.ts';
import { boardLayoutSchema } from '../../../src/shared/board-layout.ts';
import { boardColumnIds } from '../../../src/shared/board-terms.ts';

const usual = toArrangedColumns([]);
const everything = showColumns(usual, new Set(boardColumnIds));
const idsOf = (columns: readonly { id: ColumnId }[]) => columns.map(({ id }) => id);
const visibleIds = (availablePx: number) => idsOf(toVisibleColumns(usual, availablePx));
const usualIds = [
  'state',
  'queue',
  'waiting',
  'longest',
  'nextMiss',
  'agents',
  'serviceLevel',
  'abandonRate',
  'trend',
  'age',
];

describe('toArrangedColumns', () => {
  it('begins with the usual columns, in the order in which they are declared', () => {
    expect(idsOf(usual)).toEqual([...boardColumnIds]);
    expect(idsOf(usual.filter(({ isShown }) => isShown))).toEqual(usualIds);
  });

  it('keeps the order and the widths that were kept, and puts an unnamed column behind its first neighbour', () => {
    const kept = [
      { id: 'waiting', isShown: true, widthPx: 120 },
      { id: 'queue', isShown: true, widthPx: null },
      { id: 'state', isShown: true, widthPx: null },
    ] as const;
    const arranged = toArrangedColumns([...kept]);
    expect(idsOf(arranged).slice(0, 4)).toEqual(['waiting', 'longest', 'nextMiss', 'agents']);
    expect(idsOf(arranged).slice(-4)).toEqual(['queue', 'connection', 'media', 'state']);
    expect(arranged[0]).toEqual({ id: 'waiting', isShown: true, widthPx: 120 });
  });

  it('never leaves out the state and the queue', () => {
    const arranged = toArrangedColumns([{ id: 'queue', isShown: false, widthPx: null }]);
    expect(arranged.find(({ id }) => id === 'queue')?.isShown).toBe(true);
    const none = showColumns(arranged, new Set());
    expect(idsOf(none.filter(({ isShown }) => isShown)).toSorted()).toEqual(['queue', 'state']);
  });

  it('gives what the settings take', () => {
    const { columns } = boardLayoutSchema.shape;
    expect(columns.safeParse(usual).success).toBe(true);
    expect(columns.safeParse(resizeColumn(everything, 'waiting', 400)).success).toBe(true);
  });
});

describe('toVisibleColumns', () => {
  it('shows every chosen column where there is room', () => {
    expect(visibleIds(1000)).toEqual(usualIds);
    expect(idsOf(toVisibleColumns(everything, 1600))).toEqual([...boardColumnIds]);
  });

  it('lets the trend leave first, then abandons, age, next miss, service level and agents', () => {
    expect(visibleIds(900)).not.toContain('trend');
    expect(visibleIds(900)).toContain('abandonRate');
    expect(visibleIds(800)).not.toContain('abandonRate');
    expect(visibleIds(800)).toContain('age');
    expect(visibleIds(740)).not.toContain('age');
    expect(visibleIds(740)).toContain('nextMiss');
    expect(visibleIds(640)).not.toContain('nextMiss');
    expect(visibleIds(640)).toContain('serviceLevel');
    expect(visibleIds(540)).toEqual(['state', 'queue', 'waiting', 'longest', 'agents']);
    expect(visibleIds(450)).toEqual(['state', 'queue', 'waiting', 'longest']);
  });

  it('never drops what is left, however narrow', () => {
    expect(visibleIds(100)).toEqual(['state', 'queue', 'waiting', 'longest']);
  });

  it('makes room in the queue’s cell for the connection’s name, unless it has a column of its own', () => {
    const widthOfQueue = (arranged: typeof usual) =>
      toVisibleColumns(arranged, 1400, true).find(({ id }) => id === 'queue')?.widthPx;
    const withConnection = showColumns(usual, new Set([...usualIds, 'connection']));
    expect(widthOfQueue(usual)).toBeGreaterThan(widthOfQueue(withConnection) ?? 0);
    // The column leaves when it gets narrow; the name then stands in the queue's cell, as long as that fits.
    const narrow = toVisibleColumns(withConnection, 1000, true);
    expect(idsOf(narrow)).not.toContain('connection');
    expect(narrow.reduce((sum, { widthPx }) => sum + widthPx, 0)).toBeLessThanOrEqual(1000);
  });

  it('gives the name of the queue what is left over', () => {
    const template = toGridTemplate(toVisibleColumns(usual, 450));
    expect(template.split(' ').length).toBe(5);
    expect(template).toContain('minmax(0, 1fr)');
  });
});

describe('the width of a column', () => {
  const available = 1000;
  const visible = toVisibleColumns(usual, available);
  const widthOf = (id: ColumnId) => visible.find((column) => column.id === id)?.widthPx ?? 0;

  it('grows into the room of the queue’s name, and no other column has to leave', () => {
    const widest = toFittingWidth(visible, available, 'waiting', 5000);
    expect(widest).toBeGreaterThan(widthOf('waiting'));
    const columns = toVisibleColumns(resizeColumn(usual, 'waiting', widest), available);
    expect(idsOf(columns)).toEqual(usualIds);
    const others = columns.filter(({ id }) => id !== 'queue').reduce((sum, { widthPx }) => sum + widthPx, 0);
    expect(available - others).toBe(140);
  });

  it('lets others leave in a narrow window, as wide as it was made', () => {
    const wide = resizeColumn(usual, 'waiting', 300);
    expect(idsOf(toVisibleColumns(wide, 1200))).toEqual(usualIds);
    const narrow = toVisibleColumns(wide, 900);
    expect(idsOf(narrow)).not.toContain('age');
    expect(narrow.find(({ id }) => id === 'waiting')?.widthPx).toBe(300);
  });

  it('brings back who had left when it is made narrower', () => {
    const narrowed = ['serviceLevel', 'nextMiss', 'agents'] as const;
    const arranged = narrowed.reduce((columns, id) => resizeColumn(columns, id, 60), usual);
    expect(visibleIds(900)).not.toContain('trend');
    expect(idsOf(toVisibleColumns(arranged, 900))).toContain('trend');
  });

  it('stays readable', () => {
    const narrowest = toFittingWidth(visible, available, 'serviceLevel', 1);
    expect(narrowest).toBeGreaterThanOrEqual(60);
    expect(narrowest).toBeLessThan(widthOf('serviceLevel'));
  });

  it('is the usual one again when it is taken back', () => {
    const arranged = resizeColumn(resizeColumn(usual, 'waiting', 90), 'waiting', null);
    expect(arranged).toEqual(usual);
  });
});

describe('the order of the columns', () => {
  const visible = toVisibleColumns(usual, 1000);

  it('moves a column past its neighbour in sight, whatever is hidden between them', () => {
    const moved = moveColumn(usual, visible, 'queue', 1);
    expect(idsOf(toVisibleColumns(moved, 1000)).slice(0, 3)).toEqual(['state', 'waiting', 'queue']);
    const back = moveColumn(moved, toVisibleColumns(moved, 1000), 'queue', -1);
    expect(idsOf(toVisibleColumns(back, 1000))).toEqual(usualIds);
  });

  it('stops at both ends', () => {
    expect(moveColumn(usual, visible, 'state', -1)).toBe(usual);
    expect(moveColumn(usual, visible, 'age', 1)).toBe(usual);
  });

  it('puts a dragged column before another one, or behind all', () => {
    expect(idsOf(placeColumn(usual, 'age', 'state'))[0]).toBe('age');
    expect(idsOf(placeColumn(usual, 'state', null)).at(-1)).toBe('state');
    expect(placeColumn(usual, 'state', 'state')).toBe(usual);
  });

  it('keeps every column exactly once, whatever is moved', () => {
    for (const id of boardColumnIds)
      for (const before of [...boardColumnIds, null])
        expect(idsOf(placeColumn(usual, id, before)).toSorted()).toEqual([...boardColumnIds].toSorted());
  });
});
