import { useEffect } from 'react';

const ways = ['copy', 'cut', 'dragstart'] as const;
const tables = 'table, [role="grid"], .tiles, .alerts, .report-bars';

/** Where tables stay on the computer, no key, menu or mouse takes one out of a window either. */
export function useTablesKept(areKept: boolean): void {
  useEffect(() => {
    if (!areKept) return;
    for (const way of ways) document.addEventListener(way, keepTables, true);
    return () => {
      for (const way of ways) document.removeEventListener(way, keepTables, true);
    };
  }, [areKept]);
}

function keepTables(event: Event): void {
  const { target } = event;
  // What somebody typed themselves.
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed) return;
  const isTaken = [...document.querySelectorAll(tables)].some((table) => selection.containsNode(table, true));
  if (isTaken) event.preventDefault();
}
