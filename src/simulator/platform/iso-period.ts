const hourMs = 3_600_000;

/** `start/end` as two ISO 8601 moments with an offset, in epoch milliseconds; null where it is not that. */
export function parseInterval(text: string): { from: number; to: number } | null {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;
  const parts = text.split('/');
  const [from, to] = parts;
  if (parts.length !== 2 || from === undefined || to === undefined) return null;
  if (!form.test(from) || !form.test(to)) return null;
  const span = { from: Date.parse(from), to: Date.parse(to) };
  return span.from < span.to ? span : null;
}

/** An ISO 8601 period of weeks, days, hours, minutes and seconds in milliseconds; null where it is not one. */
export function parsePeriod(text: string): number | null {
  const match = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (match === null) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const ms = ((weeks * 7 + days) * 24 + hours) * hourMs + minutes * 60_000 + seconds * 1000;
  return ms > 0 ? ms : null;
}

/** The steps of a span; the last one may be cut short. */
export function splitSpan(from: number, to: number, stepMs: number): { from: number; to: number }[] {
  const steps: { from: number; to: number }[] = [];
  for (let at = from; at < to; at += stepMs) steps.push({ from: at, to: Math.min(to, at + stepMs) });
  return steps;
}

export function formatInterval(from: number, to: number): string {
  return `${new Date(from).toISOString()}/${new Date(to).toISOString()}`;
}
