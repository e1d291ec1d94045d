/** `10:30`, on the clock of a time zone (the computer's by default). */
export function formatMinuteOfDay(epochMs: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...(timeZone === undefined ? {} : { timeZone }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(epochMs);
}
