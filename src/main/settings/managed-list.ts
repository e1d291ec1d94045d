import { z } from 'zod';
import { cleanText } from '../../shared/clean-text.ts';
import { connectionSchema } from '../../shared/connection.ts';
import { type ManagedTrouble, managedTroubles } from '../../shared/words/en/managed.ts';
import { partTroubles } from '../../shared/words/en/settings-transfer.ts';
import type { ManagedConnection } from './managed.ts';
import { isObject } from './parse.ts';
import { findIdTrouble, mostConnections } from './rejected-parts.ts';

/*
 * The connections that were written for everybody. One that is wrong costs only itself. It is pure.
 */

/** Whoever signs in does so on their own computer: nothing here says where a secret is found. */
export const managedConnectionSchema = z
  .looseObject({ credentials: z.never({ error: managedTroubles.noCredentials }).optional() })
  .transform((raw, context): ManagedConnection => {
    const parsed = connectionSchema.safeParse(raw);
    if (parsed.success) return { connection: parsed.data, named: Object.keys(raw) };
    for (const { path, message } of parsed.error.issues)
      context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  });

/** `entries`: as they are to be parsed. While one of them is wrong, those that were good before go on beside the others. */
export function judgeConnections(
  written: readonly unknown[],
  kept: unknown,
  source: string,
): { entries: unknown[]; troubles: ManagedTrouble[] } {
  if (written.length > mostConnections) {
    const why = partTroubles.tooMany(mostConnections);
    const entries = Array.isArray(kept) ? kept : [];
    return { entries, troubles: [{ kind: 'wrong-field', source, name: 'connections', why }] };
  }
  const ids = new Set<string>();
  const entries: unknown[] = [];
  const troubles: ManagedTrouble[] = [];
  const take = (entry: unknown): string | null => {
    const parsed = managedConnectionSchema.safeParse(entry);
    if (!parsed.success)
      return parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
    const { id } = parsed.data.connection;
    const why = findIdTrouble(id, ids);
    if (why !== null) return why;
    ids.add(id);
    entries.push(entry);
    return null;
  };
  written.forEach((entry, index) => {
    const why = take(entry);
    if (why !== null)
      troubles.push({
        kind: 'wrong-entry',
        source,
        name: toEntryName(entry, index),
        why: cleanText(why, 200),
      });
  });
  if (troubles.length > 0 && Array.isArray(kept)) kept.forEach(take);
  return { entries, troubles };
}

function toEntryName(entry: unknown, index: number): string {
  const named = isObject(entry)
    ? [entry.name, entry.id].find((one) => typeof one === 'string' && one !== '')
    : null;
  return typeof named === 'string' ? cleanText(named, 60) : `#${index + 1}`;
}
