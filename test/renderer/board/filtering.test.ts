import { describe, expect, it } from 'vitest';
import { countChips, filterRows, toMarks, toShownChips } from '../../../src/renderer/board/filtering.ts';
import { type RowView, toRowViews } from '../../../src/renderer/board/row-view.ts';
import type { BoardChip } from '../../../src/shared/board-terms.ts';
import { createAlert, createConnection, createRow, toMap } from '../board-fixture.ts';

const hot = createRow({ queueName: 'Sales ES', mediaType: 'chat' });
const german = createRow({ queueName: 'Sales DE' });
const fax = createRow({ queueName: 'Fax' }, { watched: false });
const views = toRowViews(toMap([hot, german, fax]), [createConnection()], [createAlert(hot)], 0);
const unmarked = toMarks({ pinnedKeys: [], hiddenKeys: [] });
const names = (found: readonly RowView[]) => found.map((view) => view.row.reading.queueName);
const find = (chip: BoardChip, search = '', marks = unmarked) =>
  names(filterRows(views, { chip, search }, marks));

describe('filterRows', () => {
  it('finds every word in name, media or connection, in any case', () => {
    expect(find('all', ' sales  EMEA ')).toEqual(['Sales ES', 'Sales DE']);
    expect(find('all', 'CHAT')).toEqual(['Sales ES']);
    expect(find('all', 'sales fax')).toEqual([]);
  });

  it('narrows to watched queues and to those that need attention', () => {
    expect(find('watched')).toEqual(['Sales ES', 'Sales DE']);
    expect(find('attention')).toEqual(['Sales ES']);
  });

  it('narrows to pinned queues', () => {
    expect(find('pinned', '', toMarks({ pinnedKeys: [fax.key], hiddenKeys: [] }))).toEqual(['Fax']);
  });

  it('shows hidden queues only where they are asked for, even critical ones', () => {
    const marks = toMarks({ pinnedKeys: [hot.key], hiddenKeys: [hot.key] });
    for (const chip of ['all', 'watched', 'attention', 'pinned'] as const)
      expect(find(chip, '', marks), chip).not.toContain('Sales ES');
    expect(find('hidden', '', marks)).toEqual(['Sales ES']);
  });
});

describe('countChips', () => {
  it('counts what each chip shows', () => {
    const marks = toMarks({ pinnedKeys: [german.key, fax.key], hiddenKeys: [fax.key] });
    const counts = countChips(views, marks);
    expect(counts).toEqual({ all: 2, watched: 2, attention: 1, pinned: 1, hidden: 1 });
    for (const chip of ['all', 'watched', 'attention', 'pinned', 'hidden'] as const)
      expect(find(chip, '', marks).length, chip).toBe(counts[chip]);
  });

  it('does not count a queue that was hidden and has gone since', () => {
    expect(countChips(views, toMarks({ pinnedKeys: [], hiddenKeys: ['gone/queue/voice'] })).hidden).toBe(0);
  });
});

describe('toShownChips', () => {
  const counts = { all: 5, watched: 5, attention: 0, pinned: 0, hidden: 0 };

  it('shows a chip where it divides the rows, and needs attention always', () => {
    expect(toShownChips(counts, 'all')).toEqual(['all', 'attention']);
    const divided = { ...counts, watched: 3, pinned: 1, hidden: 2 };
    expect(toShownChips(divided, 'all')).toEqual(['all', 'watched', 'attention', 'pinned', 'hidden']);
  });

  it('keeps the chosen one, also when nothing is in it any more', () => {
    expect(toShownChips(counts, 'hidden')).toEqual(['all', 'attention', 'hidden']);
  });
});
