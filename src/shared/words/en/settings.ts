import type { Failure } from '../../failure.ts';
import { describeFailure } from './failure.ts';

/** What is wrong with the settings file, as the settings module found it. */
type Notice =
  | { kind: 'damaged'; keptAs: string; lost: 'everything' | string[] }
  | { kind: 'newer'; version: number }
  | { kind: 'unreadable'; failure: Failure };

export function describeSettingsNotice(notice: Notice): string {
  switch (notice.kind) {
    case 'damaged': {
      const lost = notice.lost === 'everything' ? 'all settings' : notice.lost.join(', ');
      return `The settings file was damaged. Back to defaults: ${lost}. The old file is kept as ${notice.keptAs}.`;
    }
    case 'newer':
      return 'The settings were written by a newer Queuewatch. They are left as they are, and nothing is saved until you update.';
    case 'unreadable': {
      const { message, remedy } = describeFailure(notice.failure);
      return `The settings file cannot be read. ${message} ${remedy} Nothing is saved until then.`;
    }
  }
}
