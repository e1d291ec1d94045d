import type { Alert } from '../shared/alert.ts';
import type { BoardRow, ConnectionStatus } from '../shared/board.ts';
import { isCurrent } from '../shared/freshness.ts';
import { toRowKey } from '../shared/queue.ts';
import type { Settings } from '../shared/settings.ts';
import { toDeliveryWords } from '../shared/words/en/alert.ts';
import { type AlertState, emptyAlertState, evaluate, forgetRows, toAlerts } from './alerts/engine.ts';
import { isNearLevel } from './alerts/nearness.ts';
import { type Delivery, decideMissed, decideSpeech, recordTold, type Told } from './alerts/speech.ts';
import type { Toast } from './desktop/notifications.ts';
import type { Log } from './log.ts';

/*
 * Keeps what the pure functions of `alerts` hand back (states, what was told) and carries their decisions to the
 * notifications.
 */

export interface AlertDeskOptions {
  log: Log;
  now: () => number;
  readSettings: () => Readonly<Settings>;
  /** Settles once the system took the notification (true) or refused it. */
  show: (toast: Toast) => Promise<boolean>;
  /** What the notification of this row said is over. */
  close: (rowKey: string) => void;
  /** Something critical was told. */
  onCritical: () => void;
  /** A watched queue of this connection is near a level, or none is. */
  setNear: (connectionId: string, isNear: boolean) => void;
}

export class AlertDesk {
  readonly #options: AlertDeskOptions;
  #state: AlertState = emptyAlertState;
  #told: Told = {};

  constructor(options: AlertDeskOptions) {
    this.#options = options;
  }

  /** Open alerts, the worst first. */
  alerts(): Alert[] {
    return toAlerts(this.#state);
  }

  /** Judges a connection's good answer and tells what is worth telling. */
  judge(status: ConnectionStatus, rows: readonly BoardRow[], firstAnswer: boolean): void {
    const { now, readSettings, close, setNear } = this.#options;
    const { rules, notifications, mutedUntil } = readSettings();
    const at = now();
    const { id, intervalMs } = status;
    const answer = { rules, connectionId: id, rows, now: at, intervalMs, firstAnswer };
    const { state, transitions, alerts } = evaluate(this.#state, answer);
    this.#state = state;
    setNear(id, isNearLevel(state, answer));
    const decision = decideSpeech({
      transitions,
      startUp: firstAnswer,
      notificationsOn: notifications,
      mutedUntil,
      now: at,
      told: this.#told,
    });
    this.#told = recordTold(this.#told, [], alerts);
    const open = new Set(alerts.map(toRowKey));
    for (const { to, rowKey } of transitions) if (to === 'ok' && !open.has(rowKey)) close(rowKey);
    const byKey = new Map(rows.map((row) => [row.key, row]));
    for (const delivery of decision.deliveries) void this.#deliver(delivery, status.name, byKey);
  }

  /** These rows are no longer on the board: nothing is said of them any more. */
  forget(rowKeys: readonly string[]): void {
    if (rowKeys.length === 0) return;
    this.#state = forgetRows(this.#state, rowKeys);
    for (const key of rowKeys) this.#options.close(key);
  }

  /** A mute is over: what began meanwhile and still stands is told once, where the figures are current. */
  tellMissed(statuses: readonly ConnectionStatus[]): void {
    if (!this.#options.readSettings().notifications) return;
    for (const status of statuses) {
      if (!isCurrent(status.freshness)) continue;
      const alerts = this.alerts().filter(({ connectionId }) => connectionId === status.id);
      const missed = decideMissed(alerts, this.#told);
      if (missed !== null) void this.#deliver(missed, status.name, new Map());
    }
  }

  /** Told is what the system accepted: what it refused may be told by a later transition. */
  async #deliver(
    delivery: Delivery,
    connectionName: string,
    rows: ReadonlyMap<string, BoardRow>,
  ): Promise<void> {
    const { log, show, onCritical } = this.#options;
    const [first] = delivery.alerts;
    if (first === undefined) return;
    const key = delivery.kind === 'alert' ? toRowKey(first) : null;
    const row = key === null ? undefined : rows.get(key);
    const { title, body } = toDeliveryWords(delivery, { connectionName, row });
    const accepted = await show({ key, title, body, urgency: delivery.severity });
    if (accepted) this.#told = recordTold(this.#told, [delivery], this.alerts());
    log.info('a notification was handed over', { title, accepted, because: delivery.because });
    if (delivery.severity === 'critical') onCritical();
  }
}
