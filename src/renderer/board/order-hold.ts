import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNewestCallback } from '../newest-callback.ts';
import type { RowGroup, Section } from './grouping.ts';
import type { RowView } from './row-view.ts';

/** Somebody who neither points nor types for this long no longer looks at one row. */
const restMs = 15_000;

/** The places of the rows at one moment. */
interface HeldSection {
  group: RowGroup | null;
  keys: readonly string[];
}

export interface OrderHold {
  sections: readonly Section[];
  /** The kept order differs from the one that was asked for. */
  isBehind: boolean;
  touch: () => void;
  release: () => void;
}

/**
 * Keeps rows from jumping under the pointer or the keyboard's place: while the board is touched, figures go on
 * in the rows where they are, also under the head of a group that they have left, and the order follows once it is
 * left alone. `leavers` are rows that may stay in their places meanwhile although the filter leaves them out by now.
 */
export function useOrderHold(asked: readonly Section[], leavers: readonly RowView[]): OrderHold {
  const [held, setHeld] = useState<{ sections: readonly HeldSection[]; touchedAt: number } | null>(null);

  useEffect(() => {
    if (held === null) return;
    const timer = setTimeout(() => setHeld(null), restMs);
    return () => clearTimeout(timer);
  }, [held]);

  const sections = useMemo(
    () => (held === null ? asked : holdSections(held.sections, asked, leavers)),
    [held, asked, leavers],
  );
  const isBehind = useMemo(() => held !== null && !haveSamePlaces(sections, asked), [held, sections, asked]);
  const touch = useNewestCallback(() =>
    setHeld((before) => {
      const touchedAt = performance.now();
      if (before === null) return { sections: sections.map(toHeld), touchedAt };
      return touchedAt - before.touchedAt < 1000 ? before : { ...before, touchedAt };
    }),
  );
  const release = useCallback(() => setHeld(null), []);
  return { sections, isBehind, touch, release };
}

function toHeld({ group, views }: Section): HeldSection {
  return { group, keys: views.map((view) => view.row.key) };
}

/**
 * The places that are kept while somebody points at a row: known rows stay where they are, lost ones go, new
 * ones come at the end of their group, new groups at the end of all.
 */
export function holdSections(
  held: readonly HeldSection[],
  asked: readonly Section[],
  leavers: readonly RowView[] = [],
): Section[] {
  const newest = new Map<string, RowView>();
  const heldKeys = new Set(leavers.length === 0 ? [] : held.flatMap(({ keys }) => keys));
  for (const view of leavers) if (heldKeys.has(view.row.key)) newest.set(view.row.key, view);
  for (const { views } of asked) for (const view of views) newest.set(view.row.key, view);
  const kept = held.map(({ group, keys }) => ({ group, views: keys.flatMap((key) => take(newest, key)) }));
  if (newest.size > 0) {
    for (const { group, views } of asked) {
      const added = views.filter((view) => newest.has(view.row.key));
      if (added.length === 0) continue;
      const own = kept.find((section) => section.group?.id === group?.id);
      if (own === undefined) kept.push({ group, views: added });
      else own.views.push(...added);
    }
  }
  return kept.filter(({ views }) => views.length > 0);
}

function take(views: Map<string, RowView>, key: string): RowView[] {
  const view = views.get(key);
  views.delete(key);
  return view === undefined ? [] : [view];
}

function haveSamePlaces(some: readonly Section[], others: readonly Section[]): boolean {
  const places = (sections: readonly Section[]) => sections.filter(({ views }) => views.length > 0);
  const a = places(some);
  const b = places(others);
  return (
    a.length === b.length &&
    a.every(({ group, views }, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        other.group?.id === group?.id &&
        other.views.length === views.length &&
        views.every((view, place) => view === other.views[place])
      );
    })
  );
}
