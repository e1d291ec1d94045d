import { formulaWords } from './alert-settings.ts';
import { formatNumber } from './figures.ts';

/** What the cards of the connections and the editor of one say. */

const count = (amount: number, one: string, many: string) =>
  `${formatNumber(amount)} ${amount === 1 ? one : many}`;

export const connectionsPageWords = {
  off: 'switched off',
  offNote: 'It is not asked, does not count and raises no alerts. Past alerts stay in the log.',
  queues: {
    all: 'all queues',
    some: (amount: number) => count(amount, 'chosen queue', 'chosen queues'),
    pattern: (pattern: string) => `queues named ${pattern}`,
  },
  tags: 'Tags',
  edit: 'Edit…',
  switchOff: 'Switch off',
  switchOn: 'Switch on',
  open: { 'genesys-cloud': 'Open in Genesys', 'nice-cxone': 'Open in CXone' },
  /** Several cards have the same buttons. */
  named: (action: string, name: string) => `${action} ${name}`,

  editor: {
    title: (name: string) => `Edit ${name}`,
    general: 'General',
    name: 'Name',
    tags: 'Tags',
    tagsHint: 'For grouping the board, separated by commas: “retail, night”.',
    formula: 'Service level is counted',
    formulaHint: 'In reports, and by rules that name no formula of their own.',
    formulas: formulaWords,
    zone: 'Time zone of the contact centre',
    ownZone: (zone: string) => `As this computer (${zone})`,
    zoneHint: '“Today” starts at midnight there.',
    queues: 'Queues',
    askingQueues: 'Asking for the list of queues …',
    queuesNotListed: 'The queues cannot be listed now, so only the way of choosing can be changed.',
    place: 'Where and how it is asked',
    elsewhere:
      'These addresses are new. The credentials in the keychain are not sent there: type in those for the new place.',
    elsewhereBrowser: 'These addresses are new. After saving, sign in again in the browser.',
    scope: 'Scope',
    scopeHint: 'Left empty unless the administrator names one.',
    apiVersion: 'API version',
    apiVersionHint: 'Such as v34.0; left empty for the usual one.',
    save: 'Save',
    saving: 'Saving …',
    leave: {
      title: 'Leave without saving?',
      text: 'The changes are not kept.',
      confirm: 'Leave',
    },
    errors: {
      tags: 'At most 20 tags of at most 40 characters each.',
      scope: 'At most 300 characters.',
      apiVersion: 'It must look like v34.0.',
      other: 'This is not possible here.',
    },
  },
} as const;
