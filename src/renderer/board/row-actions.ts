import { type Dispatch, useState } from 'react';
import { toRowKey } from '../../shared/row-key.ts';
import { rowMenuWords as words } from '../../shared/words/en/board.ts';
import type { Reply, Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import type { PageState } from '../state.ts';
import type { BoardAction, BoardState } from './board-state.ts';
import type { Marks } from './filtering.ts';
import type { MenuEntry } from './pointer-menu.tsx';
import { toRowMenu } from './row-menu.ts';
import type { RowView } from './row-view.ts';

interface RowActionsFacts {
  state: PageState;
  views: readonly RowView[];
  board: BoardState;
  marks: Marks;
  dispatch: Dispatch<BoardAction>;
  focusRows: () => void;
}

interface RowActions {
  toMenu: (key: string) => { label: string; title: string; entries: readonly MenuEntry[] } | null;
  notices: {
    done: { text: string; onUndo: (() => void) | null } | null;
    trouble: { trouble: Trouble; title: string | undefined } | null;
    onDismiss: () => void;
  };
}

/** What can be done to rows, and what became of what was done last. */
export function useRowActions({
  state,
  views,
  board,
  marks,
  dispatch,
  focusRows,
}: RowActionsFacts): RowActions {
  const { bridge } = useServices();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [copiedName, setCopiedName] = useState<string | null>(null);
  const find = (key: string) => views.find((view) => view.row.key === key);

  const wait = async (call: Promise<Reply<unknown>>) => {
    setCopiedName(null);
    const reply = await call;
    setTrouble(reply.ok ? null : reply.trouble);
  };
  const toMenu = (key: string) => {
    const view = find(key);
    if (view === undefined) return null;
    const { connectionId, queueName } = view.row.reading;
    const isPinned = marks.pinned.has(key);
    const isHidden = marks.hidden.has(key);
    const entries = toRowMenu({
      view,
      connection: state.connections.find(({ id }) => id === connectionId),
      alerts: state.alerts.filter((alert) => toRowKey(alert) === key),
      mutes: state.mutes,
      isPinned,
      isHidden,
      bridge,
      onCall: (call) => void wait(call),
      onDetails: () => dispatch({ type: 'select', key }),
      onPin: () => dispatch({ type: 'pin', key, isPinned: !isPinned }),
      onHide: () => dispatch({ type: 'hide', key, isHidden: !isHidden }),
      onCopied: () => setCopiedName(queueName),
    });
    return { label: words.of(queueName), title: queueName, entries };
  };

  const hidden = board.hiddenKey === null ? undefined : find(board.hiddenKey);
  const toDone = () => {
    if (hidden !== undefined) {
      const { key, reading, watched } = hidden.row;
      const say = watched ? words.hiddenNow : words.hiddenUnwatched;
      return {
        text: say(reading.queueName),
        onUndo: () => {
          dispatch({ type: 'hide', key, isHidden: false });
          focusRows();
        },
      };
    }
    return copiedName === null ? null : { text: words.copied(copiedName), onUndo: null };
  };
  const notKept = board.trouble === null ? null : { trouble: board.trouble, title: words.layoutNotKept };
  return {
    toMenu,
    notices: {
      done: toDone(),
      trouble: trouble === null ? notKept : { trouble, title: undefined },
      onDismiss: () => {
        setTrouble(null);
        setCopiedName(null);
        dispatch({ type: 'forget-hidden' });
        dispatch({ type: 'kept', trouble: null });
        focusRows();
      },
    },
  };
}
