/**
 * The names of every channel between page and main process, without zod, so that the sandboxed preload stays
 * a few lines. `contract.ts` gives each one its schemas; a name without a schema does not compile.
 */
export const calls = [
  'state.get',
  'connections.test',
  'connections.add',
  'connections.signIn',
  'connections.remove',
  'signIn.start',
  'signIn.cancel',
  'reports.run',
  'reports.cancel',
  'export.report',
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
  'rules.backtest',
  'rules.cancelBacktest',
  'sounds.test',
  'history.episodes',
  'history.chart',
  'away.dismiss',
  'handover.copy',
  'export.board',
  'settings.get',
  'settings.set',
  'layout.set',
] as const;
export type CallName = (typeof calls)[number];

export const pushes = [
  'state.changed',
  'app.changed',
  'settings.changed',
  'view.showQueue',
  'reports.progress',
  'away.changed',
] as const;
export type PushName = (typeof pushes)[number];

/** The page's only way out, as the preload exposes it under this name on `window`. */
export const bridgeName = 'queuewatch';

export interface Bridge {
  call(name: CallName, input: unknown): Promise<unknown>;
  /** Subscribes; answers how to unsubscribe. */
  listen(name: PushName, handler: (message: unknown) => void): () => void;
}

export const channelPrefix = 'queuewatch:';
