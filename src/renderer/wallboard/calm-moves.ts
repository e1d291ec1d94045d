import { type RefObject, useLayoutEffect, useRef } from 'react';

const moveMs = 700;

/** Has what changes its place in the grid glide there, so that the eye can follow it. */
export function useCalmMoves(grid: RefObject<HTMLElement | null>): void {
  const places = useRef(new Map<string, DOMRect>());
  useLayoutEffect(() => {
    const before = places.current;
    const now = new Map<string, DOMRect>();
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    for (const tile of grid.current?.querySelectorAll<HTMLElement>('[data-key]') ?? []) {
      const key = tile.dataset.key ?? '';
      const place = readPlace(tile);
      now.set(key, place);
      const old = before.get(key);
      if (isStill || old === undefined || (old.x === place.x && old.y === place.y)) continue;
      const from = `translate(${old.x - place.x}px, ${old.y - place.y}px)`;
      tile.animate([{ transform: from }, { transform: 'none' }], { duration: moveMs, easing: 'ease-in-out' });
    }
    places.current = now;
  });
}

/** Where it belongs, also while it is still on its way. */
function readPlace(tile: HTMLElement): DOMRect {
  return new DOMRect(tile.offsetLeft, tile.offsetTop, tile.offsetWidth, tile.offsetHeight);
}
