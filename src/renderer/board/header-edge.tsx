import { useRef } from 'react';

interface HeaderEdgeProps {
  side: 'start' | 'end';
  widthPx: number;
  onResize: (widthPx: number) => void;
  onReset: () => void;
}

/**
 * The edge of a header that sizes its column. The queue's column takes what the others leave, so a column behind it
 * is held at its near edge: what is dragged stays under the pointer.
 */
export function HeaderEdge({ side, widthPx, onResize, onReset }: HeaderEdgeProps) {
  const start = useRef<{ x: number; widthPx: number } | null>(null);
  // By keyboard the header itself sizes its column.
  const sign = side === 'start' ? -1 : 1;
  return (
    <span
      className="edge"
      data-side={side}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, widthPx };
      }}
      onPointerMove={(event) => {
        if (start.current !== null)
          onResize(start.current.widthPx + sign * (event.clientX - start.current.x));
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
      onDoubleClick={onReset}
    />
  );
}
