import type { StatePush } from '../shared/board.ts';
import type { Snapshot } from '../shared/contract.ts';
import type { PageCommand } from '../shared/page-command.ts';
import type { PageBridge, Trouble } from './bridge.ts';
import { applyPush, type PageState, toPageState } from './state.ts';

export interface StoreView {
  /** Null until the first snapshot. */
  state: PageState | null;
  /** Why there is no (new) snapshot. */
  trouble: Trouble | null;
  /** The queue that a notification or the tray asked to see; `serial` tells two requests apart. */
  shown: { key: string; serial: number } | null;
  /** What the menu asked for last, likewise. */
  asked: { name: PageCommand; serial: number } | null;
}

/** What comes beside the numbered pushes. */
type SnapshotParts = Partial<Pick<Snapshot, 'app' | 'away' | 'appearance' | 'layout' | 'countOtherMedia'>>;

/**
 * A copy of main's state: one snapshot, then pushes by number. A gap costs a new
 * snapshot; pushes that arrive meanwhile wait and are applied on top. It decides nothing.
 */
export class StateStore {
  readonly #bridge: PageBridge;
  readonly #nowMs: () => number;
  readonly #listeners = new Set<() => void>();
  #view: StoreView = { state: null, trouble: null, shown: null, asked: null };
  #waiting: StatePush[] = [];
  /** What came beside the numbered pushes while a snapshot was asked for. */
  #waitingParts: SnapshotParts = {};
  #asking: Promise<void> | null = null;

  constructor(bridge: PageBridge, nowMs: () => number) {
    this.#bridge = bridge;
    this.#nowMs = nowMs;
  }

  /** Listens before it asks, so that no push falls between. Returns how to stop. */
  start(): () => void {
    const stops = [
      this.#bridge.listen('state.changed', (push) => this.#take(push)),
      this.#bridge.listen('app.changed', (app) => this.#takePart({ app })),
      this.#bridge.listen('away.changed', (message) => this.#takePart(message)),
      this.#bridge.listen('settings.changed', (message) => this.#takePart(message)),
      this.#bridge.listen('view.showQueue', ({ key }) => this.#show(key)),
      this.#bridge.listen('view.command', ({ name }) => this.#command(name)),
    ];
    void this.refresh();
    return () => {
      for (const stop of stops) stop();
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getView = (): StoreView => this.#view;

  /** Asks for a snapshot; callers at the same time share one. */
  refresh(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(): Promise<void> {
    const reply = await this.#bridge.call('state.get', {});
    const waiting = this.#waiting;
    const parts = this.#waitingParts;
    this.#waiting = [];
    this.#waitingParts = {};
    if (!reply.ok) {
      this.#publish({ trouble: reply.trouble });
      return;
    }
    let state = toPageState({ ...reply.value, ...parts }, this.#nowMs());
    for (const push of waiting) state = applyPush(state, push, this.#nowMs()) ?? state;
    this.#publish({ state, trouble: null });
    if (reply.value.showKey !== null) this.#show(reply.value.showKey);
    if (reply.value.command !== null) this.#command(reply.value.command);
  }

  #take(push: StatePush): void {
    if (this.#asking !== null) {
      this.#waiting.push(push);
      return;
    }
    const { state } = this.#view;
    const next = state === null ? null : applyPush(state, push, this.#nowMs());
    if (next === null) void this.refresh();
    else if (next !== state) this.#publish({ state: next });
  }

  #takePart(part: SnapshotParts): void {
    const { state } = this.#view;
    if (this.#asking !== null || state === null) this.#waitingParts = { ...this.#waitingParts, ...part };
    else this.#publish({ state: { ...state, ...part } });
  }

  #show(key: string): void {
    this.#publish({ shown: { key, serial: (this.#view.shown?.serial ?? 0) + 1 } });
  }

  #command(name: PageCommand): void {
    this.#publish({ asked: { name, serial: (this.#view.asked?.serial ?? 0) + 1 } });
  }

  #publish(change: Partial<StoreView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
