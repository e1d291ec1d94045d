import { type RefObject, useLayoutEffect, useState } from 'react';
import { toUnitPx } from './tile-fit.ts';

interface GridSize {
  width: number;
  height: number;
  unitPx: number;
}

/** The room for tiles, and the unit that goes with this screen; null before it was measured. */
export function useGridSize(grid: RefObject<HTMLElement | null>): GridSize | null {
  const [size, setSize] = useState<GridSize | null>(null);
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const measure = () =>
      setSize({
        width: element.clientWidth,
        height: element.clientHeight,
        unitPx: toUnitPx({ width: window.innerWidth, height: window.innerHeight }),
      });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [grid]);
  return size;
}
