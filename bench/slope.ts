import { toMedian } from './bench-row.ts';

export interface Point {
  x: number;
  y: number;
}

/**
 * How much `y` grows with `x`: the median of the slopes between all pairs (Theil and Sen), which a few samples that stand
 * out do not move. Null where there are too few to say.
 */
export function toSlope(points: readonly Point[]): number | null {
  const slopes = points.flatMap((a, index) =>
    points.slice(index + 1).flatMap((b) => (b.x === a.x ? [] : [(b.y - a.y) / (b.x - a.x)])),
  );
  return slopes.length === 0 ? null : toMedian(slopes);
}
