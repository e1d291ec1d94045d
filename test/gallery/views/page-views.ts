import { createFailure } from '../../../src/shared/failure.ts';
import { noAnswerYet } from '../../../tools/page-stage/page-stage.ts';
import { checkUnderWay, refusedCheck } from '../centre/checks.ts';
import { statuses } from '../centre/connections.ts';
import { minuteMs } from '../centre/moment.ts';
import { createCentre, state } from '../centre.ts';
import type { Hand } from '../gallery-stage.ts';
import type { GalleryView } from '../gallery-view.ts';

const { app } = createCentre();
const show = (name: string) => (hand: Hand) => hand.press('button', new RegExp(`^${name}`));
const showAlerts = show('Alerts');
const showReports = show('Reports');
const showConnections = show('Connections');
const showLog = (hand: Hand) =>
  hand.page.getByRole('region', { name: 'Log' }).evaluate((log) => log.scrollIntoView());

const alertViews: readonly GalleryView[] = [
  { name: 'alerts', steps: showAlerts },
  { name: 'alerts-none', centre: { state: { ...state, alerts: [], mutes: [] } }, steps: showAlerts },
  {
    name: 'alerts-mute-menu',
    hasMenu: true,
    steps: async (hand) => {
      await showAlerts(hand);
      await hand.press('button', /^More….*Billing EN/);
    },
  },
  {
    name: 'alerts-log',
    steps: async (hand) => {
      await showAlerts(hand);
      await hand.press('button', 'All kept');
      await showLog(hand);
    },
  },
  {
    name: 'alerts-log-none',
    answers: { 'history.episodes': () => ({ episodes: [] }) },
    steps: async (hand) => {
      await showAlerts(hand);
      await showLog(hand);
    },
  },
];

/** Asks a kept report again. */
const runRecent = (title: RegExp) => async (hand: Hand) => {
  await showReports(hand);
  await hand.press('button', title);
};

const reportViews: readonly GalleryView[] = [
  { name: 'reports', steps: showReports },
  { name: 'reports-none-yet', answers: { 'reports.recent': () => ({ reports: [] }) }, steps: showReports },
  {
    name: 'reports-running',
    answers: { 'reports.run': () => noAnswerYet },
    steps: async (hand, stage) => {
      await runRecent(/^By queue and media/)(hand);
      await stage.push('reports.progress', {
        parts: [
          { connectionId: 'emea', isDone: false, progress: { pages: 12, rows: 3_400, share: 0.6 } },
          { connectionId: 'us', isDone: false, progress: null },
        ],
      });
    },
  },
  { name: 'reports-queues-partial', steps: runRecent(/^By queue and media/) },
  { name: 'reports-intervals', steps: runRecent(/^By interval/) },
  { name: 'reports-sla', steps: runRecent(/^Service level/) },
  {
    name: 'reports-recent-list',
    hasMenu: true,
    steps: async (hand) => {
      await runRecent(/^Service level/)(hand);
      await hand.press('button', 'Recent reports');
    },
  },
  {
    name: 'reports-choose-queues',
    hasMenu: true,
    steps: async (hand) => {
      await showReports(hand);
      await hand.press('button', /All my queues/);
    },
  },
  {
    name: 'reports-failed',
    answers: {
      'reports.run': (ask) => ({
        id: 1,
        from: 0,
        to: 1,
        parts: ask.connectionIds.map((connectionId) => ({
          connectionId,
          connectionName: 'Genesys EMEA',
          outcome: 'failed',
          failure: createFailure('permission', { subject: 'analytics:conversationAggregate:view' }),
        })),
      }),
    },
    steps: runRecent(/^By interval/),
  },
];

/** The form with a tenant typed in, tested. */
async function testDraft(hand: Hand): Promise<void> {
  await showConnections(hand);
  await hand.press('button', 'Add connection…');
  await hand.type('Name', 'Genesys LATAM');
  await hand.press('button', /Region/);
  await hand.keys('ArrowDown', 'ArrowDown', 'Enter');
  await hand.type('Client ID', '8d8f0c2e-6a51-4c0e-9a55-3e6f6a1b0c77');
  await hand.type('Client secret', 'not a secret at all');
  await hand.press('button', 'Test connection');
}

async function chooseQueues(hand: Hand): Promise<void> {
  await testDraft(hand);
  await hand.press('button', 'Choose queues');
}

const connectionViews: readonly GalleryView[] = [
  { name: 'connections', steps: showConnections },
  {
    name: 'connections-clocks-differ',
    centre: {
      state: {
        ...state,
        connections: statuses.map((one) =>
          one.id === 'emea' ? { ...one, clockSkewMs: -7 * minuteMs } : one,
        ),
      },
    },
    steps: showConnections,
  },
  {
    name: 'connections-keychain-failure',
    centre: {
      app: {
        ...app,
        keychainFailure: createFailure('keychain-unavailable', { detail: 'no Secret Service answers' }),
      },
    },
    steps: showConnections,
  },
  {
    name: 'connections-none',
    centre: { state: { ...state, connections: [] } },
    answers: { 'connections.list': () => ({ connections: [] }) },
    steps: showConnections,
  },
  {
    name: 'add-connection',
    steps: async (hand) => {
      await showConnections(hand);
      await hand.press('button', 'Add connection…');
    },
  },
  {
    name: 'add-connection-errors',
    steps: async (hand) => {
      await showConnections(hand);
      await hand.press('button', 'Add connection…');
      await hand.page.getByText('NICE CXone', { exact: true }).last().click();
      await hand.press('button', 'Test connection');
    },
  },
  {
    name: 'add-connection-testing',
    answers: { 'connections.test': () => noAnswerYet },
    steps: async (hand, stage) => {
      await testDraft(hand);
      const asked = stage.calls.find(({ name }) => name === 'connections.test');
      if (asked === undefined) throw new Error('no test was begun');
      const { testId } = asked.input as { testId: string };
      await stage.push('connections.testProgress', { testId, progress: checkUnderWay });
    },
  },
  { name: 'add-connection-tested', steps: testDraft },
  { name: 'add-connection-refused', answers: { 'connections.test': () => refusedCheck }, steps: testDraft },
  { name: 'add-connection-queues', steps: chooseQueues },
  {
    name: 'add-connection-some-queues',
    steps: async (hand) => {
      await chooseQueues(hand);
      await hand.page.getByText('Only these', { exact: true }).click();
    },
  },
  {
    name: 'add-connection-alerts',
    // Nobody on the board has targets yet.
    centre: { state: { ...state, rows: { ...state.rows, targetMs: state.rows.targetMs.map(() => null) } } },
    steps: async (hand, stage) => {
      await chooseQueues(hand);
      await hand.press('button', 'Add connection');
      // What a screen reader was told of the form is forgotten.
      await stage.advance(8_000);
    },
  },
  {
    name: 'edit-connection',
    steps: async (hand) => {
      await showConnections(hand);
      await hand.press('button', 'Edit… CXone US');
    },
  },
  {
    name: 'remove-connection',
    steps: async (hand) => {
      await showConnections(hand);
      await hand.press('button', 'Remove… Genesys EMEA');
    },
  },
  {
    name: 'sign-in-again',
    centre: {
      state: {
        ...state,
        connections: statuses.map((one) =>
          one.id === 'us' ? { ...one, failure: createFailure('auth', { detail: 'invalid_client' }) } : one,
        ),
      },
    },
    steps: async (hand) => {
      await showConnections(hand);
      await hand.press('button', 'Sign in again… CXone US');
    },
  },
];

export const pageViews: readonly GalleryView[] = [...alertViews, ...reportViews, ...connectionViews];
