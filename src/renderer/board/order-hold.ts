import { useEffect, useMemo, useState } from 'react';
import type { RowView } from './row-view.ts';
import { holdOrder } from './sorting.ts';

/** Somebody who neither points nor types for this long no longer looks at one row. */
const restMs = 15_000;

export interface OrderHold {
  ordered: readonly RowView[];
  /** The kept order differs from the one that was asked for. */
  isBehind: boolean;
  touch: () => void;
  release: () => void;
}

/**
 * Keeps rows from jumping under the pointer or the keyboard's place: while the board is touched, figures go on
 * in the rows where they are, and the order follows once it is left alone.
 */
export function useOrderHold(sorted: readonly RowView[]): OrderHold {
  const [held, setHeld] = useState<{ keys: readonly string[]; touchedAt: number } | null>(null);

  useEffect(() => {
    if (held === null) return;
    const timer = setTimeout(() => setHeld(null), restMs);
    return () => clearTimeout(timer);
  }, [held]);

  const ordered = useMemo(() => (held === null ? sorted : holdOrder(held.keys, sorted)), [held, sorted]);
  const isBehind = useMemo(
    () => held !== null && ordered.some((view, index) => view !== sorted[index]),
    [held, ordered, sorted],
  );
  return {
    ordered,
    isBehind,
    touch: () =>
      setHeld((before) => {
        const touchedAt = performance.now();
        if (before === null) return { keys: ordered.map((view) => view.row.key), touchedAt };
        return touchedAt - before.touchedAt < 1000 ? before : { ...before, touchedAt };
      }),
    release: () => setHeld(null),
  };
}
