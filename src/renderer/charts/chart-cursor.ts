import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type ChartLines, findNearest } from './chart-lines.ts';
import type { ChartWindow } from './chart-span.ts';
import { findNewest } from './chart-words.ts';
import { chartEdgesPx } from './line-chart.tsx';

const pageSteps = 10;

interface ChartCursor {
  /** The moment it stands at; null: nowhere. */
  at: number | null;
  /** Moved by keys: what is there wants to be said. */
  isByKeys: boolean;
}

const nowhere: ChartCursor = { at: null, isByKeys: false };

/** One cursor for all charts of a stack, by pointer and by keys. It stays at its moment while the charts move on. */
export function useChartCursor(lines: ChartLines, window: ChartWindow) {
  const [cursor, setCursor] = useState(nowhere);
  const atIndex = (index: number | null) => (index === null ? null : (lines.at[index] ?? null));
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const room = width - chartEdgesPx.left - chartEdgesPx.right;
    const share = (event.clientX - left - chartEdgesPx.left) / room;
    const isInside = share >= 0 && share <= 1;
    const moment = window.from + share * (window.to - window.from);
    setCursor({ at: isInside ? atIndex(findNearest(lines.at, moment)) : null, isByKeys: false });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = cursor.at === null ? null : findNearest(lines.at, cursor.at);
    const next = toNextIndex(event.key, index, lines);
    if (next === 'none') return;
    event.preventDefault();
    event.stopPropagation();
    setCursor({ at: atIndex(next), isByKeys: true });
  };
  return {
    cursor,
    handlers: {
      onPointerMove,
      onPointerLeave: () => setCursor(nowhere),
      onBlur: () => setCursor(nowhere),
      onKeyDown,
    },
  };
}

/** Where a key leads; null: nowhere any more, `none`: it is not one of ours. */
export function toNextIndex(key: string, index: number | null, lines: ChartLines): number | null | 'none' {
  const last = lines.at.length - 1;
  const move = (by: number) => (index === null ? findNewest(lines) : Math.min(last, Math.max(0, index + by)));
  switch (key) {
    case 'ArrowLeft':
      return move(-1);
    case 'ArrowRight':
      return move(1);
    case 'PageUp':
      return move(-pageSteps);
    case 'PageDown':
      return move(pageSteps);
    case 'Home':
      return last < 0 ? null : 0;
    case 'End':
      return findNewest(lines);
    case 'Escape':
      return index === null ? 'none' : null;
    default:
      return 'none';
  }
}
