import type { StatePush } from '../../src/shared/board.ts';
import { createDefaultBoardLayout } from '../../src/shared/board-layout.ts';
import type { Snapshot } from '../../src/shared/contract.ts';
import type { Answers } from '../../tools/page-stage/page-stage.ts';
import { createSnapshot } from '../fakes/snapshot.ts';
import { alerts, mutes } from './centre/alerts.ts';
import { partialCheck } from './centre/checks.ts';
import { keptConnections, statuses } from './centre/connections.ts';
import { galleryLocale, today } from './centre/moment.ts';
import { backtest, budgets, chart, levels, listEpisodes, trends } from './centre/past.ts';
import { recentReports, runReport } from './centre/reports.ts';
import { listQueues, rowColumns } from './centre/rows.ts';
import { alertSettings, importPreview, importResult, preferences, systemFacts } from './centre/settings.ts';

/*
 * One contact centre on one morning, as main would tell a page about it. Every picture and every check of the gallery is
 * of this centre, or of it with one thing changed.
 */

export const state: StatePush = {
  sequence: 1,
  connections: [...statuses],
  rows: rowColumns,
  removedKeys: [],
  alerts: [...alerts],
  mutes: [...mutes],
  quietUntil: null,
  quietFrom: today('20:00'),
  notifies: true,
  unseen: 2,
};

const pinnedKeys = ['emea/v1/voice', 'us/4102/voice'];

/** What a page is told when it opens. */
export function createCentre(part: Partial<Snapshot> = {}): Snapshot {
  const snapshot = createSnapshot(state, part);
  return {
    ...snapshot,
    app: { ...snapshot.app, locale: galleryLocale },
    layout: {
      ...createDefaultBoardLayout(),
      pinnedKeys,
      savedFilters: [
        { id: 'f1', name: 'Billing desks', filter: { chip: 'all', search: 'billing' } },
        { id: 'f2', name: 'What burns', filter: { chip: 'attention', search: '' } },
      ],
    },
    ...part,
  };
}

/** An answer to every call that a view makes. */
export function createAnswers(snapshot: Snapshot, changes: Answers = {}): Answers {
  const nothing = () => ({});
  const saved = () =>
    ({ outcome: 'saved', path: '/home/dana/Documents/queues-2026-11-20.csv', rows: 26 }) as const;
  const savedFile = () => ({ outcome: 'saved', path: '/home/dana/Documents/queuewatch.json' }) as const;
  return {
    'state.get': () => snapshot,
    'app.told': nothing,
    'layout.set': nothing,
    'connections.list': () => ({ connections: [...keptConnections] }),
    'connections.test': () => partialCheck,
    'connections.cancelTest': nothing,
    'connections.copyNote': nothing,
    'connections.add': () => ({ id: 'new' }),
    'connections.update': nothing,
    'connections.queues': ({ id }) => ({ queues: listQueues(id) }),
    'connections.signIn': nothing,
    'connections.remove': nothing,
    'reports.run': runReport,
    'reports.cancel': nothing,
    'reports.queues': ({ connectionId }) => ({ queues: listQueues(connectionId) }),
    'reports.recent': () => ({ reports: [...recentReports] }),
    'reports.forget': () => ({ reports: [] }),
    'export.board': saved,
    'export.episodes': saved,
    'export.history': saved,
    'export.report': saved,
    'monitor.refresh': nothing,
    'alerts.acknowledge': nothing,
    'alerts.settings': () => alertSettings,
    'alerts.setSettings': () => alertSettings,
    'rules.check': () => ({
      problems: [
        { severity: 'advice', text: 'It must last 45 s, yet figures come every 15 s: three of them decide.' },
      ],
    }),
    'rules.budgets': () => ({ budgets: [...budgets] }),
    'rules.levels': () => ({ levels: [...levels] }),
    'rules.backtest': () => backtest,
    'rules.cancelBacktest': nothing,
    'notifications.test': () => ({ shown: true }),
    'history.episodes': (ask) => ({ episodes: listEpisodes(ask) }),
    'history.chart': (ask) => ({ points: chart(ask) }),
    'history.trends': ({ keys }) => ({ trends: trends(keys) }),
    'settings.get': () => ({ preferences, system: systemFacts }),
    'settings.set': () => ({ preferences, system: systemFacts }),
    'settings.export': savedFile,
    'settings.readImport': () => ({ preview: importPreview }),
    'settings.applyImport': () => importResult,
    'diagnostics.save': savedFile,
    ...changes,
  };
}
