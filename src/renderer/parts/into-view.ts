import { type RefObject, useEffect, useRef } from 'react';

/** What appears below the fold is scrolled to, once for each `version` of it: nobody would look for it there. */
export function useIntoView<Kind extends HTMLElement>(version = 0): RefObject<Kind | null> {
  const shown = useRef<Kind>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another thing to be seen
  useEffect(() => {
    // Some browsers answer a promise, which is no way to undo an effect.
    void shown.current?.scrollIntoView({ block: 'nearest' });
  }, [version]);
  return shown;
}
