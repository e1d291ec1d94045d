import type { AppInfo } from '../../../src/shared/contract.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { exportWords } from '../../../src/shared/words/en/export.ts';
import { noAnswerYet } from '../../../tools/page-stage/page-stage.ts';
import { alerts } from '../centre/alerts.ts';
import { statuses } from '../centre/connections.ts';
import { hostileState } from '../centre/hostile.ts';
import { minuteMs, today } from '../centre/moment.ts';
import { listEpisodes } from '../centre/past.ts';
import { noRows } from '../centre/rows.ts';
import { createCentre, state } from '../centre.ts';
import type { GalleryView } from '../gallery-view.ts';

const { layout, app } = createCentre();
const calm = { ...state, alerts: [], mutes: [], unseen: 0 };

const noticedApp: AppInfo = {
  ...app,
  desktop: 'gnome',
  sayPinIcon: true,
  settingsNotice:
    'Two settings could not be read and have their usual values. The file as it was is kept as settings-damaged.json.',
  historyNotice: 'The file of the past was damaged. It was kept aside, and a new one was begun.',
};
const away = {
  from: today('08:20'),
  to: today('09:13'),
  episodes: listEpisodes({ from: today('08:20'), to: today('09:13') }),
};

const firstRun = { state: { ...calm, connections: [], rows: noRows } };

export const boardViews: readonly GalleryView[] = [
  { name: 'first-run', centre: firstRun, answers: { 'connections.list': () => ({ connections: [] }) } },
  {
    name: 'first-run-managed',
    centre: {
      ...firstRun,
      app: {
        ...app,
        managed: { organisation: 'Example Ltd', locked: ['demo', 'connections'], notice: null },
      },
    },
    answers: { 'connections.list': () => ({ connections: [] }) },
  },
  {
    name: 'first-run-all-off',
    centre: firstRun,
  },
  { name: 'starting', isBare: true, answers: { 'state.get': () => noAnswerYet } },
  { name: 'board' },
  {
    name: 'board-first-answers',
    centre: {
      state: {
        ...calm,
        connections: statuses.map((one) => ({
          ...one,
          failure: null,
          todayFailure: null,
          freshness: 'unknown',
          ageMs: null,
        })),
        rows: noRows,
      },
    },
  },
  { name: 'board-details', steps: (hand) => hand.press('row', /Billing EN/) },
  { name: 'board-details-stale', steps: (hand) => hand.press('row', /Billing JP/) },
  {
    name: 'board-details-no-history',
    answers: { 'history.chart': () => ({ points: [] }), 'history.episodes': () => ({ episodes: [] }) },
    steps: async (hand) => {
      await hand.type('Search queues', 'new since');
      await hand.press('row', /New since/);
    },
  },
  {
    name: 'board-details-week',
    steps: async (hand) => {
      await hand.press('row', /Sales ES/);
      await hand.page.getByText('7 d', { exact: true }).click();
      await hand.settle();
    },
  },
  { name: 'board-hostile-names', centre: { state: hostileState } },
  {
    name: 'board-details-wide-name',
    centre: { state: hostileState },
    steps: async (hand) => {
      await hand.type('Search queues', 'WWW');
      await hand.press('row', /WWW/);
    },
  },
  { name: 'board-grouped-connection', centre: { layout: { ...layout, grouping: 'connection' } } },
  {
    name: 'board-grouped-state',
    centre: { layout: { ...layout, grouping: 'state', closedGroups: ['state:calm'] } },
  },
  { name: 'board-grouped-tag', centre: { layout: { ...layout, grouping: 'tag' } } },
  { name: 'board-group-menu', hasMenu: true, steps: (hand) => hand.press('button', 'Group') },
  { name: 'board-mute-menu', hasMenu: true, steps: (hand) => hand.press('button', 'Mute') },
  { name: 'board-export-menu', hasMenu: true, steps: (hand) => hand.press('button', exportWords.more) },
  { name: 'board-columns-menu', hasMenu: true, steps: (hand) => hand.press('button', 'Columns') },
  { name: 'board-filters-menu', hasMenu: true, steps: (hand) => hand.press('button', 'Filters') },
  {
    name: 'board-save-filter',
    steps: async (hand) => {
      await hand.type('Search queues', 'sales');
      await hand.press('button', 'Filters');
      await hand.press('menuitem', 'Save this filter…');
    },
  },
  {
    name: 'board-row-menu',
    hasMenu: true,
    steps: async (hand) => {
      await hand.page.getByRole('row', { name: /Billing EN/ }).click({ button: 'right' });
      await hand.settle();
    },
  },
  {
    name: 'board-header-menu',
    hasMenu: true,
    steps: async (hand) => {
      await hand.page.getByRole('columnheader', { name: /^Waiting/ }).click({ button: 'right' });
      await hand.settle();
    },
  },
  { name: 'board-no-match', steps: (hand) => hand.type('Search queues', 'nothing is called like this') },
  {
    name: 'board-all-calm',
    centre: { state: calm, layout: { ...layout, filter: { chip: 'attention', search: '' } } },
  },
  { name: 'board-export-done', steps: (hand) => hand.press('button', 'Export CSV…') },
  {
    name: 'board-export-running',
    answers: { 'export.board': () => noAnswerYet },
    steps: async (hand, stage) => {
      await hand.press('button', 'Export CSV…');
      await stage.push('export.progress', { rows: 1_840, total: 5_000 });
    },
  },
  { name: 'board-notices', centre: { app: noticedApp, away } },
  {
    name: 'board-notices-all',
    centre: { app: noticedApp, away },
    steps: (hand) => hand.press('button', '3 more notices'),
  },
  { name: 'board-away', centre: { away } },
  { name: 'board-pin-icon', centre: { app: { ...app, desktop: 'gnome', sayPinIcon: true } } },
  {
    name: 'board-sign-in-needed',
    centre: {
      state: {
        ...state,
        alerts: alerts.slice(3, 4),
        connections: statuses.map((one) =>
          one.id === 'apac'
            ? { ...one, failure: createFailure('auth', { subject: 'browser session' }) }
            : one,
        ),
        quietUntil: today('10:00'),
        quietFrom: null,
        notifies: false,
      },
      countOtherMedia: true,
    },
  },
  {
    name: 'board-blind',
    centre: {
      state: {
        ...calm,
        connections: statuses.map((one) => ({
          ...one,
          freshness: 'stale',
          ageMs: 12 * minuteMs,
          failure: createFailure('offline', { detail: 'getaddrinfo ENOTFOUND' }),
        })),
      },
    },
  },
  { name: 'shortcuts', steps: (hand) => hand.keys('?') },
];
