import { z } from 'zod';

/*
 * The filter of the analytics queries: predicates joined by `and` or `or`, one level of clauses below. The demo
 * knows the dimensions queueId and mediaType.
 */

const predicateSchema = z
  .strictObject({
    type: z.exactOptional(z.literal('dimension')),
    dimension: z.enum(['queueId', 'mediaType']),
    operator: z.enum(['matches', 'exists', 'notExists']).default('matches'),
    value: z.exactOptional(z.string().min(1)),
  })
  .refine(({ operator, value }) => (operator === 'matches') === (value !== undefined), {
    message: 'a value is needed to match, and nowhere else',
  });
type Predicate = z.infer<typeof predicateSchema>;

const clauseSchema = z.strictObject({
  type: z.enum(['and', 'or']),
  predicates: z.array(predicateSchema).min(1),
});

interface FilterParts {
  clauses?: readonly { predicates: readonly Predicate[] }[];
  predicates?: readonly Predicate[];
}

/** How many queues one query may name. No official figure is known; clients keep to 100. */
const mostQueues = 100;

export const filterSchema = z
  .strictObject({
    type: z.enum(['and', 'or']),
    clauses: z.exactOptional(z.array(clauseSchema)),
    predicates: z.exactOptional(z.array(predicateSchema)),
  })
  .refine((filter) => predicatesOf(filter).length > 0, { message: 'the filter is empty' })
  .refine((filter) => queueIdsOf(filter).length <= mostQueues, {
    message: `at most ${mostQueues} queues can be asked for at once`,
  });
type Filter = z.infer<typeof filterSchema>;

/** What the groups of an answer are told apart by; agents belong to no media type. */
export interface GroupKey {
  queueId: string;
  mediaType?: string;
}

export type GroupTest = (key: GroupKey) => boolean;

/** A filter as a test; many alternatives cost no more than one, since pages of 5,000 queues are tested. */
export function toGroupTest(filter: Filter): GroupTest {
  const clauses = (filter.clauses ?? []).map(({ type, predicates }) => joinPredicates(type, predicates));
  const own = filter.predicates ?? [];
  const tests = own.length === 0 ? clauses : [joinPredicates(filter.type, own), ...clauses];
  return filter.type === 'and'
    ? (key) => tests.every((test) => test(key))
    : (key) => tests.some((test) => test(key));
}

/** The queues that a filter names. */
function queueIdsOf(filter: FilterParts): string[] {
  return predicatesOf(filter).flatMap(({ dimension, value }) =>
    dimension === 'queueId' && value !== undefined ? [value] : [],
  );
}

function predicatesOf(filter: FilterParts): Predicate[] {
  return [...(filter.predicates ?? []), ...(filter.clauses ?? []).flatMap(({ predicates }) => predicates)];
}

function joinPredicates(type: 'and' | 'or', predicates: readonly Predicate[]): GroupTest {
  if (type === 'and') return (key) => predicates.every((predicate) => holds(predicate, key));
  const wanted = { queueId: new Set<string>(), mediaType: new Set<string>() };
  const others: Predicate[] = [];
  for (const predicate of predicates) {
    if (predicate.value === undefined) others.push(predicate);
    else wanted[predicate.dimension].add(predicate.value);
  }
  return (key) =>
    wanted.queueId.has(key.queueId) ||
    (key.mediaType !== undefined && wanted.mediaType.has(key.mediaType)) ||
    others.some((predicate) => holds(predicate, key));
}

function holds({ dimension, operator, value }: Predicate, key: GroupKey): boolean {
  const have = key[dimension];
  if (operator === 'exists') return have !== undefined;
  return operator === 'notExists' ? have === undefined : have === value;
}
