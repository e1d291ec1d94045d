import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Rule } from '../../shared/alert.ts';
import type { BacktestAnswer } from '../../shared/backtest.ts';
import type { PageBridge, Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';

export type BacktestRun =
  | { phase: 'idle' }
  | { phase: 'running' }
  | { phase: 'failed'; trouble: Trouble }
  | { phase: 'done'; answer: BacktestAnswer };

const idle: BacktestRun = { phase: 'idle' };

/** Runs the rule in the form over the kept history. What it says of another rule than that one is dropped. */
export class RuleBacktest {
  readonly #bridge: Pick<PageBridge, 'call'>;
  readonly #listeners = new Set<() => void>();
  #state: BacktestRun = idle;
  #key = '';
  #run = 0;

  constructor(bridge: Pick<PageBridge, 'call'>) {
    this.#bridge = bridge;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): BacktestRun => this.#state;

  async start(rule: Rule): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    this.#key = toJudgedKey(rule);
    this.#set({ phase: 'running' });
    // Whoever asks about a rule that is switched off wants to know what it would do.
    const reply = await this.#bridge.call('rules.backtest', { rule: { ...rule, enabled: true } });
    if (run !== this.#run) return;
    this.#set(
      reply.ok ? { phase: 'done', answer: reply.value } : { phase: 'failed', trouble: reply.trouble },
    );
  }

  /** Keeps what was found out as long as it is about this rule; its name makes no difference. */
  readonly show = (rule: Rule | null): void => {
    if (rule === null || toJudgedKey(rule) !== this.#key) this.cancel();
  };

  readonly cancel = (): void => {
    this.#run += 1;
    this.#key = '';
    if (this.#state.phase === 'running') void this.#bridge.call('rules.cancelBacktest', {});
    if (this.#state !== idle) this.#set(idle);
  };

  #set(state: BacktestRun): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function toJudgedKey({ name: _name, enabled: _enabled, ...judged }: Rule): string {
  return JSON.stringify(judged);
}

/** The backtest of the rule in the form, for as long as the form is open. */
export function useRuleBacktest(rule: Rule | null): {
  run: BacktestRun;
  start: (rule: Rule) => void;
  cancel: () => void;
} {
  const { bridge } = useServices();
  const [backtest] = useState(() => new RuleBacktest(bridge));
  const run = useSyncExternalStore(backtest.subscribe, backtest.getState);
  useEffect(() => backtest.show(rule), [backtest, rule]);
  useEffect(() => backtest.cancel, [backtest]);
  return { run, start: (judged) => void backtest.start(judged), cancel: backtest.cancel };
}
