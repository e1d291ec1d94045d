import { defaultAppearance } from '../../src/shared/appearance.ts';
import type { BoardRow, StatePush } from '../../src/shared/board.ts';
import { createDefaultBoardLayout } from '../../src/shared/board-layout.ts';
import type { Snapshot } from '../../src/shared/contract.ts';
import { toRowColumns } from '../../src/shared/row-columns.ts';
import { createStatus } from './board.ts';

/** The rows of one connection; nothing is alerted or silenced. */
export function createState(rows: readonly BoardRow[] = [], part: Partial<StatePush> = {}): StatePush {
  return {
    sequence: 1,
    connections: [createStatus()],
    rows: toRowColumns(rows),
    removedKeys: [],
    alerts: [],
    mutes: [],
    quietUntil: null,
    quietFrom: null,
    notifies: true,
    unseen: 0,
    ...part,
  };
}

/** What a page is told when it opens: nothing is wrong with the computer, and nobody was away. */
export function createSnapshot(state: StatePush, part: Partial<Snapshot> = {}): Snapshot {
  return {
    state,
    app: {
      version: '0.1.0',
      hostNote: null,
      keychainFailure: null,
      trayMissing: false,
      desktop: 'other',
      sayPinIcon: false,
      settingsNotice: null,
      historyNotice: null,
      shortcutNotice: null,
      managed: null,
      locale: 'en-GB',
    },
    appearance: defaultAppearance,
    layout: createDefaultBoardLayout(),
    countOtherMedia: false,
    demo: false,
    showKey: null,
    command: null,
    away: null,
    ...part,
  };
}
