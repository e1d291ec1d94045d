import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AlertSettings } from '../../shared/contract/alert-contract.ts';
import type { PageBridge, Trouble } from '../bridge.ts';
import { useServices } from '../services.ts';

export interface SettingsState {
  /** As they will be once what is under way is saved; null until they were read. */
  settings: AlertSettings | null;
  /** Why they could not be read. */
  trouble: Trouble | null;
}

interface Wanted {
  part: Partial<AlertSettings>;
  settle: (trouble: Trouble | null) => void;
}

/**
 * The alert settings as main keeps them, and changes on their way there: one call at a time, what was changed
 * meanwhile together in the next. A change that main refuses is taken back.
 */
export class SettingsDesk {
  readonly #bridge: Pick<PageBridge, 'call'>;
  readonly #listeners = new Set<() => void>();
  #state: SettingsState = { settings: null, trouble: null };
  #saved: AlertSettings | null = null;
  #underWay: readonly Wanted[] = [];
  #wanted: readonly Wanted[] = [];

  constructor(bridge: Pick<PageBridge, 'call'>) {
    this.#bridge = bridge;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): SettingsState => this.#state;

  async load(): Promise<void> {
    const reply = await this.#bridge.call('alerts.settings', {});
    if (reply.ok) this.#saved = reply.value;
    this.#publish(reply.ok ? null : reply.trouble);
  }

  /** Null when main has kept it, else why not. */
  save(part: Partial<AlertSettings>): Promise<Trouble | null> {
    return new Promise((settle) => {
      this.#wanted = [...this.#wanted, { part, settle }];
      this.#publish(this.#state.trouble);
      if (this.#underWay.length === 0) void this.#send();
    });
  }

  async #send(): Promise<void> {
    while (this.#wanted.length > 0) {
      this.#underWay = this.#wanted;
      this.#wanted = [];
      const reply = await this.#bridge.call('alerts.setSettings', toWhole(this.#underWay));
      const settled = this.#underWay;
      this.#underWay = [];
      if (reply.ok) this.#saved = reply.value;
      this.#publish(this.#state.trouble);
      for (const { settle } of settled) settle(reply.ok ? null : reply.trouble);
    }
  }

  #publish(trouble: Trouble | null): void {
    const saved = this.#saved;
    const settings = saved && { ...saved, ...toWhole([...this.#underWay, ...this.#wanted]) };
    this.#state = { settings, trouble };
    for (const listener of this.#listeners) listener();
  }
}

function toWhole(wanted: readonly Wanted[]): Partial<AlertSettings> {
  return Object.assign({}, ...wanted.map(({ part }) => part));
}

/** The settings for as long as their page is shown. */
export function useSettingsDesk(): SettingsState & Pick<SettingsDesk, 'load' | 'save'> {
  const { bridge } = useServices();
  const [desk] = useState(() => new SettingsDesk(bridge));
  const state = useSyncExternalStore(desk.subscribe, desk.getState);
  useEffect(() => void desk.load(), [desk]);
  return { ...state, load: () => desk.load(), save: (part) => desk.save(part) };
}

/** Saves at once and keeps why the newest change was not taken. */
export function useSaving(save: SettingsDesk['save']): {
  trouble: Trouble | null;
  change: (part: Partial<AlertSettings>) => void;
} {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  return { trouble, change: (part) => void save(part).then(setTrouble) };
}
