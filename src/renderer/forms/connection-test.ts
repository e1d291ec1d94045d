import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CheckReport } from '../../shared/check.ts';
import type { PageBridge, Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import { type ReadyDraft, toSignInKey } from './connection-draft.ts';

export interface TestState {
  /** What is under way: a sign-in in the browser, the questions of the test, or nothing. */
  phase: 'idle' | 'browser' | 'asking';
  report: CheckReport | null;
  trouble: Trouble | null;
}

const idle: TestState = { phase: 'idle', report: null, trouble: null };

/** Tests what was typed in; a person signs in first, in the browser, unless that was done for this client already. */
export class ConnectionTest {
  readonly #bridge: Pick<PageBridge, 'call'>;
  readonly #listeners = new Set<() => void>();
  #state = idle;
  /** Answers to a run that was given up are dropped. */
  #run = 0;
  #signedInAs: string | null = null;

  constructor(bridge: Pick<PageBridge, 'call'>) {
    this.#bridge = bridge;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): TestState => this.#state;

  async start(ready: ReadyDraft): Promise<void> {
    if (this.#state.phase !== 'idle') return;
    this.#run += 1;
    const run = this.#run;
    const { draft, credentials } = ready;
    const key = toSignInKey(ready);
    if (draft.signIn === 'browser' && this.#signedInAs !== key) {
      this.#set({ ...idle, phase: 'browser' });
      const signedIn = await this.#bridge.call('signIn.start', { target: { draft, credentials } });
      if (this.#run !== run) return;
      if (!signedIn.ok) {
        this.#set({ ...idle, trouble: signedIn.trouble });
        return;
      }
      this.#signedInAs = key;
    }
    this.#set({ ...idle, phase: 'asking' });
    const reply = await this.#bridge.call('connections.test', { draft, credentials });
    if (this.#run !== run) return;
    // Whatever the session was, a test that it does not pass asks for a new one.
    if (!reply.ok || reply.value.steps.some(({ failure }) => failure?.code === 'auth'))
      this.#signedInAs = null;
    this.#set(reply.ok ? { ...idle, report: reply.value } : { ...idle, trouble: reply.trouble });
  }

  /** What was found out, or is about to be, says nothing of what is typed in now. */
  readonly forget = (): void => {
    this.#run += 1;
    if (this.#state.phase === 'browser') void this.#bridge.call('signIn.cancel', {});
    if (this.#state !== idle) this.#set(idle);
  };

  #set(state: TestState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** A test for as long as the form is open. */
export function useConnectionTest(): TestState & Pick<ConnectionTest, 'start' | 'forget'> {
  const { bridge } = useServices();
  const [test] = useState(() => new ConnectionTest(bridge));
  const state = useSyncExternalStore(test.subscribe, test.getState);
  useEffect(() => test.forget, [test]);
  return { ...state, start: (ready) => test.start(ready), forget: test.forget };
}
