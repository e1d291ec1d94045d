import type { BoardRow } from '../shared/board.ts';
import { createFailure } from '../shared/failure.ts';
import { failed, ok } from '../shared/result.ts';
import type { CallHandlers } from './ipc/gate.ts';

/*
 * What the page asks about one row of the board.
 */

export interface BoardCallDependencies {
  findRow: (key: string) => BoardRow | undefined;
  /** False: the system refused it. */
  copyText: (text: string) => Promise<boolean>;
}

export function createBoardCalls(use: BoardCallDependencies): Pick<CallHandlers, 'board.copyName'> {
  return {
    'board.copyName': async ({ key }) => {
      const row = use.findRow(key);
      if (row === undefined) return failed(createFailure('not-found', { reason: 'no-queue' }));
      const isCopied = await use.copyText(row.reading.queueName);
      return isCopied ? ok({}) : failed(createFailure('unsupported', { reason: 'no-clipboard' }));
    },
  };
}
