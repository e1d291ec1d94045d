import type { TimeWindow } from '../../shared/queue.ts';

/** A window in pieces of at most `pieceMs`, in order, without gap or overlap. */
export function splitWindow({ from, to }: TimeWindow, pieceMs: number): TimeWindow[] {
  const pieces: TimeWindow[] = [];
  for (let at = from; at < to; at += pieceMs) pieces.push({ from: at, to: Math.min(to, at + pieceMs) });
  return pieces;
}

/** Two halves that meet at a multiple of `stepMs` after the beginning; null: it is no longer than one step. */
export function halveWindow({ from, to }: TimeWindow, stepMs: number): [TimeWindow, TimeWindow] | null {
  if (to - from <= stepMs) return null;
  const steps = Math.max(1, Math.floor((to - from) / 2 / stepMs));
  const middle = from + steps * stepMs;
  return [
    { from, to: middle },
    { from: middle, to },
  ];
}
