import type { MuteTarget } from '../shared/attention.ts';
import type { BoardRow } from '../shared/board.ts';
import type { Settings } from '../shared/settings.ts';

interface MuteFacts {
  readSettings: () => Pick<Settings, 'rules'>;
  rowsOf: (connectionId: string) => BoardRow[];
  /** A connection's name; its id where it is not known. */
  nameOf: (connectionId: string) => string;
}

/** What is muted, as people know it; of what is no longer there the id. */
export function nameMute(target: MuteTarget, { readSettings, rowsOf, nameOf }: MuteFacts): string {
  switch (target.kind) {
    case 'all':
      return '';
    case 'connection':
      return nameOf(target.connectionId);
    case 'queue': {
      const row = rowsOf(target.connectionId).find(({ reading }) => reading.queueId === target.queueId);
      return row?.reading.queueName ?? target.queueId;
    }
    case 'rule':
      return readSettings().rules.find(({ id }) => id === target.ruleId)?.name ?? target.ruleId;
  }
}
