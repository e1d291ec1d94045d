/*
 * Figures are kept by the hour: what an hour's blobs say needs no other hour. A place is where a blob stands in its
 * table: hour, then queue or connection, then part, in one number, so that hours lie behind each other in the file
 * and old ones are cut off in one piece.
 */

const hourMs = 3_600_000;
const numbers = 2 ** 24;
const parts = 2 ** 8;

/** A connection's hour has a second part only when the computer's clock was set back in it. */
export const lastPart = parts - 1;

/** Hours since 1970. */
export function toHour(at: number): number {
  return Math.floor(at / hourMs);
}

export function toPlace(hour: number, number: number, part: number): number {
  return (hour * numbers + number) * parts + part;
}

export function fromPlace(place: number): { hour: number; number: number; part: number } {
  const rest = Math.floor(place / parts);
  return { hour: Math.floor(rest / numbers), number: rest % numbers, part: place % parts };
}
