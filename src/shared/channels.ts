/**
 * The names of every channel between page and main process, without zod, so that the sandboxed preload stays
 * a few lines. `contract.ts` gives each one its schemas; a name without a schema does not compile.
 */
export const calls = [
  'state.get',
  'app.told',
  'connections.list',
  'connections.test',
  'connections.cancelTest',
  'connections.copyNote',
  'connections.add',
  'connections.update',
  'connections.queues',
  'connections.signIn',
  'connections.remove',
  'signIn.start',
  'signIn.cancel',
  'vendors.open',
  'links.open',
  'reports.run',
  'reports.cancel',
  'reports.queues',
  'reports.recent',
  'reports.forget',
  'export.report',
  'export.episodes',
  'export.history',
  'export.cancel',
  'export.reveal',
  'demo.set',
  'monitor.refresh',
  'alerts.acknowledge',
  'alerts.snooze',
  'alerts.renew',
  'alerts.mute',
  'alerts.unmute',
  'alerts.settings',
  'alerts.setSettings',
  'rules.check',
  'rules.budgets',
  'rules.levels',
  'rules.backtest',
  'rules.cancelBacktest',
  'sounds.test',
  'notifications.test',
  'history.episodes',
  'history.chart',
  'history.trends',
  'away.dismiss',
  'handover.copy',
  'export.board',
  'settings.get',
  'settings.set',
  'settings.setAutostart',
  'settings.chooseCaFile',
  'settings.export',
  'settings.readImport',
  'settings.applyImport',
  'layout.set',
  'diagnostics.save',
  'logs.open',
  'board.copyName',
  'window.open',
  'window.showQueue',
  'window.close',
  'window.toggleFullScreen',
] as const;
export type CallName = (typeof calls)[number];

export const pushes = [
  'state.changed',
  'app.changed',
  'settings.changed',
  'view.showQueue',
  'view.command',
  'connections.testProgress',
  'reports.progress',
  'export.progress',
  'away.changed',
] as const;
export type PushName = (typeof pushes)[number];

/** The page's only way out, as the preload exposes it under this name on `window`. */
export const bridgeName = 'queuewatch';

/**
 * What main says is JSON as one text: a bridge copies it in one go, but the 60,000 cells of a board one by one, and has each
 * of them copied twice more on its way.
 */
export interface Bridge {
  call(name: CallName, input: unknown): Promise<string>;
  /** Subscribes; answers how to unsubscribe. */
  listen(name: PushName, handler: (text: string) => void): () => void;
}

export const channelPrefix = 'queuewatch:';
