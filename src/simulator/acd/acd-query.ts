import { z } from 'zod';
import { type ApiAnswer, describeIssue } from '../answer.ts';
import { refuseAcd } from './acd-style.ts';

/** The path of a call in any letter case and any version from v8 on, which is the first group. */
export function toAcdPath(rest: string): RegExp {
  return new RegExp(`^/inContactAPI/services/v([89]|[1-9]\\d{1,2})\\.\\d{1,2}/${rest}$`, 'i');
}

export const momentSchema = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

export const flagSchema = z.stringbool({ truthy: ['true'], falsy: ['false'] });

export const pageShape = {
  skip: z.coerce.number().int().min(0).default(0),
  top: z.exactOptional(z.coerce.number().int().min(1)),
};

type Parsed<Value> = { ok: true; value: Value } | { ok: false; refusal: ApiAnswer };

/** The parameters under the names of the schema: their letter case means nothing to the vendor. */
export function parseQuery<Schema extends z.ZodObject>(
  query: URLSearchParams,
  schema: Schema,
): Parsed<z.infer<Schema>> {
  const names = new Map(Object.keys(schema.shape).map((name) => [name.toLowerCase(), name]));
  const given = [...query].map(([name, value]) => [names.get(name.toLowerCase()) ?? name, value]);
  const parsed = schema.safeParse(Object.fromEntries(given));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, refusal: refuseAcd(400, describeIssue(parsed.error)) };
}

interface Page<Row> {
  rows: Row[];
  /** Absolute, as the vendor gives them; `next` and `previous` only where there is such a page. */
  links: Record<string, string>;
}

export function toPage<Row>(
  rows: readonly Row[],
  { skip, top }: { skip: number; top: number },
  address: string,
  query: URLSearchParams,
): Page<Row> {
  const uriOf = (at: number) => {
    const parameters = new URLSearchParams(query);
    parameters.set('skip', String(at));
    parameters.set('top', String(top));
    return `${address}?${parameters}`;
  };
  return {
    rows: rows.slice(skip, skip + top),
    links: {
      self: uriOf(skip),
      ...(skip + top < rows.length ? { next: uriOf(skip + top) } : {}),
      ...(skip > 0 ? { previous: uriOf(Math.max(0, skip - top)) } : {}),
    },
  };
}
