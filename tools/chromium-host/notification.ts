import dbus from 'dbus-next';
import type { Notification, NotificationConstructorOptions } from 'electron';
import type { BusLink, BusSignal } from './bus-link.ts';
import { KnownEvents } from './known-events.ts';
import { refuseUnknown } from './provided.ts';

const { Variant } = dbus;
const service = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
const knownOptions = [
  'title',
  'body',
  'silent',
  'urgency',
  'timeoutType',
  'actions',
  'icon',
  'subtitle',
  'hasReply',
  'closeButtonText',
];
const urgencies = { low: 0, normal: 1, critical: 2 } as const;
const events = [
  'show',
  'click',
  'close',
  'failed',
  // macOS and Windows only (docs/api/notification): never raised here.
  'action',
  'reply',
] as const;

interface NotificationSurroundings {
  readonly bus: BusLink;
  readonly appName: () => string;
}

/**
 * docs/api/notification on Linux: org.freedesktop.Notifications. The body goes out as it is given, which to the daemon
 * is markup. `actions` are for macOS and Windows (docs/api/structures/notification-action) and ignored, and 'close'
 * has no reason (a Windows property). Nothing is told of a notification after a click or after `close()`: there
 * Electron lets go of it.
 */
export class HostNotification
  extends KnownEvents
  implements Pick<Notification, 'show' | 'close' | 'title' | 'body' | 'silent' | 'urgency' | 'timeoutType'>
{
  title: string;
  body: string;
  silent: boolean;
  urgency: 'normal' | 'critical' | 'low';
  timeoutType: 'default' | 'never';
  private readonly around: NotificationSurroundings;
  private shown: Promise<number> | null = null;
  private number = 0;
  /** What the daemon said before its answer with the number was taken in; both may come in one breath. */
  private early: BusSignal[] = [];
  private stop: () => void = () => undefined;

  constructor(around: NotificationSurroundings, options: NotificationConstructorOptions = {}) {
    super('Notification', events);
    refuseUnknown('Notification', options, knownOptions);
    this.around = around;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.urgency = options.urgency ?? 'normal';
    this.timeoutType = options.timeoutType ?? 'default';
  }

  show(): void {
    // A notification that is shown again replaces itself (docs/api/notification, `notification.show`).
    this.close();
    const shown = this.notify();
    this.shown = shown;
    shown.then(
      (number) => {
        // Closed meanwhile.
        if (this.shown !== shown) return;
        this.number = number;
        this.emit('show', {});
        for (const signal of this.early.splice(0)) this.take(signal);
      },
      (error: unknown) => {
        if (this.shown !== shown) return;
        this.emit('failed', {}, error instanceof Error ? error.message : String(error));
      },
    );
  }

  close(): void {
    const { shown } = this;
    this.shown = null;
    this.forget();
    shown
      ?.then((id) =>
        this.around.bus.call({ ...this.request('CloseNotification'), signature: 'u', body: [id] }),
      )
      // It is closed already, or was never shown and said so by 'failed'.
      .catch(() => undefined);
  }

  private request(member: string) {
    return { destination: service, path, interface: service, member };
  }

  private async notify(): Promise<number> {
    const { bus, appName } = this.around;
    this.stop = await bus.subscribe(`type='signal',interface='${service}'`, (signal) => this.take(signal));
    const [capabilities] = await bus.call(this.request('GetCapabilities'));
    // Some daemons show a dialogue for any action; those that know none are spared it, as by Electron.
    const knowsActions = Array.isArray(capabilities) && capabilities.includes('actions');
    const actions = knowsActions ? ['default', 'View'] : [];
    const hints = {
      urgency: new Variant('y', urgencies[this.urgency]),
      'desktop-entry': new Variant('s', appName().toLowerCase()),
      'suppress-sound': new Variant('b', this.silent),
    };
    const expireMs = this.timeoutType === 'never' ? 0 : -1;
    const body = [appName(), 0, '', this.title, this.body, actions, hints, expireMs];
    const [number] = await bus.call({ ...this.request('Notify'), signature: 'susssasa{sv}i', body });
    return Number(number);
  }

  private take(signal: BusSignal): void {
    const { interface: from, member, body } = signal;
    if (from !== service) return;
    if (this.number === 0) this.early.push(signal);
    if (this.number === 0 || body[0] !== this.number) return;
    if (member === 'ActionInvoked') {
      this.forget();
      this.emit('click', {});
    }
    if (member === 'NotificationClosed') {
      this.forget();
      this.emit('close', {});
    }
  }

  private forget(): void {
    this.number = 0;
    this.early = [];
    this.stop();
  }
}
