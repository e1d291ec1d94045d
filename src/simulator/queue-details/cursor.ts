import { createHash } from 'node:crypto';
import type { z } from 'zod';

/* A page cursor holds all that is needed to go on, so that the demo need not remember who reads what. */

export function writeCursor(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Null where it is not one of ours. */
export function readCursor<Schema extends z.ZodType>(text: string, schema: Schema): z.infer<Schema> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** What tells one query from another, however its JSON is written. */
export function digestQuery(query: unknown): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);
}
