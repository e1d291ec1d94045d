import { figureLocale } from '../../figure-locale.ts';

/*
 * Figures as people read them, the same in window, tray and notifications. Digits, signs and grouping are the
 * locale's; the letters of the units are words, and stand here.
 */

/** `14`, `1,234`. */
export function formatNumber(value: number): string {
  return figureLocale.forms.formatNumber(value);
}

/** `0:07`, `4:10`, `1:02:03`. */
export function formatWait(waitMs: number): string {
  const { formatNumber: whole, formatPadded: padded } = figureLocale.forms;
  const seconds = Math.max(0, Math.floor(waitMs / 1000));
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const ending = padded(seconds % 60);
  return hours > 0 ? `${whole(hours)}:${padded(minutes)}:${ending}` : `${whole(minutes)}:${ending}`;
}

/** `4 s`, `3 min`, `2 h`, `5 d`: how old something is. */
export function formatAge(ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1000));
  if (seconds < 60) return formatSeconds(seconds);
  if (seconds < 3600) return formatMinutes(Math.floor(seconds / 60));
  return seconds < 86_400
    ? formatHours(Math.floor(seconds / 3600))
    : formatDays(Math.floor(seconds / 86_400));
}

/** `20 s`: a span that is spoken of in seconds however long it is. */
export function formatSeconds(seconds: number): string {
  return `${formatNumber(seconds)} s`;
}

export function formatMinutes(minutes: number): string {
  return `${formatNumber(minutes)} min`;
}

export function formatHours(hours: number): string {
  return `${formatNumber(hours)} h`;
}

export function formatDays(days: number): string {
  return `${formatNumber(days)} d`;
}

/** `20 s`, `30 min`, `24 h`: as targets are spoken of. */
export function formatThreshold(seconds: number): string {
  if (seconds < 120 || seconds % 60 !== 0) return formatSeconds(seconds);
  return seconds % 3600 === 0 ? formatHours(seconds / 3600) : formatMinutes(seconds / 60);
}

/** `61.2 %`: one decimal. */
export function formatPercent(percent: number): string {
  return figureLocale.forms.formatPercent(percent, 1);
}

/** `61.24 %`: two decimals, as reports are laid beside other reports. */
export function formatReportPercent(percent: number): string {
  return figureLocale.forms.formatPercent(percent, 2);
}

/** `80 %`, `82.25 %`: a goal or level as it was set. */
export function formatGoal(percent: number): string {
  return figureLocale.forms.formatPercent(percent);
}

/** `2.5`, `2.0`. */
export function formatRatio(ratio: number): string {
  return figureLocale.forms.formatDecimal(ratio, 1);
}

/** What stands where nothing is known. */
export const unknownFigure = '–';
