import { describe, expect, it } from 'vitest';
import {
  type BoardAction,
  createBoardState,
  reduceBoard,
  toFilter,
} from '../../../src/renderer/board/board-state.ts';
import { boardLayoutSchema, createDefaultBoardLayout } from '../../../src/shared/board-layout.ts';

const usual = createDefaultBoardLayout();
const run = (...actions: BoardAction[]) => actions.reduce(reduceBoard, createBoardState(usual));

describe('createBoardState', () => {
  it('begins with the chip that was kept', () => {
    const kept = { ...usual, filter: { chip: 'watched', search: '' } } as const;
    expect(toFilter(createBoardState(kept))).toEqual({ chip: 'watched', search: '' });
  });

  it('begins with no search, and not among the hidden queues', () => {
    const kept = { ...usual, filter: { chip: 'hidden', search: 'billing' } } as const;
    expect(toFilter(createBoardState(kept))).toEqual({ chip: 'all', search: '' });
  });
});

describe('reduceBoard', () => {
  it('lets no filter hide a queue that was asked for', () => {
    const shown = run(
      { type: 'chip', chip: 'attention' },
      { type: 'search', search: 'jp' },
      { type: 'show', key: 'a' },
    );
    expect(toFilter(shown)).toEqual({ chip: 'all', search: '' });
    expect(shown).toMatchObject({ selectedKey: 'a', isRevealing: true });
    expect(reduceBoard(shown, { type: 'revealed' })).toMatchObject({ selectedKey: 'a', isRevealing: false });
  });

  it('shows a hidden queue that was asked for among the hidden ones', () => {
    const shown = run({ type: 'hide', key: 'a', isHidden: true }, { type: 'show', key: 'a' });
    expect(toFilter(shown).chip).toBe('hidden');
  });

  it('keeps what is typed into the search out of the layout', () => {
    const state = run({ type: 'search', search: 'billing' });
    expect(toFilter(state).search).toBe('billing');
    expect(state.layout).toEqual(usual);
  });

  it('remembers the queue that was hidden last until it is back or that is put away', () => {
    const hidden = run({ type: 'select', key: 'a' }, { type: 'hide', key: 'a', isHidden: true });
    expect(hidden).toMatchObject({ hiddenKey: 'a', selectedKey: null, layout: { hiddenKeys: ['a'] } });
    const back = reduceBoard(hidden, { type: 'hide', key: 'a', isHidden: false });
    expect(back).toMatchObject({ hiddenKey: null, layout: { hiddenKeys: [] } });
    expect(reduceBoard(hidden, { type: 'forget-hidden' })).toMatchObject({
      hiddenKey: null,
      layout: { hiddenKeys: ['a'] },
    });
  });

  it('goes back to all queues, without a search', () => {
    const state = run({ type: 'chip', chip: 'pinned' }, { type: 'search', search: 'x' }, { type: 'reset' });
    expect(toFilter(state)).toEqual({ chip: 'all', search: '' });
  });

  it('takes a saved filter over as a whole', () => {
    const filter = { chip: 'watched', search: 'voice' } as const;
    expect(toFilter(run({ type: 'filter', filter }))).toEqual(filter);
  });

  it('takes over the layout that was changed elsewhere and keeps what is selected', () => {
    const layout = { ...usual, grouping: 'tag' } as const;
    const state = run({ type: 'select', key: 'a' }, { type: 'take-layout', layout });
    expect(state).toMatchObject({ selectedKey: 'a', layout: { grouping: 'tag' } });
  });
});

describe('what is kept of a layout', () => {
  it('holds what was arranged, each thing on its own', () => {
    const state = run(
      { type: 'grouping', grouping: 'state' },
      { type: 'group', id: 'state:calm', isOpen: false },
      { type: 'pin', key: 'a', isPinned: true },
      { type: 'pin', key: 'b', isPinned: true },
      { type: 'pin', key: 'a', isPinned: false },
      { type: 'sort', column: 'waiting', isAdded: false },
      { type: 'sort', column: 'longest', isAdded: true },
      { type: 'group', id: 'state:calm', isOpen: false },
    );
    expect(state.layout).toMatchObject({
      grouping: 'state',
      closedGroups: ['state:calm'],
      pinnedKeys: ['b'],
      sorts: [
        { column: 'waiting', direction: 'descending' },
        { column: 'longest', direction: 'descending' },
      ],
    });
  });

  it('never grows beyond what the settings take', () => {
    const savedFilters = Array.from({ length: 60 }, (_, index) => ({
      id: `id ${index}`,
      name: `Filter ${index}`,
      filter: usual.filter,
    }));
    const { layout } = run({ type: 'saved-filters', savedFilters });
    const pinnedKeys = Array.from({ length: 5_000 }, (_, index) => `key ${index}`);
    const full = createBoardState({ ...layout, pinnedKeys });
    const state = reduceBoard(full, { type: 'pin', key: 'newest', isPinned: true });
    expect(boardLayoutSchema.safeParse(state.layout).success).toBe(true);
    expect(state.layout.pinnedKeys.at(-1)).toBe('newest');
    expect(state.layout.pinnedKeys).not.toContain('key 0');
  });
});
