import { z } from 'zod';
import { connectionSchema, minimumPollSeconds } from '../../shared/connection.ts';
import { cleanText } from '../../shared/failure.ts';
import { type LockName, lockNames, managedSettingsSchema } from '../../shared/managed.ts';
import type { ManagedTrouble } from '../../shared/words/en/managed.ts';
import type { Managed, ManagedConnection } from './managed.ts';
import { isObject } from './parse.ts';

/*
 * From what was written for everybody to what it means. It is pure. A field that is wrong costs only itself, and falls
 * on the safe side: what it would have governed cannot be changed, and a permission is not given.
 */

/** What one place says, before it is judged. */
export type ManagedSource =
  | { kind: 'fields'; fields: Readonly<Record<string, unknown>>; source: string }
  | { kind: 'trouble'; trouble: ManagedTrouble };

/** Whoever signs in does so on their own computer: nothing here says where a secret is found. */
const managedConnectionSchema = z
  .looseObject({ credentials: z.never().optional() })
  .transform((raw, context): ManagedConnection => {
    const parsed = connectionSchema.safeParse(raw);
    if (parsed.success) return { connection: parsed.data, named: Object.keys(raw) };
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  });

const fieldsSchema = z.object({
  organisation: z.exactOptional(
    z
      .string()
      .min(1)
      .transform((text) => cleanText(text, 100)),
  ),
  allowDemo: z.exactOptional(z.boolean()),
  allowExport: z.exactOptional(z.boolean()),
  allowOwnConnections: z.exactOptional(z.boolean()),
  leastPollSeconds: z.exactOptional(z.number().min(minimumPollSeconds).max(3600)),
  connections: z.exactOptional(
    z
      .array(managedConnectionSchema)
      .refine((all) => new Set(all.map(({ connection }) => connection.id)).size === all.length),
  ),
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

export function toManaged(fields: Readonly<Record<string, unknown>>, source: string): Managed {
  const good: Record<string, unknown> = {};
  const frozen = new Set<LockName>();
  const troubles: ManagedTrouble[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    if (schema === undefined) troubles.push({ kind: 'unknown-field', source, name: cleanText(name, 60) });
    else if (schema.safeParse(value).success) good[name] = value;
    else {
      troubles.push({ kind: 'wrong-field', source, name });
      for (const lock of toLocks(name)) frozen.add(lock);
    }
  }
  const {
    organisation,
    connections,
    allowDemo,
    allowExport,
    allowOwnConnections,
    leastPollSeconds,
    ...values
  } = fieldsSchema.parse(good);
  return {
    source,
    organisation: organisation ?? null,
    values,
    connections: connections ?? [],
    allowDemo: !frozen.has('demo') && (allowDemo ?? true),
    allowExport: !frozen.has('export') && (allowExport ?? true),
    allowOwnConnections: allowOwnConnections ?? true,
    leastPollSeconds: leastPollSeconds ?? minimumPollSeconds,
    mayHurry: !frozen.has('connections') && (leastPollSeconds ?? minimumPollSeconds) <= minimumPollSeconds,
    frozen: [...frozen],
    troubles,
  };
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
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function toLocks(name: string): readonly LockName[] {
  return frozenByField[name] ?? lockNames.filter((lock) => lock === name);
}
