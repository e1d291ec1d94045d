import { z } from 'zod';
import { valueDetails } from '../../../shared/words/en/vendor-detail.ts';

// This vendor writes one value in many ways, by version and service: names in any case, numbers and truth values as
// text, durations as seconds or in ISO 8601, "N/A" for what it does not know. What fits none of them is refused.

const nothing = /^\s*(n\/a|null|none|-)?\s*$/i;

/** An object whose fields are found whatever the case of their names; one that is missing is null, others are dropped. */
export function looseObject<S extends z.ZodRawShape>(shape: S) {
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]));
  return z.preprocess((value) => (isRecord(value) ? toKnownNames(value, names) : value), z.object(shape));
}

function toKnownNames(record: Record<string, unknown>, names: ReadonlyMap<string, string>) {
  const known = new Map<string, unknown>([...names.values()].map((name) => [name, null]));
  for (const [written, value] of Object.entries(record)) {
    const name = names.get(written.toLowerCase());
    // The name as it is documented wins over another spelling of it.
    if (name !== undefined && (written === name || known.get(name) === null)) known.set(name, value);
  }
  return Object.fromEntries(known);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `read` answers undefined for what it cannot read; what is nothing at all never gets there. */
function loose<T>(problem: string, read: (value: unknown) => T | null | undefined) {
  return z.unknown().transform((value, context): T | null => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string' && nothing.test(value)) return null;
    const known = read(value);
    if (known !== undefined) return known;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });
}

function readNumber(value: unknown): number | undefined {
  const isText = typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(value);
  const number = isText ? Number(value) : value;
  // Beyond what can be counted, sums would end in infinity.
  return typeof number === 'number' && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

/** Of contacts, agents, seconds: never below 0. */
export const looseCount = loose(valueDetails.count, (value) => {
  const number = readNumber(value);
  return number !== undefined && number >= 0 ? number : undefined;
});

/** 0 to 100. A number beyond is no percentage, and no reason to lose the other figures. */
export const loosePercent = loose(valueDetails.percentage, (value) => {
  const number = readNumber(value);
  if (number === undefined) return undefined;
  return number >= 0 && number <= 100 ? number : null;
});

export const looseFlag = loose(valueDetails.truthValue, (value) => {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const word = String(value).trim().toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : undefined;
});

export const looseText = loose(valueDetails.text, (value) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined,
);

/** A span as milliseconds: seconds as a number or as text, or an ISO 8601 duration. */
export const looseDurationMs = loose(valueDetails.duration, (value) => {
  const seconds = readNumber(value) ?? (typeof value === 'string' ? readIsoSeconds(value.trim()) : undefined);
  return seconds === undefined || seconds < 0 ? undefined : Math.round(seconds * 1000);
});

const isoDuration =
  /^P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;

function readIsoSeconds(text: string): number | undefined {
  const match = isoDuration.exec(text);
  if (match === null || !/\d/.test(text)) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)?$/i;
/** Earlier is no moment but a clock's way of saying "never" (year 1, the epoch). */
const earliest = Date.UTC(2000, 0, 1);
/** A number from here on counts milliseconds, below it seconds. */
const millisecondsFrom = 1e11;

/** Epoch milliseconds, from ISO 8601 (without a zone it is UTC) or a number of seconds or milliseconds. */
export const looseTime = loose(valueDetails.time, (value) => {
  const number = readNumber(value);
  const at = number === undefined ? readIsoTime(value) : toMilliseconds(number);
  if (at === undefined) return undefined;
  return at < earliest ? null : at;
});

function readIsoTime(value: unknown): number | undefined {
  const [, day, time, zone = 'Z'] = (typeof value === 'string' && isoTime.exec(value.trim())) || [];
  if (day === undefined) return undefined;
  const at = Date.parse(`${day}T${time}${zone}`);
  return Number.isFinite(at) ? at : undefined;
}

function toMilliseconds(number: number): number | undefined {
  const at = Math.round(number >= millisecondsFrom ? number : number * 1000);
  // A number that no calendar has would throw wherever it is shown.
  return Math.abs(at) <= 8.64e15 ? at : undefined;
}
