import { z } from 'zod';

/*
 * Saves what is good of a setting with parts: another version may have parts or choices that this one does not know.
 */

/** `lost`: the parts that are not as this version knows them, below `path`. The others stand as the file says. */
export function salvageParts(
  schema: z.ZodObject,
  value: Readonly<Record<string, unknown>>,
  base: Readonly<Record<string, unknown>>,
  path: string,
): { value: Record<string, unknown>; lost: string[] } {
  const saved: Record<string, unknown> = { ...base };
  const lost: string[] = [];
  for (const [name, part] of Object.entries(value)) {
    const known = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (known === undefined || !z.safeParse(known, part).success) lost.push(`${path}.${name}`);
    if (known !== undefined) saved[name] = salvagePart(known, part, base[name]);
  }
  return { value: saved, lost };
}

/** Of a list those entries that are known. */
function salvagePart(schema: z.core.$ZodType, part: unknown, base: unknown): unknown {
  if (z.safeParse(schema, part).success) return part;
  if (!(schema instanceof z.ZodArray) || !Array.isArray(part)) return base;
  const entries = part.filter((entry) => z.safeParse(schema.element, entry).success);
  return z.safeParse(schema, entries).success ? entries : base;
}
