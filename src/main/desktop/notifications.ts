import type { Severity } from '../../shared/alert.ts';
import type { Clock, Timer } from '../clock.ts';
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
  clock: Pick<Clock, 'setTimer'>;
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
  /** Asked before anything is shown or taken back: a system that hangs must not take us with it. */
  isAnswering(): Promise<boolean>;
  create(
    content: { title: string; body: string; isCritical: boolean; actions: readonly string[] },
    events: SystemToastEvents,
  ): SystemToast;
}

interface SystemToast {
  show(): void;
  close(): void;
}

interface OpenToast {
  /** Null until the system has it. */
  shown: SystemToast | null;
  /** Null: the system took it; else why it did not. The first word counts. */
  settle(refusal: string | null): void;
}

/** Some systems never say what became of a notification, as where they were not allowed to show it. */
const answerWithinMs = 30_000;
/** A system that hung when a toast was to be taken back is asked again this often. */
const takeBackEveryMs = 30_000;

export class Notifications {
  readonly #options: NotificationsOptions;
  /** A shown toast is held until it is gone: Electron's object is collected otherwise, and its click goes nowhere. */
  readonly #open = new Map<string, OpenToast>();
  /** What they said is over, and they are on the screen still: closed with the next answer, before a newer one is shown. */
  readonly #over = new Set<OpenToast>();
  #overTimer: Timer | null = null;
  #asking: Promise<boolean> | null = null;

  constructor(options: NotificationsOptions) {
    this.#options = options;
  }

  /** Settles once the system has taken the toast (true), or refused it or not answered in time (false, and the log says why). */
  async show(toast: Toast): Promise<boolean> {
    const { slot } = toast;
    const taken = Promise.withResolvers<string | null>();
    const open: OpenToast = { shown: null, settle: taken.resolve };
    // Replacing by id works on two of the three systems only; closing the old one works on all.
    this.close(slot);
    this.#open.set(slot, open);
    const timer = this.#options.clock.setTimer(answerWithinMs, () =>
      open.settle('the system did not say whether it took it'),
    );
    try {
      await this.#handOver(toast, open);
      const refusal = await taken.promise;
      if (refusal === null) return true;
      // It must not turn up later, when it may have been offered again.
      if (this.#forget(slot, open)) this.#takeBack(open);
      this.#options.log.warn('a notification was not shown', { reason: refusal });
      return false;
    } finally {
      timer.cancel();
    }
  }

  /** Takes a slot's toast off the screen, when what it said is over. */
  close(slot: string): void {
    const open = this.#open.get(slot);
    if (open === undefined) return;
    this.#open.delete(slot);
    // Electron says nothing of a toast that was closed by the application.
    open.settle('taken back before it was shown');
    this.#takeBack(open);
  }

  /** Takes every toast off the screen. */
  async closeAll(): Promise<void> {
    const open = [...this.#open.keys()];
    for (const slot of open) this.close(slot);
    if (open.length > 0 || this.#over.size > 0) await this.#isAnswering();
  }

  async #handOver(toast: Toast, open: OpenToast): Promise<void> {
    const { system } = this.#options;
    const { slot, title, body, urgency } = toast;
    if (!(await this.#isAnswering())) return open.settle('the system’s notifications do not answer');
    // Taken back meanwhile.
    if (this.#open.get(slot) !== open) return;
    if (!system.isSupported()) return open.settle('this desktop has none');
    const actions = system.hasActions ? toast.actions : [];
    open.shown = system.create(
      {
        title,
        body,
        isCritical: urgency === 'critical',
        actions: actions.map(({ label }) => label),
      },
      {
        onShown: () => open.settle(null),
        onFailed: (reason) => {
          this.#drop(slot, open);
          open.settle(reason);
        },
        onClick: () => {
          this.#drop(slot, open);
          this.#react(toast, 'open');
        },
        onAction: (index) => {
          this.#drop(slot, open);
          const action = actions[index];
          if (action !== undefined) this.#react(toast, action.id);
        },
        onClosed: (end) => {
          // Windows moves a toast whose time is over to its list, where it can still be clicked.
          if (end !== 'time') this.#drop(slot, open);
          open.settle('closed before it was shown');
          if (end === 'person') this.#options.onReaction(slot);
        },
      },
    );
    open.shown.show();
  }

  #takeBack(open: OpenToast): void {
    if (open.shown === null) return;
    this.#over.add(open);
    void this.#isAnswering();
  }

  /** Those who ask at the same time share an answer, so that they go on in the order in which they came. */
  #isAnswering(): Promise<boolean> {
    this.#asking ??= this.#ask();
    return this.#asking;
  }

  async #ask(): Promise<boolean> {
    let isAnswering = false;
    try {
      isAnswering = await this.#options.system.isAnswering();
    } finally {
      this.#asking = null;
    }
    this.#endOver(isAnswering);
    return isAnswering;
  }

  /** Closes what is over; later, where the system hangs: an old figure must not stand there as the present one. */
  #endOver(isAnswering: boolean): void {
    this.#overTimer?.cancel();
    this.#overTimer = null;
    if (this.#over.size === 0) return;
    if (!isAnswering) {
      this.#overTimer = this.#options.clock.setTimer(takeBackEveryMs, () => void this.#isAnswering());
      return;
    }
    const over = [...this.#over];
    this.#over.clear();
    for (const { shown } of over) shown?.close();
  }

  /** It is gone from the screen. */
  #drop(slot: string, open: OpenToast): void {
    this.#over.delete(open);
    this.#forget(slot, open);
  }

  /** False: it was forgotten, or replaced, before. */
  #forget(slot: string, open: OpenToast): boolean {
    return this.#open.get(slot) === open && this.#open.delete(slot);
  }

  #react({ slot, showKey }: Toast, action: ToastActionId): void {
    const { onReaction, onAction, onShowQueue, onOpen } = this.#options;
    onReaction(slot);
    if (action !== 'open') onAction(showKey, slot, action);
    else if (showKey === null) onOpen();
    else onShowQueue(showKey);
  }
}
