import type { PageState } from '../state.ts';
import { type RowView, toFreshnessSignature, toRowViews } from './row-view.ts';

/**
 * Row views that keep their identity from tick to tick: 5,000 rows are only looked at anew when a push came or
 * when time made one of them late or stale.
 */
export function createRowViewMemo(): (state: PageState, elapsedMs: number) => readonly RowView[] {
  let last: { state: PageState; signature: string; views: readonly RowView[] } | null = null;
  return (state, elapsedMs) => {
    const signature = toFreshnessSignature(state.rows, state.connections, elapsedMs);
    if (last === null || last.state !== state || last.signature !== signature) {
      const views = toRowViews(state.rows, state.connections, state.alerts, elapsedMs);
      last = { state, signature, views };
    }
    return last.views;
  };
}
