import fc from 'fast-check';

/** A change to one place of a JSON answer. */
interface Mutation {
  text: string;
  /** A number was replaced by what is no number, or taken away: nothing may come out of it but "not known". */
  isUnreadableNumber: boolean;
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Path = (string | number)[];

const junk: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, '', 'N/A', 'many', 'NaN', '-', [], {}, [0], { value: 0 }),
  fc.string({ maxLength: 12 }).filter((text) => text.trim() === '' || Number.isNaN(Number(text))),
);
const numbers: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(0, -1, -0.5, 1e308, -1e308, 2 ** 53, 0.5, 1e-9, 1e15),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const change = fc.oneof(
  { weight: 4, arbitrary: junk.map((value) => ({ kind: 'junk' as const, value })) },
  { weight: 3, arbitrary: fc.constant({ kind: 'delete' as const }) },
  { weight: 3, arbitrary: numbers.map((value) => ({ kind: 'number' as const, value })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'twice' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'wrap' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'text' as const }) },
);

export const mutationPlan = fc.record({ place: fc.nat(), change });
export type MutationPlan = typeof mutationPlan extends fc.Arbitrary<infer Plan> ? Plan : never;

export function mutate(text: string, { place, change: planned }: MutationPlan): Mutation {
  const json = JSON.parse(text) as Json;
  const places = listPlaces(json);
  const path = places[place % places.length] ?? [];
  const before = valueAt(json, path);
  const isNumber = typeof before === 'number';
  switch (planned.kind) {
    case 'junk':
      return {
        text: JSON.stringify(replaceAt(json, path, () => planned.value)),
        isUnreadableNumber: isNumber,
      };
    case 'delete':
      return { text: JSON.stringify(replaceAt(json, path, () => undefined)), isUnreadableNumber: isNumber };
    case 'number':
      return { text: JSON.stringify(replaceAt(json, path, () => planned.value)), isUnreadableNumber: false };
    case 'twice':
      return {
        text: JSON.stringify(
          replaceAt(json, path, (value) => (Array.isArray(value) ? [...value, ...value] : value)),
        ),
        isUnreadableNumber: false,
      };
    case 'wrap':
      return {
        text: JSON.stringify(replaceAt(json, path, (value) => [value])),
        isUnreadableNumber: isNumber,
      };
    case 'text':
      return {
        text: JSON.stringify(replaceAt(json, path, (value) => JSON.stringify(value))),
        // A number written as text is still that number.
        isUnreadableNumber: false,
      };
  }
}

/** Every place but the root, deepest last. */
function listPlaces(json: Json, path: Path = []): Path[] {
  if (typeof json !== 'object' || json === null) return [];
  const entries: [string | number, Json][] = Array.isArray(json) ? [...json.entries()] : Object.entries(json);
  return entries.flatMap(([step, value]) => {
    const own = [...path, step];
    return [own, ...listPlaces(value, own)];
  });
}

function valueAt(json: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return typeof value === 'object' && value !== null ? value[String(step)] : undefined;
  }, json);
}

function replaceAt(
  json: Json,
  [step, ...rest]: Path,
  change: (value: Json) => Json | undefined,
): Json | undefined {
  if (step === undefined) return change(json);
  if (Array.isArray(json))
    return json.flatMap((value, at) => {
      if (at !== step) return [value];
      const next = replaceAt(value, rest, change);
      return next === undefined ? [] : [next];
    });
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) => {
      const next = name === step ? replaceAt(value, rest, change) : value;
      return next === undefined ? [] : [[name, next]];
    }),
  );
}
