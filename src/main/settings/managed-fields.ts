import { z } from 'zod';
import { cleanText } from '../../shared/clean-text.ts';
import { type LockName, lockNames, managedSettingsSchema } from '../../shared/managed.ts';
import { defaultPollSeconds, minimumPollSeconds } from '../../shared/poll-seconds.ts';
import type { ManagedTrouble } from '../../shared/words/en/managed.ts';
import { type Managed, nothingManaged } from './managed.ts';
import { judgeConnections, managedConnectionSchema } from './managed-list.ts';
import { isObject, parseJson } from './parse.ts';
import { findPartTroubles } from './rejected-parts.ts';

/*
 * From what was written for everybody to what it means. It is pure. A field that is wrong costs only itself, and falls
 * on the safe side: what was read of it last stays in force, what it would have governed cannot be changed, and a
 * permission is not given.
 */

/** What one place says, before it is judged. */
export type ManagedSource =
  | { kind: 'fields'; fields: Readonly<Record<string, unknown>>; source: string }
  | { kind: 'trouble'; trouble: ManagedTrouble };

export interface ManagedPlace {
  source: string;
  fields: Readonly<Record<string, unknown>>;
  /** What of them was good when they were read before. */
  kept: Readonly<Record<string, unknown>>;
}

const fieldsSchema = z.object({
  organisation: z.exactOptional(
    z
      .string()
      .transform((text) => cleanText(text, 100))
      .refine((text) => text !== ''),
  ),
  allowDemo: z.exactOptional(z.boolean()),
  allowExport: z.exactOptional(z.boolean()),
  allowOwnConnections: z.exactOptional(z.boolean()),
  leastPollSeconds: z.exactOptional(z.number().min(minimumPollSeconds).max(3600)),
  connections: z.exactOptional(z.array(managedConnectionSchema)),
  ...managedSettingsSchema.shape,
});
const schemas: Readonly<Record<string, z.ZodType>> = fieldsSchema.shape;

/** What stays as it is while a field cannot be read; settings stay under their own name. */
const frozenByField: Readonly<Record<string, readonly LockName[]>> = {
  organisation: [],
  allowDemo: ['demo'],
  allowExport: ['export'],
  allowOwnConnections: ['connections'],
  leastPollSeconds: ['connections'],
};

interface JudgedField {
  /** As it was written, now or the last time that it was good; undefined: never. */
  value: unknown;
  /** The same, and wholly good. */
  good: unknown;
  isWrong: boolean;
  troubles: readonly ManagedTrouble[];
}

/** Of a field that several places name the last one counts. */
export function toManaged(places: readonly ManagedPlace[]): Managed {
  const judged = new Map(places.flatMap((place) => [...judgeFields(place)]));
  const values = [...judged].filter(([, { value }]) => value !== undefined);
  const wrong = [...judged].filter(([, { isWrong }]) => isWrong);
  const frozen = new Set(wrong.flatMap(([name]) => toLocks(name)));
  const {
    organisation,
    connections,
    allowDemo,
    allowExport,
    allowOwnConnections = true,
    leastPollSeconds = minimumPollSeconds,
    ...settings
  } = fieldsSchema.parse(Object.fromEntries(values.map(([name, { value }]) => [name, value])));
  const list = judged.get('connections');
  const isListLost = list === undefined ? hasUnknown(judged) : list.good === undefined;
  return {
    ...nothingManaged,
    source: places.at(-1)?.source ?? null,
    organisation: organisation ?? null,
    values: settings,
    connections: connections ?? [],
    allowDemo: !frozen.has('demo') && (allowDemo ?? true),
    allowExport: !frozen.has('export') && (allowExport ?? true),
    allowOwnConnections,
    showsOwnConnections: allowOwnConnections || isListLost,
    leastPollSeconds,
    mayHurry: !frozen.has('connections') && leastPollSeconds <= minimumPollSeconds,
    frozen: [...frozen],
    troubles: [...judged.values()].flatMap(({ troubles }) => troubles),
    standsIn: wrong.some(([, { good }]) => good !== undefined),
  };
}

/** What is worth keeping of a place for the day on which it cannot be read. */
export function toKeptFields(place: ManagedPlace): Record<string, unknown> {
  const good = [...judgeFields(place)].filter((field) => field[1].good !== undefined);
  return Object.fromEntries(good.map(([name, field]) => [name, field.good]));
}

/** Something that was written cannot be read at all: everything that it could govern stays as it is. */
export function withholdAll(managed: Managed, trouble: ManagedTrouble): Managed {
  return {
    ...managed,
    source: managed.source ?? trouble.source,
    allowDemo: false,
    allowExport: false,
    mayHurry: false,
    frozen: lockNames,
    troubles: [...managed.troubles, trouble],
  };
}

/** Null: no object of JSON. */
export function parseManagedText(text: string): Record<string, unknown> | null {
  const parsed = parseJson(text);
  return isObject(parsed) ? parsed : null;
}

function judgeFields({ source, fields, kept }: ManagedPlace): Map<string, JudgedField> {
  const judged = new Map(
    Object.entries(fields).map(([name, value]) => [
      cleanText(name, 60),
      judgeField({ source, name, value, kept: Object.hasOwn(kept, name) ? kept[name] : undefined }),
    ]),
  );
  if (hasUnknown(judged) && !judged.has('connections')) {
    // Its name may be what was mistyped.
    const guess = judgeField({ source, name: 'connections', value: null, kept: kept.connections });
    if (guess.good !== undefined) judged.set('connections', { ...guess, troubles: [] });
  }
  return judged;
}

function judgeField(field: { source: string; name: string; value: unknown; kept: unknown }): JudgedField {
  const { source, name, value } = field;
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  const unknown: ManagedTrouble = { kind: 'unknown-field', source, name: cleanText(name, 60) };
  if (schema === undefined) return { value: undefined, good: undefined, isWrong: false, troubles: [unknown] };
  const isKeptGood = field.kept !== undefined && findTrouble(schema, name, field.kept) === null;
  const kept = isKeptGood ? field.kept : undefined;
  if (name === 'connections' && Array.isArray(value)) {
    const { entries, troubles } = judgeConnections(value, kept, source);
    const good = troubles.length === 0 ? value : kept;
    return { value: entries, good, isWrong: troubles.length > 0, troubles };
  }
  const why = findTrouble(schema, name, value);
  if (why === null) return { value, good: value, isWrong: false, troubles: [] };
  return { value: kept, good: kept, isWrong: true, troubles: [{ kind: 'wrong-field', source, name, why }] };
}

function hasUnknown(judged: ReadonlyMap<string, JudgedField>): boolean {
  return [...judged.values()].some(({ troubles }) => troubles.some(({ kind }) => kind === 'unknown-field'));
}

/** In words, empty where there are none for it; null: nothing is wrong. */
function findTrouble(schema: z.ZodType, name: string, value: unknown): string | null {
  if (!schema.safeParse(value).success) return '';
  const parsed = managedSettingsSchema.safeParse({ [name]: value });
  if (!parsed.success) return null;
  const [why = null] = findPartTroubles(parsed.data, defaultPollSeconds * 1000).values();
  return why;
}

function toLocks(name: string): readonly LockName[] {
  return frozenByField[name] ?? lockNames.filter((lock) => lock === name);
}
