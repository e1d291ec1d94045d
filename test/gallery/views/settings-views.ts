import { createFailure } from '../../../src/shared/failure.ts';
import type { ManagedView } from '../../../src/shared/managed.ts';
import { describeManagedTroubles } from '../../../src/shared/words/en/managed.ts';
import { settingsPageWords } from '../../../src/shared/words/en/settings-page.ts';
import type { Answers } from '../../../tools/page-stage/page-stage.ts';
import { keptConnections } from '../centre/connections.ts';
import { preferences, systemFacts } from '../centre/settings.ts';
import { createCentre } from '../centre.ts';
import type { Hand } from '../gallery-stage.ts';
import type { GalleryView } from '../gallery-view.ts';

const showTab = (tab: string) => async (hand: Hand) => {
  await hand.press('button', /^Settings/);
  await hand.press('tab', tab);
};

const tabViews = Object.entries(settingsPageWords.tabs).map(([id, name]) => ({
  name: `settings-${id}`,
  steps: showTab(name),
}));

const managedByIt: ManagedView = {
  organisation: 'the service desk of Example Ltd',
  locked: ['notifications', 'sounds', 'proxy', 'caFile', 'export', 'connections'],
  notice: describeManagedTroubles(
    [{ kind: 'wrong-field', source: '/etc/queuewatch/managed.json', name: 'logLevel', why: '' }],
    true,
  ),
};

const showConnections = (hand: Hand) => hand.press('button', /^Connections/);
const listHeld = (ids: readonly string[]): Answers => ({
  'connections.list': () => ({
    connections: keptConnections.map((one) => ({ ...one, removable: !ids.includes(one.id) })),
  }),
});

async function editRule(hand: Hand): Promise<void> {
  await showTab('Alert rules')(hand);
  await hand.press('button', /^Edit “Billing/);
}

export const settingsViews: readonly GalleryView[] = [
  ...tabViews,
  {
    name: 'settings-troubles',
    centre: {
      app: {
        ...createCentre().app,
        shortcutNotice: 'Another program has Ctrl+Alt+Q: the window cannot be called by it.',
      },
    },
    answers: {
      'settings.get': () => ({
        preferences,
        system: {
          ...systemFacts,
          autostart: null,
          shortcutUpToDesktop: true,
          caFile: {
            trouble: createFailure('disk', { reason: 'certificate-file', subject: '/etc/ssl/root.pem' }),
          },
        },
      }),
    },
    steps: showTab('Start and shortcut'),
  },
  ...[
    ['settings-managed', 'Notifications'],
    ['settings-managed-network', 'Network'],
  ].map(([name = '', tab = '']) => ({
    name,
    centre: { app: { ...createCentre().app, managed: managedByIt } },
    steps: showTab(tab),
  })),
  {
    name: 'connections-managed',
    centre: { app: { ...createCentre().app, managed: managedByIt } },
    answers: listHeld(keptConnections.map(({ id }) => id)),
    steps: showConnections,
  },
  {
    // Beside what is managed, own ones are allowed.
    name: 'connections-managed-one',
    centre: { app: { ...createCentre().app, managed: { ...managedByIt, locked: [], notice: null } } },
    answers: listHeld(['emea']),
    steps: showConnections,
  },
  {
    name: 'settings-import',
    steps: async (hand) => {
      await showTab('Support')(hand);
      await hand.press('button', settingsPageWords.support.import);
    },
  },
  { name: 'rule-editor', steps: editRule },
  {
    name: 'rule-editor-backtest',
    steps: async (hand) => {
      await editRule(hand);
      await hand.press('button', 'How often would it have fired?');
    },
  },
  {
    name: 'rule-remove',
    steps: async (hand) => {
      await showTab('Alert rules')(hand);
      await hand.press('button', /^Remove “Billing/);
    },
  },
];
