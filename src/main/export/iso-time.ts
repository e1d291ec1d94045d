/**
 * Epoch milliseconds to `2026-11-05T08:15:02+01:00`: the wall clock of a time zone (the computer's by default)
 * with its offset, so that a spreadsheet shows the supervisor's time and still says which moment it was.
 */
export function createIsoFormat(timeZone?: string): (epochMs: number) => string {
  const format = new Intl.DateTimeFormat('en-US', {
    ...(timeZone === undefined ? {} : { timeZone }),
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  return (epochMs) => {
    const parts = Object.fromEntries(format.formatToParts(epochMs).map(({ type, value }) => [type, value]));
    const { year = '', month, day, hour, minute, second, timeZoneName = '' } = parts;
    const offset = timeZoneName.replace('GMT', '') || '+00:00';
    return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
  };
}

/** The time zone of the computer, by its IANA name. */
export function readComputerZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
