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
const events = ['show', 'click', 'close', 'failed', 'action', 'reply'] as const;

export interface NotificationSurroundings {
  readonly bus: BusLink;
  readonly appName: () => string;
}

/** The body is markup to the daemon (Desktop Notifications Specification, "Markup"), plain text to the application. */
const escapeMarkup = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** docs/api/notification on Linux: org.freedesktop.Notifications. */
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
  private readonly actions: readonly string[];
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
    this.actions = (options.actions ?? []).map(({ text }) => text ?? '');
  }

  show(): void {
    // A notification that is shown again replaces itself (docs/api/notification, `notification.show`).
    this.close();
    this.shown = this.notify();
    this.shown.then(
      (number) => {
        this.number = number;
        this.emit('show', {});
        for (const signal of this.early.splice(0)) this.take(signal);
      },
      (error: unknown) => this.emit('failed', {}, error instanceof Error ? error.message : String(error)),
    );
  }

  close(): void {
    const { shown } = this;
    this.shown = null;
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
    this.stop();
    this.early = [];
    this.stop = await bus.subscribe(`type='signal',interface='${service}'`, (signal) => this.take(signal));
    const actions = ['default', '', ...this.actions.flatMap((text, index) => [`action-${index}`, text])];
    const hints = {
      urgency: new Variant('y', urgencies[this.urgency]),
      'desktop-entry': new Variant('s', appName().toLowerCase()),
      'suppress-sound': new Variant('b', this.silent),
    };
    const expireMs = this.timeoutType === 'never' ? 0 : -1;
    const body = [appName(), 0, '', this.title, escapeMarkup(this.body), actions, hints, expireMs];
    const [number] = await bus.call({ ...this.request('Notify'), signature: 'susssasa{sv}i', body });
    return Number(number);
  }

  private take(signal: BusSignal): void {
    const { interface: from, member, body } = signal;
    if (from !== service) return;
    if (this.number === 0) this.early.push(signal);
    if (this.number === 0 || body[0] !== this.number) return;
    if (member === 'ActionInvoked') {
      const action = /^action-(\d+)$/.exec(String(body[1]))?.[1];
      if (action === undefined) this.emit('click', {});
      else this.emit('action', { actionIndex: Number(action), selectionIndex: -1 }, Number(action), -1);
    }
    if (member === 'NotificationClosed') {
      this.number = 0;
      this.stop();
      this.emit('close', {
        reason: body[1] === 1 ? 'timedOut' : body[1] === 3 ? 'applicationHidden' : 'userCanceled',
      });
    }
  }
}
