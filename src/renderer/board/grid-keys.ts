/** Where a key leads from `index` (-1: nowhere yet) among `count` rows; null: not a key that moves. */
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
