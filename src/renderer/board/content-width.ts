import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width inside an element in CSS pixels, kept up to date; known before the first paint. */
export function useContentWidth(element: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    setWidthPx(current.clientWidth);
    const observer = new ResizeObserver(() => setWidthPx(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return widthPx;
}
