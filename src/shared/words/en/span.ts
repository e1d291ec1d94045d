import { formatDays, formatHours, formatMinutes, formatSeconds } from './figures.ts';

const minuteMs = 60_000;

/** `45 s`, `14 min`, `2 h 5 min`, `3 d 4 h`: how long something lasted, cut off below its second unit. */
export function formatLength(lengthMs: number): string {
  const seconds = Math.max(0, Math.floor(lengthMs / 1000));
  if (seconds < 60) return formatSeconds(seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return formatMinutes(minutes);
  const hours = Math.floor(minutes / 60);
  const [whole, rest] =
    hours < 24
      ? [formatHours(hours), minutes % 60 === 0 ? null : formatMinutes(minutes % 60)]
      : [formatDays(Math.floor(hours / 24)), hours % 24 === 0 ? null : formatHours(hours % 24)];
  return rest === null ? whole : `${whole} ${rest}`;
}

/** The same of what is left, in whole minutes and rounded up: what still holds never reads as over. */
export function formatLeft(leftMs: number): string {
  return formatLength(Math.max(1, Math.ceil(leftMs / minuteMs)) * minuteMs);
}
