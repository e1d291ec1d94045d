import { type Message, MessageType } from 'dbus-next';
import { type Clock, systemClock } from '../../../src/main/clock.ts';
import { openSessionBus } from '../session-bus.ts';
import { createSightings, type WaitOptions } from './sightings.ts';
import { toPlain } from './tray-item.ts';

/** One call of `Notify`, as the notification daemon got it. */
interface Toast {
  /** The daemon's number for it; what `closed` and `acted` name. */
  id: number;
  appName: string;
  summary: string;
  body: string;
  /** Keys and labels in turn; `default` is the click on the toast itself. */
  actions: string[];
  urgency: 'low' | 'normal' | 'critical';
  /** Not 0: takes the place of that one. */
  replacesId: number;
  /** Epoch milliseconds, at this end. */
  at: number;
}

interface ToastEnd {
  id: number;
  reason: 'expired' | 'dismissed' | 'closed-by-application' | 'other';
}

/** What the daemon itself says it shows. */
interface DaemonState {
  displayed: number;
  waiting: number;
  /** Those no longer shown, newest first. */
  history: { id: number; appName: string; summary: string; body: string }[];
}

export interface ToastWatch {
  /** All so far, in order. */
  readonly toasts: readonly Toast[];
  waitForToast(fits: (toast: Toast) => boolean, options?: WaitOptions): Promise<Toast>;
  onToast(listener: (toast: Toast) => void): void;
  waitForClosed(id: number, options?: WaitOptions): Promise<ToastEnd>;
  /** The daemon told the application that an action was chosen. */
  waitForAction(id: number, options?: WaitOptions): Promise<string>;
  daemon(): Promise<DaemonState>;
  /** Does what a click on a shown toast does; 0 is the newest. */
  act(index?: number): Promise<void>;
  dismissAll(): Promise<void>;
  close(): void;
}

const notifications = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
} as const;
const dunst = { ...notifications, interface: 'org.dunstproject.cmd0' } as const;
const urgencies = ['low', 'normal', 'critical'] as const;
const endings = ['other', 'expired', 'dismissed', 'closed-by-application', 'other'] as const;

/** Listens in on the bus: sees every toast whoever sends it, without the sender's or the daemon's help. */
export async function openToastWatch(busAddress: string, clock: Clock = systemClock): Promise<ToastWatch> {
  const [monitor, bus] = await Promise.all([openSessionBus(busAddress), openSessionBus(busAddress)]);
  const toasts = createSightings<Toast>(clock);
  const ends = createSightings<ToastEnd>(clock);
  const actions = createSightings<{ id: number; key: string }>(clock);
  const unanswered = new Map<string, Message>();

  await monitor.becomeMonitor(
    [
      `type='method_call',interface='${notifications.destination}',member='Notify'`,
      "type='method_return'",
      `type='signal',interface='${notifications.destination}'`,
    ],
    (message) => {
      if (message.type === MessageType.METHOD_CALL && message.member === 'Notify')
        unanswered.set(`${message.sender} ${message.serial}`, message);
      else if (message.type === MessageType.METHOD_RETURN) {
        const key = `${message.destination} ${message.replySerial}`;
        const asked = unanswered.get(key);
        if (asked === undefined) return;
        unanswered.delete(key);
        toasts.add(toToast(asked, message, clock.now()));
      } else if (message.member === 'NotificationClosed')
        ends.add({ id: message.body[0], reason: endings[message.body[1]] ?? 'other' });
      else if (message.member === 'ActionInvoked') actions.add({ id: message.body[0], key: message.body[1] });
    },
  );

  const property = async (name: string): Promise<number> => {
    const [value] = await bus.call({
      ...notifications,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [dunst.interface, name],
    });
    return Number(toPlain(value));
  };

  return {
    toasts: toasts.all,
    waitForToast: (fits, options) => toasts.waitFor(fits, { what: 'the toast', ...options }),
    onToast: (listener) => toasts.onAdd(listener),
    waitForClosed: (id, options) =>
      ends.waitFor((end) => end.id === id, { what: `the end of toast ${id}`, ...options }),
    async waitForAction(id, options) {
      const what = `an action of toast ${id}`;
      return (await actions.waitFor((action) => action.id === id, { what, ...options })).key;
    },
    async daemon() {
      const [displayed, waiting, [history]] = await Promise.all([
        property('displayedLength'),
        property('waitingLength'),
        bus.call({ ...dunst, member: 'NotificationListHistory' }),
      ]);
      const entries = toPlain(history) as Record<string, unknown>[];
      return {
        displayed,
        waiting,
        history: entries.map((entry) => ({
          id: Number(entry.id),
          appName: String(entry.appname),
          summary: String(entry.summary),
          body: String(entry.body),
        })),
      };
    },
    async act(index = 0) {
      await bus.call({ ...dunst, member: 'NotificationAction', signature: 'u', body: [index] });
    },
    async dismissAll() {
      await bus.call({ ...dunst, member: 'NotificationCloseAll' });
    },
    close() {
      monitor.close();
      bus.close();
    },
  };
}

function toToast(asked: Message, answer: Message, at: number): Toast {
  const [appName, replacesId, , summary, body, actions, hints] = asked.body;
  const { urgency } = toPlain(hints) as { urgency?: number };
  return {
    id: answer.body[0],
    appName,
    summary,
    body,
    actions,
    urgency: urgencies[urgency ?? 1] ?? 'normal',
    replacesId,
    at,
  };
}
