import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import type { ColumnId } from './columns.ts';

/** A hand that clicks is never quite still. */
const leastMovePx = 6;

interface DropPlace {
  id: ColumnId;
  /** The column goes before this one; null: behind all. */
  beforeId: ColumnId | null;
}

interface HeaderDrag {
  /** Where the dragged column would go now; null: none is dragged. */
  drop: DropPlace | null;
  handlers: (id: ColumnId) => {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerCancel: () => void;
  };
  /** True once after a drag: the click that ends it is none. */
  takeClick: () => boolean;
}

/** Moves a column by dragging its header; the place under the pointer is read from the headers themselves. */
export function useHeaderDrag(
  head: RefObject<HTMLElement | null>,
  onPlace: (place: DropPlace) => void,
): HeaderDrag {
  const start = useRef<{ x: number; id: ColumnId } | null>(null);
  const wasDragged = useRef(false);
  const [drop, setDrop] = useState<DropPlace | null>(null);
  const end = () => {
    start.current = null;
    setDrop(null);
  };
  return {
    drop,
    handlers: (id) => ({
      onPointerDown: (event) => {
        wasDragged.current = false;
        if (event.button === 0) start.current = { x: event.clientX, id };
      },
      onPointerMove: (event) => {
        if (start.current?.id !== id) return;
        if (drop === null && Math.abs(event.clientX - start.current.x) < leastMovePx) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        wasDragged.current = true;
        setDrop({ id, beforeId: findPlace(head.current, event.clientX) });
      },
      onPointerUp: (event) => {
        if (drop !== null) {
          event.preventDefault();
          onPlace(drop);
        }
        end();
      },
      onPointerCancel: end,
    }),
    takeClick: () => {
      const isEnd = wasDragged.current;
      wasDragged.current = false;
      return isEnd;
    },
  };
}

function findPlace(head: HTMLElement | null, x: number): ColumnId | null {
  for (const cell of head?.querySelectorAll<HTMLElement>('[data-column]') ?? []) {
    const { left, width } = cell.getBoundingClientRect();
    if (x < left + width / 2) return toColumnId(cell);
  }
  return null;
}

function toColumnId(cell: HTMLElement): ColumnId | null {
  // Written by the header itself, a few lines from here.
  return (cell.dataset.column as ColumnId | undefined) ?? null;
}
