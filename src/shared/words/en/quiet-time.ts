import { formatMinuteOfDay, formatWeekday } from './time-of-day.ts';

/** `Quiet hours until 07:00`, with the weekday when that is not today's: on the clock of whoever reads it. */
export function describeQuietUntil(until: number, facts: { at: number; timeZone: string }): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: facts.timeZone, dateStyle: 'short' });
  const when = day.format(until) === day.format(facts.at) ? '' : `${formatWeekday(until, facts.timeZone)} `;
  return `Quiet hours until ${when}${formatMinuteOfDay(until, facts.timeZone)}`;
}
