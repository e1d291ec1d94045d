import type { ConnectionStatus } from '../../shared/board.ts';
import type { BoardGrouping } from '../../shared/board-layout.ts';
import { groupWords } from '../../shared/words/en/board.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { type RowState, type RowView, rowStates } from './row-view.ts';

/** The layout keeps no longer ids; many tags together may be longer. */
const longestId = 500;
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export interface RowGroup {
  /** Of its grouping and itself, so that two groupings do not close each other's groups. */
  id: string;
  title: string;
}

/** Rows that stand together, in their order; `group` is null where the rows are not grouped. */
export interface Section {
  group: RowGroup | null;
  views: readonly RowView[];
}

interface Place {
  group: RowGroup;
  /** Known order first (the worst state), then by title. */
  rank: number;
}

/**
 * Sorted rows by group, each group in the order of the rows. Connections and tags stand by their names, states with
 * the worst first. A connection of several tags stands under all of them together, so that no row is counted twice.
 */
export function toSections(
  sorted: readonly RowView[],
  grouping: BoardGrouping,
  connections: readonly ConnectionStatus[],
): Section[] {
  if (grouping === 'none') return [{ group: null, views: sorted }];
  const places = createPlaces(grouping, connections);
  const members = new Map<Place, RowView[]>();
  for (const view of sorted) {
    const place = places(view);
    const others = members.get(place);
    if (others === undefined) members.set(place, [view]);
    else others.push(view);
  }
  return [...members]
    .sort(([a], [b]) => a.rank - b.rank || byName.compare(a.group.title, b.group.title))
    .map(([{ group }, views]) => ({ group, views }));
}

/** One place per group, the same for all of its rows. */
function createPlaces(
  grouping: Exclude<BoardGrouping, 'none'>,
  connections: readonly ConnectionStatus[],
): (view: RowView) => Place {
  const known = new Map<string, Place>();
  const find = (key: string, title: string, rank: number): Place => {
    const place = known.get(key) ?? {
      group: { id: toGroupId(grouping, key), title },
      rank,
    };
    known.set(key, place);
    return place;
  };
  if (grouping === 'state') return ({ state }) => find(state, windowWords.states[state], rankState(state));
  if (grouping === 'connection')
    return ({ row, connectionName }) => find(row.reading.connectionId, connectionName, 0);
  const tagsById = new Map(connections.map(({ id, tags }) => [id, tags.toSorted(byName.compare)]));
  return ({ row }) => {
    const tags = tagsById.get(row.reading.connectionId) ?? [];
    return tags.length === 0 ? find('', groupWords.untagged, 1) : find(tags.join('\n'), tags.join(', '), 0);
  };
}

/** Of a long one the end tells it from others that begin the same. */
function toGroupId(grouping: BoardGrouping, key: string): string {
  const id = `${grouping}:${key}`;
  if (id.length <= longestId) return id;
  const end = `#${toFingerprint(id)}`;
  return id.slice(0, longestId - end.length) + end;
}

/** FNV-1a, once forwards and once backwards: always the same for the same text, also after a restart. */
function toFingerprint(text: string): string {
  const letters = [...text];
  return [letters, letters.toReversed()].map((some) => fold(some).toString(36)).join('-');
}

function fold(letters: readonly string[]): number {
  let sum = 0x811c9dc5;
  for (const letter of letters) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return sum >>> 0;
}

function rankState(state: RowState): number {
  return rowStates.indexOf(state);
}

/** A line of the grid: the head of a group, or a row. */
export type BoardItem =
  | { kind: 'group'; id: string; group: RowGroup; views: readonly RowView[]; isOpen: boolean }
  | { kind: 'row'; id: string; view: RowView; groupId: string | null };

export function toBoardItems(sections: readonly Section[], closedGroups: readonly string[]): BoardItem[] {
  const closed = new Set(closedGroups);
  const items: BoardItem[] = [];
  for (const { group, views } of sections) {
    const isOpen = group === null || !closed.has(group.id);
    if (group !== null) items.push({ kind: 'group', id: toGroupItemId(group.id), group, views, isOpen });
    if (!isOpen) continue;
    for (const view of views) items.push({ kind: 'row', id: view.row.key, view, groupId: group?.id ?? null });
  }
  return items;
}

/** No row's key looks like it: those hold their colons encoded. */
export function toGroupItemId(groupId: string): string {
  return `group:${groupId}`;
}
