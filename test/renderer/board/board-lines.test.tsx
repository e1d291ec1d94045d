import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BoardRow } from '../../../src/renderer/board/board-row.tsx';
import { createColumnControl } from '../../../src/renderer/board/column-control.ts';
import {
  type ColumnId,
  showColumns,
  toArrangedColumns,
  toVisibleColumns,
} from '../../../src/renderer/board/columns.ts';
import { GridHeader } from '../../../src/renderer/board/grid-header.tsx';
import { GroupRow } from '../../../src/renderer/board/group-row.tsx';
import { toBoardItems } from '../../../src/renderer/board/grouping.ts';
import { toRowViews } from '../../../src/renderer/board/row-view.ts';
import type { BoardSort } from '../../../src/shared/board-layout.ts';
import { createConnection, createRow, toMap } from '../board-fixture.ts';

const availablePx = 1600;
const usual = toArrangedColumns([]).filter(({ id }) => id !== 'trend');
const columns = toVisibleColumns(usual, availablePx);
const nothing = () => undefined;
const toText = (html: string) => html.replaceAll(/<[^>]+>/g, '|').replaceAll(/\|+/g, '|');

describe('the header', () => {
  const draw = (sorts: BoardSort[]) =>
    renderToStaticMarkup(
      <GridHeader
        columns={columns}
        sorts={sorts}
        control={createColumnControl({ arranged: usual, visible: columns, availablePx }, nothing, nothing)}
        onSort={nothing}
        onMenu={nothing}
        onLeave={nothing}
      />,
    );
  const waiting = { column: 'waiting', direction: 'descending' } as const;
  const longest = { column: 'longest', direction: 'ascending' } as const;

  it('tells the first order to screen readers and numbers several', () => {
    const html = draw([waiting, longest]);
    expect(html.match(/aria-sort="\w+"/g)).toEqual(['aria-sort="descending"']);
    expect(toText(html)).toContain('|Waiting|1|sorted by, number 1|Longest|2|sorted by, number 2|');
    expect(toText(draw([waiting]))).toContain('|Waiting|Longest|');
  });

  it('is one stop of the keyboard', () => {
    expect(draw([waiting]).match(/tabindex="0"/g)).toHaveLength(1);
  });

  it('names the formula of a percentage', () => {
    expect(draw([waiting])).toContain('title="Abandoned ÷ offered,');
    expect(draw([waiting])).toMatch(
      /title="Answered within the target, in per cent, as the vendor reports it/,
    );
  });
});

describe('a row', () => {
  const row = createRow({ queueName: 'Billing', waiting: 3, offered: 8, abandoned: 1 });
  const [view] = toRowViews(toMap([row]), [createConnection()], [], 0);
  if (view === undefined) throw new Error('no row');
  const draw = (ids: readonly ColumnId[], isPinned = false) => {
    const shown = toVisibleColumns(showColumns(usual, new Set(ids)), availablePx, true);
    return toText(
      renderToStaticMarkup(
        <BoardRow
          view={view}
          elapsedMs={0}
          columns={shown}
          index={0}
          topPx={0}
          isSelected={false}
          isActive={false}
          isPinned={isPinned}
          isGrouped={false}
          meta={{ media: !ids.includes('media'), connection: !ids.includes('connection') }}
          onPick={nothing}
          onPin={nothing}
        />,
      ),
    );
  };

  it('names media and connection beside the queue, each only where it has no column', () => {
    expect(draw([])).toContain('|Billing|voice · Genesys EMEA|');
    expect(draw(['media'])).toContain('|Billing|Genesys EMEA|voice|');
    expect(draw(['media', 'connection'])).toContain('|Billing|Genesys EMEA|voice|');
  });

  it('writes the share of abandoned contacts', () => {
    expect(draw(['abandonRate'])).toContain('|12.5 %|');
  });

  it('says that it is pinned', () => {
    expect(draw([], true)).toContain('|pinned|');
    expect(draw([])).not.toContain('pinned');
  });
});

describe('the head of a group', () => {
  const connections = [createConnection(), createConnection({ id: 'apac', name: 'APAC', ageMs: 90_000 })];
  const rows = [
    createRow({ queueName: 'A', waiting: 3, longestWaitMs: 8_000 }),
    createRow({ queueName: 'B', waiting: 4, longestWaitMs: 0 }),
    createRow({ queueName: 'C', connectionId: 'apac', waiting: 90 }),
  ];
  const draw = (closed: string[], shown = columns) => {
    const views = toRowViews(toMap(rows), connections, [], 0);
    const sections = [{ group: { id: 'tag:x', title: 'Everything' }, views }];
    const [head] = toBoardItems(sections, closed);
    if (head?.kind !== 'group') throw new Error('no head');
    return renderToStaticMarkup(
      <GroupRow
        item={head}
        connections={connections}
        elapsedMs={1000}
        countsOtherMedia={false}
        columns={shown}
        index={0}
        topPx={0}
        isActive={false}
        onPick={nothing}
      />,
    );
  };

  it('shows totals of now under their columns and says how much they leave out', () => {
    // 8 s, 2 s old at the push, 1 s ago.
    expect(toText(draw([]))).toContain(
      '|Everything|worst: stale, open|3 queues|7|0:11|1 without current figures|',
    );
  });

  it('says all of it in words where the totals have no place of their own', () => {
    const order = ['waiting', 'state', 'queue', 'longest'] as const;
    const shown = order.map((id) => ({ id, widthPx: 100 }));
    expect(toText(draw([], shown))).toContain(
      '|1 without current figures|3 queues · 7 waiting · longest 0:11|',
    );
  });

  it('says whether it is open, to the eye and to screen readers', () => {
    expect(draw([])).toContain('aria-expanded="true"');
    const closed = draw(['tag:x']);
    expect(closed).toContain('aria-expanded="false"');
    expect(toText(closed)).toContain('worst: stale, closed');
  });

  it('spans all columns', () => {
    const cells = draw([]).match(/aria-colspan="(\d+)"/g) ?? [];
    const spanned = cells.reduce((sum, cell) => sum + Number(/\d+/.exec(cell)?.[0]), 0);
    // The two totals have a column each.
    expect(spanned + 2).toBe(columns.length);
  });
});
