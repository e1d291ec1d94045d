import type { SystemFacts } from '../shared/contract/settings-contract.ts';
import type { CallInput, CallOutput, Snapshot } from '../shared/contract.ts';
import type { Failure } from '../shared/failure.ts';
import { type Preferences, preferencesSchema } from '../shared/preferences.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Settings } from '../shared/settings.ts';
import type { PortableName, RefusedPart } from '../shared/settings-transfer.ts';
import type { Log } from './log.ts';
import { createTurns } from './turns.ts';
import { toProxyChoice } from './typed-proxy.ts';

/*
 * What can be set, alerts and connections excepted: keeps it, and has it take effect at once.
 */

/** Looks whether a preference can be had; it changes nothing. */
export type PreferenceCheck = (next: Preferences, before: Preferences) => Promise<Result<null>>;
type EffectReason = 'start' | 'change' | 'undo';
/** Makes a preference take effect; a refusal leaves it as it was. */
export type PreferenceEffect = (next: Preferences, before: Preferences, why: EffectReason) => Result<null>;

/** What every window draws by. */
type DrawnBy = Pick<Snapshot, 'appearance' | 'layout' | 'countOtherMedia'>;

interface SettingsDeskOptions {
  readSettings: () => Readonly<Settings>;
  updateSettings: (change: Partial<Settings>) => Result<Settings>;
  /** All are asked before anything takes effect. */
  checks: readonly PreferenceCheck[];
  /** In their order; where one refuses, those before it are taken back. */
  effects: readonly PreferenceEffect[];
  readSystem: () => Promise<SystemFacts>;
  log: Pick<Log, 'warn'>;
  /** Every window draws by these. */
  onDrawn: (drawn: DrawnBy) => void;
}

export class SettingsDesk {
  readonly #options: SettingsDeskOptions;
  /** A check may take a moment. */
  readonly #inTurn = createTurns();

  constructor(options: SettingsDeskOptions) {
    this.#options = options;
  }

  get drawn(): DrawnBy {
    return toDrawn(this.#options.readSettings());
  }

  async read(): Promise<Result<CallOutput<'settings.get'>>> {
    const system = await this.#options.readSystem();
    return ok({ preferences: this.#current(), system });
  }

  async set(change: CallInput<'settings.set'>): Promise<Result<CallOutput<'settings.set'>>> {
    const set = await this.#inTurn(() => this.#set(change));
    return set.ok ? this.read() : set;
  }

  /**
   * Takes over many settings at once, those of other modules too. Of the preferences each is tried by itself: one that
   * cannot be had here stays as it is, and is told.
   */
  adopt(change: Partial<Settings>): Promise<Result<RefusedPart[]>> {
    return this.#inTurn(() => this.#adopt(change));
  }

  /** Has what is kept take effect, at the start. What is refused now, and told, may be had the next time. */
  applyKept(): Failure[] {
    const kept = this.#current();
    const results = this.#options.effects.map((effect) => effect(kept, kept, 'start'));
    return results.flatMap((result) => (result.ok ? [] : [result.failure]));
  }

  setLayout(layout: Settings['layout']): Result<Record<string, never>> {
    const kept = this.#keep({ layout });
    return kept.ok ? ok({}) : kept;
  }

  async #set({ proxy: typed, ...change }: CallInput<'settings.set'>): Promise<Result<null>> {
    const proxy = typed === undefined ? null : toProxyChoice(typed);
    if (proxy?.ok === false) return proxy;
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const named = { ...Object.fromEntries(given), ...(proxy !== null && { proxy: proxy.value }) };
    const wanted = preferencesSchema.parse({ ...this.#current(), ...named });
    const checked = await this.#check(wanted);
    if (!checked.ok) return checked;
    const before = this.#current();
    const next = preferencesSchema.parse({ ...before, ...named });
    const applied = this.#apply(next, before);
    if (!applied.ok) return applied;
    const kept = this.#keep(next);
    if (!kept.ok) this.#undo(this.#options.effects, before, next);
    return kept;
  }

  async #adopt(change: Partial<Settings>): Promise<Result<RefusedPart[]>> {
    const start = this.#current();
    const refused: RefusedPart[] = [];
    let reached = start;
    for (const name of preferenceNames) {
      if (change[name] === undefined) continue;
      const next = preferencesSchema.parse({ ...reached, [name]: change[name] });
      const checked = await this.#check(next, reached);
      const applied = checked.ok ? this.#apply(next, reached) : checked;
      if (applied.ok) reached = next;
      else refused.push({ name, failure: applied.failure });
    }
    const kept = this.#keep({ ...change, ...reached });
    if (kept.ok) return ok(refused);
    this.#undo(this.#options.effects, start, reached);
    return kept;
  }

  #current(): Preferences {
    return preferencesSchema.strip().parse(this.#options.readSettings());
  }

  #keep(change: Partial<Settings>): Result<null> {
    const updated = this.#options.updateSettings(change);
    if (!updated.ok) return updated;
    this.#options.onDrawn(this.drawn);
    return ok(null);
  }

  async #check(next: Preferences, before = this.#current()): Promise<Result<null>> {
    for (const check of this.#options.checks) {
      const result = await check(next, before);
      if (!result.ok) return result;
    }
    return ok(null);
  }

  #apply(next: Preferences, before: Preferences): Result<null> {
    const done: PreferenceEffect[] = [];
    for (const effect of this.#options.effects) {
      const result = effect(next, before, 'change');
      if (result.ok) {
        done.unshift(effect);
        continue;
      }
      this.#undo(done, before, next);
      return result;
    }
    return ok(null);
  }

  /** One that cannot be taken back keeps no other from it. */
  #undo(effects: readonly PreferenceEffect[], next: Preferences, before: Preferences): void {
    for (const effect of effects) {
      const undone = effect(next, before, 'undo');
      if (undone.ok) continue;
      const { code, reason, subject } = undone.failure;
      this.#options.log.warn('a setting could not be taken back', { code, reason, subject });
    }
  }
}

const preferenceNames = preferencesSchema.keyof().options satisfies readonly PortableName[];

function toDrawn(settings: Readonly<Settings>): DrawnBy {
  const { theme, contrast, palette, density, zoomPercent, layout, tray } = settings;
  const appearance = { theme, contrast, palette, density, zoomPercent };
  return { appearance, layout, countOtherMedia: tray.countOtherMedia };
}
