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
  const toTextByParts = (epochMs: number): string => {
    const parts = Object.fromEntries(format.formatToParts(epochMs).map(({ type, value }) => [type, value]));
    const { year = '', month, day, hour, minute, second, timeZoneName = '' } = parts;
    const offset = timeZoneName.replace('GMT', '') || '+00:00';
    return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
  };
  // A million rows name millions of moments, and to ask for the parts of each takes most of the time of an export.
  const offsets = new Map<number, string | null>();
  const findOffset = (slot: number): string | null => {
    const known = offsets.get(slot);
    if (known !== undefined) return known;
    const [first, last] = [slot * slotMs, (slot + 1) * slotMs - 1].map((at) => toTextByParts(at).slice(19));
    const offset = first !== undefined && first === last && /^[+-]\d\d:\d\d$/.test(first) ? first : null;
    if (offsets.size >= mostSlots) offsets.clear();
    offsets.set(slot, offset);
    return offset;
  };
  return (epochMs) => {
    const offset = findOffset(Math.floor(epochMs / slotMs));
    if (offset === null) return toTextByParts(epochMs);
    const wall = new Date(epochMs + toOffsetMs(offset)).toISOString();
    // Years of more than four digits have a sign.
    return wall.length === 24 ? `${wall.slice(0, 19)}${offset}` : toTextByParts(epochMs);
  };
}

/** Within one of these the offset of a zone hardly ever changes; where it does, each moment is looked up. */
const slotMs = 900_000;
const mostSlots = 10_000;

function toOffsetMs(offset: string): number {
  const sign = offset.startsWith('-') ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * 60_000;
}

/** The time zone of the computer, by its IANA name. */
export function readComputerZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
