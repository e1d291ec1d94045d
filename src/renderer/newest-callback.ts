import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * The same function from draw to draw that does what the newest one given does: what it is handed to need not be drawn
 * again for it. For what people and main set off, not for use while drawing.
 */
export function useNewestCallback<Given extends unknown[], Answer>(
  callback: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const newest = useRef(callback);
  useLayoutEffect(() => {
    newest.current = callback;
  });
  return useCallback((...given) => newest.current(...given), []);
}
