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
  const readOffset = (epochMs: number) => toTextByParts(epochMs).slice(19);
  const ofDays = createOffsetCache(dayMs, readOffset);
  const ofQuarters = createOffsetCache(quarterMs, readOffset);
  return (epochMs) => {
    const offset = ofDays(epochMs) ?? ofQuarters(epochMs);
    if (offset === null) return toTextByParts(epochMs);
    const wall = new Date(epochMs + offset.ms).toISOString();
    // Years of more than four digits have a sign.
    return wall.length === 24 ? wall.slice(0, 19) + offset.text : toTextByParts(epochMs);
  };
}

/**
 * No zone has changed its offset twice within a week since 1970, so what begins and ends a day holds all through it. On
 * a day with a change, a quarter of an hour tells: changes come on one, in nearly every zone.
 */
const dayMs = 86_400_000;
const quarterMs = 900_000;
const mostKept = 10_000;

interface Offset {
  /** `+02:00` */
  text: string;
  ms: number;
}

/** The one offset of the span that a moment is in; null: it has two, or one that ISO 8601 cannot write. */
function createOffsetCache(
  spanMs: number,
  readOffset: (epochMs: number) => string,
): (epochMs: number) => Offset | null {
  const kept = new Map<number, Offset | null>();
  return (epochMs) => {
    const span = Math.floor(epochMs / spanMs);
    const known = kept.get(span);
    if (known !== undefined) return known;
    const text = readOffset(span * spanMs);
    const isSame = text === readOffset((span + 1) * spanMs - 1) && /^[+-]\d\d:\d\d$/.test(text);
    const offset = isSame ? { text, ms: toOffsetMs(text) } : null;
    if (kept.size >= mostKept) kept.clear();
    kept.set(span, offset);
    return offset;
  };
}

function toOffsetMs(offset: string): number {
  const sign = offset.startsWith('-') ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * 60_000;
}

/** The time zone of the computer, by its IANA name. */
export function readComputerZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
