import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Rule } from '../../shared/alert.ts';
import type { CallOutput } from '../../shared/contract.ts';
import type { PageBridge, Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';

type CheckedProblem = CallOutput<'rules.check'>['problems'][number];

export interface CheckState {
  /** What main says of the newest rule that it was shown. */
  problems: readonly CheckedProblem[];
  isPending: boolean;
  trouble: Trouble | null;
}

const clean: CheckState = { problems: [], isPending: false, trouble: null };
/** Longer than between two keys of somebody who types. */
const pauseMs = 300;

/** Has main judge the rule in the form, once nobody has typed for a moment. */
export class RuleCheck {
  readonly #bridge: Pick<PageBridge, 'call'>;
  readonly #listeners = new Set<() => void>();
  #state = clean;
  #key = '';
  /** Answers about a rule that is no longer the newest are dropped. */
  #run = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(bridge: Pick<PageBridge, 'call'>) {
    this.#bridge = bridge;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): CheckState => this.#state;

  /** Null: the form cannot be read as a rule, so there is nothing to judge. */
  readonly show = (rule: Rule | null): void => {
    const key = rule === null ? '' : JSON.stringify(rule);
    if (key === this.#key) return;
    this.#begin(key);
    if (rule === null) {
      this.#set(clean);
      return;
    }
    this.#set({ ...this.#state, isPending: true });
    this.#timer = setTimeout(() => void this.#ask(rule), pauseMs);
  };

  /** At once; whether the rule may be kept. A check that did not work forbids nothing: main judges again. */
  async judge(rule: Rule): Promise<boolean> {
    this.#begin(JSON.stringify(rule));
    this.#set({ ...this.#state, isPending: true });
    const problems = await this.#ask(rule);
    return problems !== null && !hasErrors(problems);
  }

  readonly stop = (): void => this.#begin('');

  #begin(key: string): void {
    this.#key = key;
    this.#run += 1;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Null: another rule is in the form by now. */
  async #ask(rule: Rule): Promise<readonly CheckedProblem[] | null> {
    const run = this.#run;
    const reply = await this.#bridge.call('rules.check', { rule });
    if (run !== this.#run) return null;
    this.#set(reply.ok ? { ...clean, problems: reply.value.problems } : { ...clean, trouble: reply.trouble });
    return this.#state.problems;
  }

  #set(state: CheckState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export function hasErrors(problems: readonly CheckedProblem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** The judgement of the rule in the form, for as long as the form is open. */
export function useRuleCheck(rule: Rule | null): CheckState & Pick<RuleCheck, 'judge'> {
  const { bridge } = useServices();
  const [check] = useState(() => new RuleCheck(bridge));
  const state = useSyncExternalStore(check.subscribe, check.getState);
  useEffect(() => check.show(rule), [check, rule]);
  useEffect(() => check.stop, [check]);
  return { ...state, judge: (judged) => check.judge(judged) };
}
