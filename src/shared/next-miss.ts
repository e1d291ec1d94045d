import type { BoardRow } from './board.ts';
import { type Freshness, isCurrent } from './freshness.ts';
import { liveMediaTypes } from './media-type.ts';

/** What is known of those who wait in one row, and how long ago it was so. */
export interface WaitFacts {
  waiting: number | null;
  longestWaitMs: number | null;
  targetMs: number | null;
  ageMs: number;
}

/**
 * Milliseconds until the oldest contact misses its target; 0 or less: it has missed it by so many. Null: nobody
 * waits, or the wait or the target is not known. Only the oldest is known: those behind it may have missed theirs
 * too, or not. It supposes that nobody was answered since the figures were taken, so these must be current. A
 * number and no object, as 5,000 rows ask each second.
 */
export function toNextMiss({ waiting, longestWaitMs, targetMs, ageMs }: WaitFacts): number | null {
  if (longestWaitMs === null || targetMs === null || targetMs <= 0) return null;
  return isAnybodyWaiting({ waiting, longestWaitMs }) ? targetMs - longestWaitMs - ageMs : null;
}

/** Whether the longest wait goes on. Without a count, a wait of 0 is how vendors say that nobody waits. */
export function isAnybodyWaiting({
  waiting,
  longestWaitMs,
}: Pick<WaitFacts, 'waiting' | 'longestWaitMs'>): boolean {
  return waiting === null ? (longestWaitMs ?? 0) > 0 : waiting > 0;
}

/** The same of a board's row whose figures are `ageMs` old: current ones, of media where people wait in person. */
export function toRowNextMiss(row: BoardRow, freshness: Freshness, ageMs: number): number | null {
  const { waiting, longestWaitMs, mediaType, serviceLevel } = row.reading;
  if (!isCurrent(freshness) || !liveMediaTypes.includes(mediaType)) return null;
  const targetMs = row.targetMs ?? serviceLevel?.targetMs ?? null;
  return toNextMiss({ waiting, longestWaitMs, targetMs, ageMs });
}
