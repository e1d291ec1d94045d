import type { Alert } from '../shared/alert.ts';
import type { Mute } from '../shared/attention.ts';
import type { BoardRow, ConnectionStatus, StatePush } from '../shared/board.ts';
import type { AppInfo, Snapshot } from '../shared/contract.ts';
import type { AwayCard } from '../shared/episode.ts';
import { toBoardRow } from '../shared/row-columns.ts';

/** The page's copy of main's state. Ages in it hold at `receivedAtMs` (monotonic) and grow from there. */
export interface PageState {
  sequence: number;
  receivedAtMs: number;
  connections: readonly ConnectionStatus[];
  rows: ReadonlyMap<string, BoardRow>;
  alerts: readonly Alert[];
  mutes: readonly Mute[];
  quietUntil: number | null;
  quietFrom: number | null;
  notifies: boolean;
  unseen: number;
  app: AppInfo;
  appearance: Snapshot['appearance'];
  layout: Snapshot['layout'];
  countOtherMedia: boolean;
  demo: boolean;
  away: AwayCard | null;
}

export function toPageState(snapshot: Snapshot, nowMs: number): PageState {
  const { state, app, appearance, layout, countOtherMedia, demo, away } = snapshot;
  return {
    ...toShared(state, nowMs),
    rows: mergeRows(new Map(), state),
    app,
    appearance,
    layout,
    countOtherMedia,
    demo,
    away,
  };
}

/** The state after a push. Null where one is missing in between: only a snapshot helps then. */
export function applyPush(state: PageState, push: StatePush, nowMs: number): PageState | null {
  if (push.sequence <= state.sequence) return state;
  if (push.sequence !== state.sequence + 1) return null;
  return { ...state, ...toShared(push, nowMs), rows: mergeRows(state.rows, push) };
}

function toShared(push: StatePush, nowMs: number) {
  const { sequence, connections, alerts, mutes, quietUntil, quietFrom, notifies, unseen } = push;
  const silence = { mutes, quietUntil, quietFrom, notifies, unseen };
  return { sequence, receivedAtMs: nowMs, connections, alerts, ...silence };
}

/** Unchanged rows keep their identity, and an unchanged board its map, so that views can tell. */
function mergeRows(rows: ReadonlyMap<string, BoardRow>, push: StatePush): ReadonlyMap<string, BoardRow> {
  const { queueId } = push.rows;
  if (queueId.length === 0 && push.removedKeys.length === 0) return rows;
  const merged = new Map(rows);
  for (const key of push.removedKeys) merged.delete(key);
  for (const index of queueId.keys()) {
    const row = toBoardRow(push.rows, index);
    merged.set(row.key, row);
  }
  return merged;
}
