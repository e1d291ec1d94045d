import type { TimeWindow } from '../../../shared/queue.ts';
import type { Refusal } from '../api-client.ts';
import { asksForLess } from '../patient-call.ts';
import { halveWindow } from '../window.ts';
import type { Gathered } from './details-pages.ts';

const hourMs = 3_600_000;

export interface Piece<P> {
  window: TimeWindow;
  pages: P[];
}

export interface Pieces<P> {
  /** In order; together they cover the window, or what was got of it. */
  done: Piece<P>[];
  /** The piece under way when it ended; null: all are done. */
  unfinished: (Piece<P> & { stopped: Refusal; isLast: boolean }) | null;
}

interface PieceSource<P> {
  /** `canSplit`: a 502, a 504 or a time-out is no use to repeat, as less is asked for next. */
  ask(piece: TimeWindow, canSplit: boolean): Promise<Gathered<P>>;
  /** Makes the question lighter over the same window; false: it is as light as it gets. */
  lighten?(): boolean;
  canLighten?(): boolean;
  /** Where halves of a piece meet, from its beginning; an hour at least. */
  stepMs?(piece: TimeWindow): number;
  signal: AbortSignal;
}

/**
 * A window piece by piece. What takes the vendor too long is asked for again lighter, then in halves, down to one
 * step (document 001's advice); the pages of a piece that is asked for again are dropped, so that nothing counts
 * twice.
 */
export async function gatherPieces<P>(
  windows: readonly TimeWindow[],
  source: PieceSource<P>,
): Promise<Pieces<P>> {
  const { lighten = () => false, canLighten = () => false, stepMs = () => hourMs, signal } = source;
  const todo = [...windows];
  const done: Piece<P>[] = [];
  for (let window = todo.shift(); window !== undefined; window = todo.shift()) {
    const halves = halveWindow(window, Math.max(hourMs, stepMs(window)));
    const { pages, stopped } = await source.ask(window, halves !== null || canLighten());
    if (stopped === null) done.push({ window, pages });
    else if (signal.aborted || !asksForLess(stopped))
      return { done, unfinished: { window, pages, stopped, isLast: todo.length === 0 } };
    else if (lighten()) todo.unshift(window);
    else if (halves !== null) todo.unshift(...halves);
    else return { done, unfinished: { window, pages, stopped, isLast: todo.length === 0 } };
  }
  return { done, unfinished: null };
}
