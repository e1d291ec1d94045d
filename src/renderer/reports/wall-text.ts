import type { ZoneClock } from '../../shared/time-zone.ts';

/** A moment as a date field writes it, `2026-11-21T08:00`, by the wall of a time zone. */
export function toWallText(at: number, { toWallMs }: ZoneClock): string {
  return new Date(toWallMs(at)).toISOString().slice(0, 16);
}

/** The moments that a date field means: two where clocks go back over them. Null: it is not filled in. */
export function parseWallText(
  text: string,
  { toMoments }: ZoneClock,
): { first: number; last: number } | null {
  const wallMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  return Number.isNaN(wallMs) ? null : toMoments(wallMs);
}
