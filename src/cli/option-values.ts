import { usageWords } from '../shared/words/en/command-line.ts';
import { wrongValue } from '../shared/words/en/wrong-value.ts';
import { UsageError } from './usage-error.ts';

// The text after an option, as what it stands for; anything that does not fit is a `UsageError`.

export type Values = Readonly<Record<string, string | boolean | string[] | undefined>>;

/** A moment as ISO 8601 with an offset: without one it would mean another moment on another computer. */
export function readMoment(values: Values, name: 'from' | 'to'): number {
  const given = readNeeded(values, name);
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
  const at = form.test(given) ? Date.parse(given) : Number.NaN;
  // A day that does not exist would be taken for one of the next month.
  const day = given.slice(0, 10);
  if (!Number.isFinite(at) || toDay(day) !== day)
    throw new UsageError(usageWords.invalid(name, usageWords.noMoment(given)));
  return at;
}

function toDay(text: string): string | null {
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : null;
}

export function readNeeded(values: Values, name: string): string {
  const given = readText(values, name);
  if (given === null) throw new UsageError(usageWords.missing(name));
  return given;
}

export function isPositive(value: number): boolean {
  return value > 0;
}

export function toMs(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}

export function readText(values: Values, name: string): string | null {
  const value = values[name];
  if (typeof value !== 'string') return null;
  if (value === '') throw new UsageError(usageWords.invalid(name, wrongValue.empty));
  return value;
}

export function readNumber(values: Values, name: string, isValid: (value: number) => boolean): number | null {
  const given = readText(values, name);
  if (given === null) return null;
  const value = /^\d+(\.\d+)?$/.test(given) ? Number(given) : Number.NaN;
  if (!Number.isFinite(value) || !isValid(value))
    throw new UsageError(usageWords.invalid(name, usageWords.noFittingNumber(given)));
  return value;
}

export function readChoice<T extends string>(values: Values, name: string, choices: readonly T[]): T | null {
  const given = readText(values, name);
  if (given === null) return null;
  const choice = choices.find((one) => one === given);
  if (choice === undefined)
    throw new UsageError(usageWords.invalid(name, usageWords.oneOf(choices.join(', '))));
  return choice;
}
