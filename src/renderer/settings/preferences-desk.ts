import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CallInput, CallOutput } from '../../shared/contract.ts';
import type { PageBridge, Reply, Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';

type Answer = CallOutput<'settings.get'>;

export interface PreferencesState {
  /** What main answered last; null until it did. Nothing is shown that main has not taken. */
  answer: Answer | null;
  /** Why they could not be read. */
  trouble: Trouble | null;
}

/** Null when main has taken it, else why not: then nothing is changed. */
export type SavePreferences = (part: CallInput<'settings.set'>) => Promise<Trouble | null>;

/** A copy of the preferences as main keeps them, read again whenever another window or the menu changed them. */
export class PreferencesDesk {
  readonly #bridge: PageBridge;
  readonly #listeners = new Set<() => void>();
  #state: PreferencesState = { answer: null, trouble: null };
  #asked = 0;
  #taken = 0;

  constructor(bridge: PageBridge) {
    this.#bridge = bridge;
  }

  /** Returns how to stop. */
  start(): () => void {
    const stop = this.#bridge.listen('settings.changed', () => void this.load());
    void this.load();
    return stop;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): PreferencesState => this.#state;

  readonly load = async (): Promise<void> => {
    const reply = await this.#ask(() => this.#bridge.call('settings.get', {}));
    if (!reply.ok) this.#publish({ ...this.#state, trouble: reply.trouble });
  };

  readonly save: SavePreferences = async (part) => {
    const reply = await this.#ask(() => this.#bridge.call('settings.set', part));
    return reply.ok ? null : reply.trouble;
  };

  /** An answer that an older question was slower to get must not take the place of a newer one. */
  async #ask(call: () => Promise<Reply<Answer>>): Promise<Reply<Answer>> {
    this.#asked += 1;
    const number = this.#asked;
    const reply = await call();
    if (reply.ok && number > this.#taken) {
      this.#taken = number;
      this.#publish({ answer: reply.value, trouble: null });
    }
    return reply;
  }

  #publish(state: PreferencesState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** The preferences for as long as their page is shown. */
export function usePreferences(): PreferencesState & Pick<PreferencesDesk, 'load' | 'save'> {
  const { bridge } = useServices();
  const [desk] = useState(() => new PreferencesDesk(bridge));
  const state = useSyncExternalStore(desk.subscribe, desk.getState);
  useEffect(() => desk.start(), [desk]);
  return { ...state, load: desk.load, save: desk.save };
}

interface Changing<Input> {
  trouble: Trouble | null;
  isWorking: boolean;
  change: (input: Input) => void;
}

/** One field's way to main: why its newest change was not taken stands beside that field. */
export function useChanging<Input>(send: (input: Input) => Promise<Trouble | null>): Changing<Input> {
  const [state, setState] = useState<{ trouble: Trouble | null; isWorking: boolean }>({
    trouble: null,
    isWorking: false,
  });
  const run = async (input: Input) => {
    setState({ trouble: null, isWorking: true });
    setState({ trouble: await send(input), isWorking: false });
  };
  return { ...state, change: (input) => void run(input) };
}
