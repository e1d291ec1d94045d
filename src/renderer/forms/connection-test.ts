import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CheckProgress, CheckReport } from '../../shared/check.ts';
import type { TestTarget } from '../../shared/contract/connection-contract.ts';
import type { PageBridge, Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';
import { type ReadyDraft, toSignInKey } from './connection-draft.ts';

export interface TestState {
  /** What is under way: a sign-in in the browser, the questions of the test, or nothing. */
  phase: 'idle' | 'browser' | 'asking';
  /** What the questions have shown so far; null: nothing yet, or they are over. */
  progress: CheckProgress | null;
  report: CheckReport | null;
  trouble: Trouble | null;
  /** Main has written a note about the trouble. */
  hasNote: boolean;
}

const idle: TestState = { phase: 'idle', progress: null, report: null, trouble: null, hasNote: false };

/** Tests what was typed in, step by step; a person signs in first, in the browser, unless that was done for this client already. */
export class ConnectionTest {
  readonly #bridge: Pick<PageBridge, 'call' | 'listen'>;
  readonly #listeners = new Set<() => void>();
  #state = idle;
  /** Answers to a run that was given up are dropped. */
  #run = 0;
  #signedInAs: string | null = null;

  constructor(bridge: Pick<PageBridge, 'call' | 'listen'>) {
    this.#bridge = bridge;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): TestState => this.#state;

  /** Takes the steps of the test as they happen, until the answer is called. */
  readonly watch = (): (() => void) =>
    this.#bridge.listen('connections.testProgress', (message) => {
      if (message.testId !== toTestId(this.#run) || this.#state.phase !== 'asking') return;
      this.#set({ ...idle, phase: 'asking', progress: message.progress });
    });

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
    const isPassed = await this.#ask(run, { draft, credentials });
    // Whatever the session was, a test that it does not pass asks for a new one.
    if (this.#run === run && !isPassed) this.#signedInAs = null;
  }

  /** Tests a kept connection as it would be. */
  async startKept(target: Extract<TestTarget, { id: string }>): Promise<void> {
    if (this.#state.phase !== 'idle') return;
    this.#run += 1;
    await this.#ask(this.#run, target);
  }

  /** Whether the sign-in was accepted. */
  async #ask(run: number, target: TestTarget): Promise<boolean> {
    this.#set({ ...idle, phase: 'asking' });
    const reply = await this.#bridge.call('connections.test', { testId: toTestId(run), target });
    if (this.#run === run)
      this.#set(
        reply.ok
          ? { ...idle, report: reply.value, hasNote: true }
          : { ...idle, trouble: reply.trouble, hasNote: reply.trouble.failure?.code !== 'bad-request' },
      );
    return reply.ok && !reply.value.steps.some(({ failure }) => failure?.code === 'auth');
  }

  /** What was found out, or is about to be, says nothing of what is typed in now. */
  readonly forget = (): void => {
    this.#run += 1;
    if (this.#state.phase === 'browser') void this.#bridge.call('signIn.cancel', {});
    if (this.#state.phase === 'asking') void this.#bridge.call('connections.cancelTest', {});
    if (this.#state !== idle) this.#set(idle);
  };

  #set(state: TestState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function toTestId(run: number): string {
  return `test-${run}`;
}

/** A test for as long as the form is open. */
export function useConnectionTest(): TestState & Pick<ConnectionTest, 'start' | 'startKept' | 'forget'> {
  const { bridge } = useServices();
  const [test] = useState(() => new ConnectionTest(bridge));
  const state = useSyncExternalStore(test.subscribe, test.getState);
  useEffect(() => {
    const unwatch = test.watch();
    return () => {
      unwatch();
      test.forget();
    };
  }, [test]);
  return {
    ...state,
    start: (ready) => test.start(ready),
    startKept: (target) => test.startKept(target),
    forget: test.forget,
  };
}
