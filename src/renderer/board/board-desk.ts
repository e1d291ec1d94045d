import { type Dispatch, useEffect, useReducer, useState } from 'react';
import type { BoardLayout } from '../../shared/board-layout.ts';
import { useServices } from '../services.ts';
import { type BoardAction, type BoardState, createBoardState, reduceBoard } from './board-state.ts';
import { LayoutSaver } from './layout-saver.ts';

/** The board's state; its layout begins as main keeps it, and every change of it goes back there. */
export function useBoardDesk(kept: BoardLayout): [BoardState, Dispatch<BoardAction>] {
  const { bridge } = useServices();
  const [board, dispatch] = useReducer(reduceBoard, kept, createBoardState);
  const [saver] = useState(
    () =>
      new LayoutSaver(
        kept,
        async (layout) => {
          const reply = await bridge.call('layout.set', { layout });
          dispatch({ type: 'kept', trouble: reply.ok ? null : reply.trouble });
          return reply.ok;
        },
        (layout) => dispatch({ type: 'take-layout', layout }),
      ),
  );

  useEffect(() => saver.note(board.layout), [saver, board.layout]);
  useEffect(() => {
    const layout = saver.takeFromMain(kept);
    if (layout !== null) dispatch({ type: 'take-layout', layout });
  }, [saver, kept]);
  useEffect(() => {
    const flush = () => saver.flush();
    // Before it unloads a page is still heard; the others are for hosts that hide it without.
    const endings = ['beforeunload', 'pagehide', 'visibilitychange'] as const;
    for (const name of endings) window.addEventListener(name, flush, { capture: true });
    return () => {
      for (const name of endings) window.removeEventListener(name, flush, { capture: true });
      saver.flush();
    };
  }, [saver]);
  return [board, dispatch];
}
