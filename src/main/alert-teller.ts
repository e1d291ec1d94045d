import type { Alert } from '../shared/alert.ts';
import type { BoardRow, ConnectionStatus } from '../shared/board.ts';
import type { DeliveryRecord } from '../shared/episode.ts';
import type { Settings } from '../shared/settings.ts';
import { toDeliveryWords } from '../shared/words/en/delivery.ts';
import type { Delivery } from './alerts/alert-event.ts';
import { toItemKey } from './alerts/item-key.ts';
import type { Clock } from './clock.ts';
import type { Toast } from './desktop/notifications.ts';
import type { Log } from './log.ts';
import { offerToast, toToast } from './toast-offer.ts';

/*
 * Tells a supervisor what the alerts want told, by notification and sound, and writes down that it did.
 */

export interface AlertTellerOptions {
  clock: Pick<Clock, 'now'>;
  log: Log;
  readSettings: () => Readonly<Settings>;
  statuses: () => ConnectionStatus[];
  findRow: (key: string) => BoardRow | undefined;
  /** A connection's name; its id where it is not known. */
  nameOf: (connectionId: string) => string;
  /** Settles once the system took the notification (true) or refused it. */
  show: (toast: Toast) => Promise<boolean>;
  play: (severity: Alert['severity'], volume: number) => void;
  appendDelivery: (record: DeliveryRecord) => void;
}

export class AlertTeller {
  readonly #options: AlertTellerOptions;
  /** By slot: what its notification said last. */
  readonly #shown = new Map<string, string[]>();

  constructor(options: AlertTellerOptions) {
    this.#options = options;
  }

  /** Whether the system took the notification. */
  async tell(delivery: Delivery): Promise<boolean> {
    const { clock, log, statuses, appendDelivery } = this.#options;
    const toast = toToast(delivery, this.#toWords(delivery), statuses());
    this.#shown.set(delivery.slot, delivery.items.map(toItemKey));
    const accepted = await offerToast(toast, this.#options);
    const { title } = toast;
    const { because, severity } = delivery;
    log.info('a notification was handed over', { title, accepted, because });
    const episodeIds = delivery.items.flatMap(({ subject }) => subject.episodeId ?? []);
    appendDelivery({ at: clock.now(), because, severity, title, episodeIds, accepted });
    return accepted;
  }

  /** One sound for all that is told at once; what is over makes none. */
  sound(deliveries: readonly Delivery[]): void {
    const loud = deliveries.filter(
      ({ because }) => because !== 'resolved' && because !== 'recovered-connection',
    );
    if (loud.length === 0) return;
    const severity = loud.some((one) => one.severity === 'critical') ? 'critical' : 'warning';
    const { sounds } = this.#options.readSettings();
    if (sounds[severity] && sounds.volume > 0) this.#options.play(severity, sounds.volume);
  }

  /** What the notification in this place said last; asked again, nothing. */
  takeShown(slot: string): string[] {
    const shown = this.#shown.get(slot) ?? [];
    this.#shown.delete(slot);
    return shown;
  }

  #toWords(delivery: Delivery) {
    const statuses = new Map(this.#options.statuses().map((status) => [status.id, status]));
    return toDeliveryWords(delivery, {
      nameOf: this.#options.nameOf,
      failureOf: (connectionId) => statuses.get(connectionId)?.failure ?? null,
      waitingOf: (rowKey) => this.#options.findRow(rowKey)?.reading.waiting ?? null,
    });
  }
}
