import { defaultAppearance } from '../../src/shared/appearance.ts';
import type { StatePush } from '../../src/shared/board.ts';
import { createDefaultBoardLayout } from '../../src/shared/board-layout.ts';
import type { Snapshot } from '../../src/shared/contract.ts';

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
