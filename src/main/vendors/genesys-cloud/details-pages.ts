import { createFailure } from '../../../shared/failure.ts';
import { pageDetails } from '../../../shared/words/en/vendor-detail.ts';
import type { CallResult, Refusal } from '../api-client.ts';

/** More is no report but a vendor that never ends. */
const maxPages = 10_000;

/** What came before the end, and why it ended early (null: it did not). */
export interface Gathered<P> {
  pages: P[];
  stopped: Refusal | null;
}

interface PageSource<P> {
  /** Null: the first page. */
  ask(cursor: string | null): Promise<CallResult<P>>;
  /** Nothing or an empty one: that was the last page. */
  nextOf(page: P): string | null | undefined;
}

/** Page after page. A cursor that was seen before would go round in circles, and is a bad answer. */
export async function gatherPages<P>({ ask, nextOf }: PageSource<P>): Promise<Gathered<P>> {
  const pages: P[] = [];
  const seen = new Set<string>();
  for (let cursor: string | null = null; ; ) {
    const answer = await ask(cursor);
    if (!answer.ok) return { pages, stopped: answer };
    pages.push(answer.value);
    cursor = nextOf(answer.value) || null;
    if (cursor === null) return { pages, stopped: null };
    if (seen.has(cursor)) return { pages, stopped: toEndless(pageDetails.namedTwice) };
    if (pages.length === maxPages) return { pages, stopped: toEndless(pageDetails.tooMany(maxPages)) };
    seen.add(cursor);
  }
}

function toEndless(detail: string): Refusal {
  return { ok: false, failure: createFailure('bad-answer', { detail }), status: 200 };
}
