import { describe, expect, it } from 'vitest';
import { createColumnControl } from '../../../src/renderer/board/column-control.ts';
import {
  type ArrangedColumns,
  type ColumnId,
  toArrangedColumns,
  toVisibleColumns,
} from '../../../src/renderer/board/columns.ts';
import { toHeaderMenu } from '../../../src/renderer/board/header-menu.ts';
import { type BoardSort, createDefaultBoardLayout } from '../../../src/shared/board-layout.ts';

const availablePx = 1000;

function openMenu(id: ColumnId, sorts = createDefaultBoardLayout().sorts, kept: ArrangedColumns = []) {
  const arranged = toArrangedColumns(kept);
  const columns = toVisibleColumns(arranged, availablePx);
  const changes: { columns: ArrangedColumns | null; sorts: BoardSort[] | null } = {
    columns: null,
    sorts: null,
  };
  const said: string[] = [];
  const control = createColumnControl(
    { arranged, visible: columns, availablePx },
    (changed) => {
      changes.columns = changed;
    },
    (moved, place) => said.push(`${moved} ${place}`),
  );
  const onSorts = (changed: BoardSort[]) => {
    changes.sorts = changed;
  };
  const entries = toHeaderMenu({ id, columns, sorts, control, onSorts });
  const run = (label: string) => {
    const entry = entries.find((one) => one.label === label && one.isDisabled !== true);
    if (entry === undefined) throw new Error(`${label} cannot be chosen`);
    entry.run();
    return changes;
  };
  const widthOf = (arrangedNow: ArrangedColumns | null) =>
    arrangedNow?.find((column) => column.id === id)?.widthPx;
  return { said, entries, labels: entries.map(({ label }) => label), run, widthOf };
}

describe('toHeaderMenu', () => {
  it('says in words what the mouse can do', () => {
    expect(openMenu('waiting').labels).toEqual([
      'Sort, smallest first',
      'Sort, largest first',
      'Sort by this too',
      'Move left',
      'Move right',
      'Wider',
      'Narrower',
      'Usual width',
      'Hide this column',
    ]);
  });

  it('hides neither the state nor the queue, sizes no name and sorts by no trend', () => {
    expect(openMenu('state').labels).not.toContain('Hide this column');
    expect(openMenu('queue').labels).toEqual([
      'Sort A to Z',
      'Sort Z to A',
      'Sort by this too',
      'Move left',
      'Move right',
    ]);
    expect(openMenu('trend').labels[0]).toBe('Move left');
  });

  it('does not offer to move beyond the ends', () => {
    const disabled = (id: ColumnId) =>
      openMenu(id)
        .entries.filter(({ isDisabled }) => isDisabled)
        .map(({ label }) => label);
    expect(disabled('state')).toContain('Move left');
    expect(disabled('age')).toEqual(['Move right']);
    expect(disabled('longest')).toEqual([]);
  });

  it('adds an order and takes it away, but never the only one', () => {
    expect(openMenu('waiting').run('Sort by this too').sorts).toEqual([
      { column: 'state', direction: 'descending' },
      { column: 'waiting', direction: 'descending' },
    ]);
    const two: BoardSort[] = [
      { column: 'state', direction: 'descending' },
      { column: 'waiting', direction: 'descending' },
    ];
    expect(openMenu('state', two).run('Do not sort by this').sorts).toEqual([two[1]]);
    expect(() => openMenu('state').run('Do not sort by this')).toThrow();
  });

  it('sizes, resets, moves and hides the column', () => {
    const menu = openMenu('waiting');
    const wider = menu.widthOf(menu.run('Wider').columns) ?? 0;
    const narrower = menu.widthOf(menu.run('Narrower').columns) ?? 0;
    expect(wider - narrower).toBe(32);
    expect(menu.widthOf(menu.run('Usual width').columns)).toBeNull();
    expect(menu.run('Hide this column').columns?.find(({ id }) => id === 'waiting')?.isShown).toBe(false);
    const moved = menu.run('Move left').columns ?? [];
    // Behind the state; the queue is the third now.
    expect(menu.said).toEqual(['waiting 2']);
    expect(moved.findIndex(({ id }) => id === 'waiting')).toBeLessThan(
      moved.findIndex(({ id }) => id === 'queue'),
    );
  });
});
