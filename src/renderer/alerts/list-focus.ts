import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

const itemSelector = '[data-item]';

interface ListFocus {
  onFocus: (event: FocusEvent) => void;
  onBlur: (event: FocusEvent) => void;
}

/**
 * Keeps the keyboard's place in a list whose items (`data-item`) come and go: when the item that had the focus is gone, the next one
 * takes it, and where none is left, `rest` does.
 */
export function useListFocus(
  list: RefObject<HTMLElement | null>,
  rest: RefObject<HTMLElement | null>,
): ListFocus {
  const place = useRef<{ id: string; index: number } | null>(null);
  useLayoutEffect(() => {
    const take = () => {
      if (place.current === null || document.activeElement !== document.body) return;
      const { id, index } = place.current;
      const items = readItems(list.current);
      const next = items.find((item) => item.dataset.item === id) ?? items[Math.min(index, items.length - 1)];
      (next?.querySelector('button') ?? rest.current)?.focus();
    };
    take();
    if (place.current === null || document.activeElement !== document.body) return;
    // A menu that went with its item still keeps the rest of the page inert.
    const frame = requestAnimationFrame(take);
    return () => cancelAnimationFrame(frame);
  });
  return {
    onFocus: ({ target }) => {
      const item = target.closest<HTMLElement>(itemSelector);
      // Also what a menu of the list shows elsewhere on the page ends here; it has no item.
      if (item === null) return;
      const index = readItems(list.current).indexOf(item);
      place.current = { id: item.dataset.item ?? '', index };
    },
    onBlur: ({ target, relatedTarget }) => {
      // What a button of the list opens is about its item.
      const opensMore = relatedTarget?.closest('[role=menu], [role=alertdialog]') != null;
      // What was taken out of the page has not been left by the person.
      if (target.isConnected && !opensMore) place.current = null;
    },
  };
}

function readItems(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(itemSelector) ?? [])];
}
