import { Notification } from 'electron';
import type { Severity } from '../../shared/alert.ts';
import type { Log } from '../log.ts';

export interface Toast {
  /** Of the queue it is about: a newer toast takes its place. Null: about no single queue. */
  key: string | null;
  title: string;
  body: string;
  urgency: Severity;
}

export interface NotificationsOptions {
  /** A toast about a queue was clicked. */
  onShowQueue: (key: string) => void;
  /** A toast about no single queue was clicked. */
  onOpen?: () => void;
  log: Log;
}

/**
 * Desktop notifications. A shown one is kept until it closes: Electron's object is collected otherwise, and
 * its click goes nowhere.
 */
export class Notifications {
  readonly #options: NotificationsOptions;
  readonly #open = new Map<string, Notification>();
  #lastNumber = 0;

  constructor(options: NotificationsOptions) {
    this.#options = options;
  }

  /** Settles once the system has taken the toast (true) or refused it (false, and the log says why). */
  show({ key, title, body, urgency }: Toast): Promise<boolean> {
    if (!Notification.isSupported()) return Promise.resolve(this.#refuse('this desktop has none'));
    this.#lastNumber += 1;
    const slot = key ?? `~${this.#lastNumber}`;
    // Replacing by id works on two of the three systems only; closing the old one works on all.
    this.#open.get(slot)?.close();
    const toast = new Notification({
      title,
      body,
      urgency: urgency === 'critical' ? 'critical' : 'normal',
    });
    this.#open.set(slot, toast);
    const forget = () => {
      if (this.#open.get(slot) === toast) this.#open.delete(slot);
    };
    toast.on('click', () => {
      if (key === null) this.#options.onOpen?.();
      else this.#options.onShowQueue(key);
    });
    return new Promise((resolve) => {
      let isSettled = false;
      const settle = (isShown: boolean) => {
        isSettled = true;
        resolve(isShown);
      };
      toast.once('show', () => settle(true));
      toast.once('failed', (_event, reason) => {
        forget();
        if (!isSettled) settle(this.#refuse(reason));
      });
      toast.once('close', () => {
        forget();
        if (!isSettled) settle(this.#refuse('closed before it was shown'));
      });
      toast.show();
    });
  }

  /** Takes the toast about a queue off the screen, when what it said is over. */
  close(key: string): void {
    this.#open.get(key)?.close();
  }

  /** Takes every toast off the screen. */
  closeAll(): void {
    for (const toast of [...this.#open.values()]) toast.close();
    this.#open.clear();
  }

  #refuse(reason: string): false {
    this.#options.log.warn('a notification was not shown', { reason });
    return false;
  }
}
