import type { Severity } from '../../shared/alert.ts';
import type { Log } from '../log.ts';

/*
 * Toasts by their slots, and what people do with them. Electron itself is behind `SystemToasts`
 * (`system-toasts.ts`).
 */

/** What a toast offers besides the click on it. `open` does what the click does, `vendor` shows the vendor's own page. */
type ToastActionId = 'acknowledge' | 'snooze' | 'vendor' | 'open';

interface ToastAction {
  id: ToastActionId;
  label: string;
}

export interface Toast {
  /** What it is about, such as `row:…`, `summary`, `connection:…`: a newer toast of a slot takes the older one's place. */
  slot: string;
  /** The row that a click opens the window at; null: the window as it is. */
  showKey: string | null;
  title: string;
  body: string;
  urgency: Severity;
  /** Shown where the system has them (macOS, Windows). */
  actions: readonly ToastAction[];
}

export interface NotificationsOptions {
  system: SystemToasts;
  /** A toast about a row was clicked. */
  onShowQueue: (key: string) => void;
  /** A toast about no single row was clicked. */
  onOpen: () => void;
  onAction: (key: string | null, slot: string, action: Exclude<ToastActionId, 'open'>) => void;
  /**
   * Somebody clicked the toast, chose an action or closed it. Comes before the call that says which. A toast that
   * ended for a reason nobody knows had no reaction: what it said may be unseen.
   */
  onReaction: (slot: string) => void;
  log: Log;
}

/** Why a toast is gone, where the system says (Windows); `person` is somebody's own doing. */
export type ToastEnd = 'person' | 'application' | 'time' | 'unknown';

export interface SystemToastEvents {
  onShown: () => void;
  onFailed: (reason: string) => void;
  onClick: () => void;
  /** The action at this place of `actions`. */
  onAction: (index: number) => void;
  onClosed: (end: ToastEnd) => void;
}

/** The desktop's notifications. What is asked for is silent: the application has sounds of its own. */
export interface SystemToasts {
  hasActions: boolean;
  isSupported(): boolean;
  create(
    content: { title: string; body: string; isCritical: boolean; actions: readonly string[] },
    events: SystemToastEvents,
  ): { show(): void; close(): void };
}

interface OpenToast {
  close(): void;
}

export class Notifications {
  readonly #options: NotificationsOptions;
  /** A shown toast is held until it is gone: Electron's object is collected otherwise, and its click goes nowhere. */
  readonly #open = new Map<string, OpenToast>();

  constructor(options: NotificationsOptions) {
    this.#options = options;
  }

  /** Settles once the system has taken the toast (true) or refused it (false, and the log says why). */
  show(toast: Toast): Promise<boolean> {
    const { system } = this.#options;
    if (!system.isSupported()) return Promise.resolve(this.#refuse('this desktop has none'));
    const { slot, title, body, urgency } = toast;
    const actions = system.hasActions ? toast.actions : [];
    // Replacing by id works on two of the three systems only; closing the old one works on all.
    this.close(slot);
    return new Promise((resolve) => {
      let isSettled = false;
      const settle = (refusal: string | null) => {
        if (isSettled) return;
        isSettled = true;
        resolve(refusal === null || this.#refuse(refusal));
      };
      const shown = system.create(
        {
          title,
          body,
          isCritical: urgency === 'critical',
          actions: actions.map(({ label }) => label),
        },
        {
          onShown: () => settle(null),
          onFailed: (reason) => {
            forget();
            settle(reason);
          },
          onClick: () => {
            forget();
            this.#react(toast, 'open');
          },
          onAction: (index) => {
            forget();
            const action = actions[index];
            if (action !== undefined) this.#react(toast, action.id);
          },
          onClosed: (end) => {
            // Windows moves a toast whose time is over to its list, where it can still be clicked.
            if (end !== 'time') forget();
            settle('closed before it was shown');
            if (end === 'person') this.#options.onReaction(slot);
          },
        },
      );
      const open: OpenToast = {
        close: () => {
          forget();
          // Electron says nothing of a toast that was closed by the application.
          settle('taken back before it was shown');
          shown.close();
        },
      };
      const forget = () => {
        if (this.#open.get(slot) === open) this.#open.delete(slot);
      };
      this.#open.set(slot, open);
      shown.show();
    });
  }

  /** Takes a slot's toast off the screen, when what it said is over. */
  close(slot: string): void {
    this.#open.get(slot)?.close();
  }

  /** Takes every toast off the screen. */
  closeAll(): void {
    for (const slot of [...this.#open.keys()]) this.close(slot);
  }

  #react({ slot, showKey }: Toast, action: ToastActionId): void {
    const { onReaction, onAction, onShowQueue, onOpen } = this.#options;
    onReaction(slot);
    if (action !== 'open') onAction(showKey, slot, action);
    else if (showKey === null) onOpen();
    else onShowQueue(showKey);
  }

  #refuse(reason: string): false {
    this.#options.log.warn('a notification was not shown', { reason });
    return false;
  }
}
