import { type QuietHours, quietHoursSchema } from '../../shared/attention.ts';
import { type Weekday, weekdays } from '../../shared/weekday.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { formatKeptTime, nameWeekday } from '../../shared/words/en/time-of-day.ts';

const words = alertSettingsWords.quiet;

type Span = QuietHours['spans'][number];

/** One span as the form holds it: a time may be half typed in, and every day may be off for a moment. */
export interface SpanDraft {
  /** Tells rows of the form apart. */
  key: number;
  days: readonly Weekday[];
  from: string;
  to: string;
}

/** What a new span begins with: nights. */
export const usualSpan: Span = { days: [...weekdays], from: '22:00', to: '06:00' };

type SpanErrors = Partial<Record<'days' | 'from' | 'to', string>>;

const timeForm = quietHoursSchema.shape.spans.element.shape.from;

export function findSpanErrors({ days, from, to }: SpanDraft): SpanErrors {
  const errors: SpanErrors = {};
  if (days.length === 0) errors.days = words.errors.days;
  if (!timeForm.safeParse(from).success) errors.from = words.errors.time;
  if (!timeForm.safeParse(to).success) errors.to = words.errors.time;
  return errors;
}

/** The spans to keep; null while one of them has to be mended. */
export function toSpans(drafts: readonly SpanDraft[]): Span[] | null {
  if (drafts.some((draft) => Object.keys(findSpanErrors(draft)).length > 0)) return null;
  return drafts.map(({ days, from, to }) => ({
    days: weekdays.filter((day) => days.includes(day)),
    from,
    to,
  }));
}

/** A span whose end is not after its start ends on the next day. */
export function endsNextDay({ from, to }: Pick<Span, 'from' | 'to'>): boolean {
  return to <= from;
}

/** `Mon–Fri`, `Mon, Wed, Fri–Sun`, `every day`: three in a row and more are a span. */
export function sayDays(days: readonly Weekday[]): string {
  if (weekdays.every((day) => days.includes(day))) return words.everyDay;
  const runs: Weekday[][] = [];
  weekdays.forEach((day, index) => {
    if (!days.includes(day)) return;
    const before = weekdays[index - 1];
    const run = runs.at(-1);
    if (run !== undefined && before !== undefined && days.includes(before)) run.push(day);
    else runs.push([day]);
  });
  return runs
    .flatMap((run) => {
      const names = run.map((day) => nameWeekday(day, 'short'));
      return names.length > 2 ? [`${names[0]}–${names.at(-1)}`] : names;
    })
    .join(', ');
}

/** `Mon–Fri 22:00–06:00`. */
export function saySpan({ days, from, to }: Span): string {
  return `${sayDays(days)} ${formatKeptTime(from)}–${formatKeptTime(to)}`;
}

/** What holds, in a plain sentence; `computerZone` is the zone of this computer. */
export function sayQuietHours(quiet: QuietHours, computerZone: string): string {
  if (!quiet.enabled) return words.off;
  if (quiet.spans.length === 0) return words.empty;
  const spans = quiet.spans.map(saySpan).join(', ');
  const parts = [words.holds(spans, quiet.timeZone ?? computerZone)];
  if (quiet.criticalBypasses) parts.push(words.bypassed);
  return `${[...parts, words.icon, words.digest].join('; ')}.`;
}
