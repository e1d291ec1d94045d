import type { LevelUnit } from '../../shared/metric-traits.ts';

/*
 * Levels and times as they are typed in and shown in fields: what is written is read back to the same figure, and
 * what cannot be read is null, never a guess.
 */

const numberForm = /^-?\d+(?:[.,]\d+)?$/;
const timeForm = /^(-?\d+(?:[.,]\d+)?)\s*(s|min|h)?$/i;
const clockForm = /^(?:(\d+):([0-5]\d)|(\d+)):([0-5]\d)$/;
const factors = new Map([
  ['s', 1000],
  ['min', 60_000],
  ['h', 3_600_000],
]);

/** In the metric's own unit: milliseconds, percent, or a plain number. */
export function parseLevel(unit: LevelUnit, text: string): number | null {
  if (unit === 'time') return parseTime(text);
  return parseNumber(unit === 'percent' ? text.replace(/\s*%\s*$/, '') : text);
}

export function formatLevel(unit: LevelUnit, level: number): string {
  return unit === 'time' ? formatTime(level) : String(level);
}

/** `90`, `1:30`, `1:02:03`, `2 min`: milliseconds. A bare number is seconds. */
export function parseTime(text: string): number | null {
  const clock = clockForm.exec(text.trim());
  if (clock !== null) {
    const [, hours = '0', minutes, onlyMinutes = '0', seconds] = clock;
    return ((Number(hours) * 60 + Number(minutes ?? onlyMinutes)) * 60 + Number(seconds)) * 1000;
  }
  const [, amount = '', unit = 's'] = timeForm.exec(text.trim()) ?? [];
  const parsed = parseNumber(amount);
  const factor = factors.get(unit.toLowerCase());
  return parsed === null || factor === undefined ? null : Math.round(parsed * factor);
}

/** Whole minutes and more as `1:30`, all else in seconds. */
export function formatTime(timeMs: number): string {
  return timeMs >= 60_000 && timeMs % 1000 === 0 ? toClock(timeMs / 1000) : String(timeMs / 1000);
}

/** In these digits whatever the locale is, as they are read back. */
function toClock(seconds: number): string {
  const two = (part: number) => String(Math.floor(part) % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds)}`
    : `${Math.floor(minutes / 60)}:${two(minutes)}:${two(seconds)}`;
}

export function parseNumber(text: string): number | null {
  const trimmed = text.trim();
  return numberForm.test(trimmed) ? Number(trimmed.replace(',', '.')) : null;
}
