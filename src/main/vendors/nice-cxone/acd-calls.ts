import type { z } from 'zod';
import { createFailure } from '../../../shared/failure.ts';
import { pageDetails } from '../../../shared/words/en/vendor-detail.ts';
import type { ApiClient, CallResult } from '../api-client.ts';
import type { Lane } from '../http.ts';

/** Of the reference's portal; a connection may name another one. */
const defaultVersion = 'v34.0';
/** More is no list but a vendor that never ends. */
const maxPages = 10_000;

/** How the calls of one question are put. */
export interface AcdAsker {
  client: ApiClient;
  version: string | undefined;
  scope: string | null;
  lane: Lane;
  signal: AbortSignal;
  /** Puts one call; a report repeats it where that helps. */
  repeat?<T>(call: () => Promise<CallResult<T>>): Promise<CallResult<T>>;
}

interface SkillsQuestion<T> {
  /** Begins below `/skills`. */
  path: string;
  query: Readonly<Record<string, string>>;
  schema: z.ZodType<T>;
  /** What a 204 means. */
  whenEmpty: T;
  /** What a 304 means, where changes only are asked for. */
  whenUnchanged?: T;
}

/** There are no scopes, and no document names the role's permission. */
export function askSkills<T>(
  { client, version = defaultVersion, scope, lane, signal, repeat = (call) => call() }: AcdAsker,
  { path, query, ...meaning }: SkillsQuestion<T>,
): Promise<CallResult<T>> {
  const search = new URLSearchParams(query).toString();
  return repeat(() =>
    client.call({
      method: 'GET',
      path: `/inContactAPI/services/${version}/skills/${path}${search === '' ? '' : `?${search}`}`,
      lane,
      ...meaning,
      permission: null,
      scope,
      signal,
    }),
  );
}

interface Page {
  totalRecords: number | null;
  _links?: { next: string | null } | null | undefined;
}

interface PagesQuestion<T extends Page> extends SkillsQuestion<T> {
  /** The rows' ids; a row without one counts as a row. */
  toIds(page: T): readonly (string | null)[];
  onPage?(page: T): void;
}

/**
 * All pages of a listing. The first call names no page size: without one the vendor gives what it likes to give,
 * mostly all. `skip` is stepped here, and `_links.next` is only looked at, as it may name any host. Either a next
 * page or a larger total asks for more: whether the total is that of the page is told nowhere.
 */
export async function askSkillPages<T extends Page>(
  asker: AcdAsker,
  { toIds, onPage, ...question }: PagesQuestion<T>,
): Promise<CallResult<T[]>> {
  const { query } = question;
  const pages: T[] = [];
  const seen = new Set<string>();
  let skip = 0;
  while (pages.length < maxPages) {
    const paged = skip === 0 ? query : { ...query, skip: String(skip) };
    const answer = await askSkills(asker, { ...question, query: paged });
    if (!answer.ok) return answer;
    const page = answer.value;
    const ids = toIds(page);
    const total = page.totalRecords ?? Number.POSITIVE_INFINITY;
    const isRepeated = skip > 0 && ids.length > 0 && ids.every((id) => id === null || seen.has(id));
    if (isRepeated && skip < total) return endless(pageDetails.skillsTwice);
    if (isRepeated) return { ok: true, value: pages, vendorNow: answer.vendorNow };
    for (const id of ids) if (id !== null) seen.add(id);
    pages.push(page);
    onPage?.(page);
    skip += ids.length;
    const hasMore = Boolean(page._links?.next) || (page.totalRecords !== null && skip < total);
    if (!hasMore || ids.length === 0) return { ok: true, value: pages, vendorNow: answer.vendorNow };
  }
  return endless(pageDetails.tooManySkills(maxPages));
}

function endless(detail: string): CallResult<never> {
  return { ok: false, failure: createFailure('bad-answer', { detail }), status: 200 };
}
