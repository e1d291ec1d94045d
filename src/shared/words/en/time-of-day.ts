import { figureLocale } from '../../figure-locale.ts';
import { type Weekday, weekdays } from '../../weekday.ts';

/** `10:30`, on the clock of a time zone (the computer's by default). */
export function formatMinuteOfDay(epochMs: number, timeZone?: string): string {
  return figureLocale.forms.formatTime(epochMs, 'minute', timeZone);
}

/** `08:15:02`, likewise. */
export function formatSecondOfDay(epochMs: number, timeZone?: string): string {
  return figureLocale.forms.formatTime(epochMs, 'second', timeZone);
}

/** `22:00` as it is kept in settings, on nobody's clock in particular. */
export function formatKeptTime(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return formatMinuteOfDay((hours * 60 + minutes) * 60_000, 'UTC');
}

/** `Thu`, on the clock of a time zone (the computer's by default). */
export function formatWeekday(epochMs: number, timeZone?: string): string {
  return figureLocale.forms.formatTime(epochMs, 'weekday', timeZone);
}

/** `Thu` or `Thursday`, of no week in particular. */
export function nameWeekday(day: Weekday, form: 'short' | 'long'): string {
  const at = aMonday + weekdays.indexOf(day) * 86_400_000;
  return figureLocale.forms.formatTime(at, form === 'short' ? 'weekday' : 'weekday-name', 'UTC');
}

const aMonday = Date.UTC(2024, 0, 1);
