import type { BoardItem } from './grouping.ts';

/** Where a key leads from `index` (-1: nowhere yet) among `count` lines; null: not a key that moves. */
export function toNextIndex(key: string, index: number, count: number, pageRows: number): number | null {
  if (count === 0) return null;
  const page = Math.max(1, pageRows);
  const target = toTarget(key, index, count, page);
  return target === null ? null : Math.min(count - 1, Math.max(0, target));
}

function toTarget(key: string, index: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + page;
    case 'PageUp':
      return index - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The line that took the place of the one that the keyboard stood on; null: none did. */
export function findReplacement(items: readonly BoardItem[], lastIndex: number): string | null {
  return items[Math.min(lastIndex, items.length - 1)]?.id ?? null;
}

export type GridCommand =
  | { type: 'pick'; key: string }
  | { type: 'pin'; key: string }
  | { type: 'hide'; key: string }
  | { type: 'group'; id: string; isOpen: boolean }
  /** To the head of the row's group. */
  | { type: 'head'; id: string };

/** What a key does to the line that the keyboard stands on; null: nothing. */
export function toGridCommand(pressed: string, item: BoardItem): GridCommand | null {
  if (item.kind === 'group') {
    const { id } = item.group;
    if (pressed === 'Enter' || pressed === ' ') return { type: 'group', id, isOpen: !item.isOpen };
    if (pressed === 'ArrowLeft') return { type: 'group', id, isOpen: false };
    return pressed === 'ArrowRight' ? { type: 'group', id, isOpen: true } : null;
  }
  const key = item.id;
  switch (pressed) {
    case 'Enter':
    case ' ':
      return { type: 'pick', key };
    case 'p':
    case 'P':
      return { type: 'pin', key };
    case 'h':
    case 'H':
      return { type: 'hide', key };
    case 'ArrowLeft':
      return item.groupId === null ? null : { type: 'head', id: item.groupId };
    default:
      return null;
  }
}
