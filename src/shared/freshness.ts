import type { BoardRow } from './board.ts';

/** How old a figure is, in poll intervals since the last good answer (`gone`: missing from a good answer). */
export const freshnessStates = ['live', 'late', 'stale', 'unknown', 'gone'] as const;
export type Freshness = (typeof freshnessStates)[number];

export const lateAfterIntervals = 1.5;
export const staleAfterIntervals = 3;

/** Live up to 1.5 poll intervals, late below 3, stale from 3 on; never answered is unknown. */
export function toFreshness(ageMs: number | null, intervalMs: number): Freshness {
  if (ageMs === null) return 'unknown';
  const intervals = ageMs / intervalMs;
  if (intervals <= lateAfterIntervals) return 'live';
  return intervals < staleAfterIntervals ? 'late' : 'stale';
}

/** Figures that may be read as the present: alerts judge them and totals add them up. */
export function isCurrent(freshness: Freshness): boolean {
  return freshness === 'live' || freshness === 'late';
}

/** The age of a row's figures, given the age of its connection's last good answer. */
export function toRowFreshness(
  row: Pick<BoardRow, 'quality' | 'lagMs'>,
  connectionAgeMs: number | null,
  intervalMs: number,
): Freshness {
  if (row.quality === 'gone') return 'gone';
  if (row.quality === 'quiet' || connectionAgeMs === null) return 'unknown';
  return toFreshness(connectionAgeMs + row.lagMs, intervalMs);
}
