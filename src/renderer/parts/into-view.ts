import { type RefObject, useEffect, useRef } from 'react';

/** What appears below the fold is scrolled to, once: nobody would look for it there. */
export function useIntoView<Kind extends HTMLElement>(): RefObject<Kind | null> {
  const shown = useRef<Kind>(null);
  useEffect(() => {
    // Some browsers answer a promise, which is no way to undo an effect.
    void shown.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return shown;
}
