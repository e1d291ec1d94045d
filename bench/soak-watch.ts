import { setTimeout } from 'node:timers/promises';
import { AlertDesk } from '../src/main/alert-desk.ts';
import { toTrayView } from '../src/main/desktop/tray-view.ts';
import { FailureDiary } from '../src/main/failure-diary.ts';
import { openHistory } from '../src/main/history/history.ts';
import { createLog } from '../src/main/log.ts';
import { createLogFile } from '../src/main/log-file.ts';
import { Monitor, type MonitorChange } from '../src/main/monitor/monitor.ts';
import { createVendor } from '../src/main/vendors/registry.ts';
import type { Vendor } from '../src/main/vendors/vendor.ts';
import type { BoardRow } from '../src/shared/board.ts';
import { connectionSchema } from '../src/shared/connection.ts';
import { ok } from '../src/shared/result.ts';
import { toRowColumns } from '../src/shared/row-columns.ts';
import { createDefaultSettings } from '../src/shared/settings.ts';
import type { SoakClock } from './soak-clock.ts';

/*
 * All of the application that goes on while nobody looks, put together as `app-parts.ts` does: vendor, board, history, alerts
 * and log. What the system draws is left out.
 */

interface SoakWatchOptions {
  clock: SoakClock;
  folder: string;
  logPath: string;
  url: string;
  credentials: { clientId: string; clientSecret: string };
  historyBytes: number;
  /** Called with the rows of each good answer. */
  onRows: (rows: readonly BoardRow[]) => void;
}

interface SoakWatch {
  counts: { polls: number; failures: number; toasts: number };
  /** Settles once no question is under way; after a moment also where one waits for the clock. */
  quiet(): Promise<void>;
  /** All that was seen is written. */
  written(): Promise<void>;
  stop(): Promise<void>;
}

const patienceMs = 2_000;
const connectionId = 'soak';

export function startSoakWatch(options: SoakWatchOptions): SoakWatch {
  const { clock, folder, logPath, url, credentials, historyBytes, onRows } = options;
  const counts = { polls: 0, failures: 0, toasts: 0 };
  const settings = createDefaultSettings();
  const log = createLog('info', createLogFile(logPath), () => clock.now());
  const connection = connectionSchema.parse({
    id: connectionId,
    name: 'Soak',
    vendor: 'genesys-cloud',
    api: 'platform',
    loginUrl: url,
    apiUrl: url,
  });
  const created = createVendor(connection, { clock, log, getCredentials: async () => ok(credentials) });
  if (!created.ok) throw new Error(created.failure.code);
  const { vendor, isAsked } = watchQuestions(created.value);
  const history = openHistory({
    folder,
    workerFile: new URL('../src/main/history/history-worker.ts', import.meta.url),
    clock,
    log,
    retention: { days: 30, bytes: historyBytes },
  });
  const diary = new FailureDiary();
  const monitor = new Monitor({ clock, random: () => 0.5, log, onChange });
  const alerts = new AlertDesk({
    clock,
    steadyNow: () => monitor.steadyNow(),
    log,
    readSettings: () => settings,
    statuses: () => monitor.statuses(),
    nameOf: (id) => monitor.nameOf(id),
    rowsOf: (id) => monitor.rowsOf(id),
    findRow: (key) => monitor.row(key),
    async show() {
      counts.toasts += 1;
      return true;
    },
    close: () => undefined,
    play: () => undefined,
    onCritical: () => undefined,
    // Every 15 s for a whole day, not three times as often in busy hours: what a poll leaves behind is the same.
    setNear: () => undefined,
    isLookedAt: () => false,
    onChange: show,
    keepMemory: (text) => history.keepMemory(text),
    keepEpisode: (record) => history.keepEpisode(record),
    appendDelivery: (record) => history.appendDelivery(record),
    userName: 'soak',
  });

  function onChange(change: MonitorChange): void {
    diary.note(monitor.statuses(), clock.now());
    alerts.setConnections();
    alerts.forget(change.removedKeys);
    const answered = monitor.statuses().find(({ id }) => id === change.answered);
    if (answered === undefined) return;
    const rows = monitor.rowsOf(answered.id);
    const current = rows.filter(({ quality }) => quality === 'current');
    history.appendPoll(
      answered.id,
      clock.now(),
      current.map(({ reading }) => reading),
    );
    alerts.judge(answered, change.firstAnswer);
    toRowColumns(change.changedKeys.flatMap((key) => monitor.row(key) ?? []));
    counts.polls += 1;
    counts.failures = diary.entries.length;
    onRows(rows);
  }

  function show(): void {
    toTrayView({
      rows: monitor.rows(),
      connections: monitor.statuses(),
      settings: settings.tray,
      ...alerts.view(),
      now: clock.now(),
    });
  }

  alerts.restore(null, []);
  alerts.start();
  monitor.start();
  monitor.setConnections([{ connection, vendor, demo: false, webApp: false }]);
  return {
    counts,
    async quiet() {
      const deadline = performance.now() + patienceMs;
      while (isAsked() && performance.now() < deadline) await setTimeout(1);
    },
    written: () => history.settled(),
    async stop() {
      monitor.stop();
      alerts.stop();
      await vendor.close();
      await history.close();
    },
  };
}

/** The same vendor, and whether it is being asked. */
function watchQuestions(inner: Vendor): { vendor: Vendor; isAsked: () => boolean } {
  const asked = new Set<object>();
  const vendor: Vendor = {
    capabilities: inner.capabilities,
    check: (signal, onProgress) => inner.check(signal, onProgress),
    listQueues: (signal) => inner.listQueues(signal),
    async read(request) {
      asked.add(request);
      try {
        return await inner.read(request);
      } finally {
        asked.delete(request);
      }
    },
    report: (request) => inner.report(request),
    signIn: (signal) => inner.signIn(signal),
    load: () => inner.load(),
    close: () => inner.close(),
  };
  return { vendor, isAsked: () => asked.size > 0 };
}
