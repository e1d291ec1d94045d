import type { SystemFacts } from '../shared/contract/settings-contract.ts';
import type { CallInput, CallOutput, Snapshot } from '../shared/contract.ts';
import { type Preferences, preferencesSchema } from '../shared/preferences.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Settings } from '../shared/settings.ts';

/*
 * What can be set, alerts and connections excepted: keeps it, and has it take effect at once.
 */

/** Makes a preference take effect; a refusal leaves it as it was. */
export type PreferenceEffect = (next: Preferences, before: Preferences) => Result<null>;

export interface SettingsDeskOptions {
  readSettings: () => Readonly<Settings>;
  updateSettings: (change: Partial<Settings>) => Result<Settings>;
  /** In their order; where one refuses, those before it are taken back. */
  effects: readonly PreferenceEffect[];
  readSystem: () => Promise<SystemFacts>;
  /** Every window draws by these. */
  onDrawn: (drawn: Pick<Snapshot, 'appearance' | 'layout'>) => void;
}

export class SettingsDesk {
  readonly #options: SettingsDeskOptions;

  constructor(options: SettingsDeskOptions) {
    this.#options = options;
  }

  get drawn(): Pick<Snapshot, 'appearance' | 'layout'> {
    return toDrawn(this.#options.readSettings());
  }

  async read(): Promise<Result<CallOutput<'settings.get'>>> {
    const system = await this.#options.readSystem();
    return ok({ preferences: toPreferences(this.#options.readSettings()), system });
  }

  async set(change: CallInput<'settings.set'>): Promise<Result<CallOutput<'settings.set'>>> {
    const before = toPreferences(this.#options.readSettings());
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const next = preferencesSchema.parse({ ...before, ...Object.fromEntries(given) });
    const applied = this.#apply(next, before);
    if (!applied.ok) return applied;
    const updated = this.#options.updateSettings(next);
    if (!updated.ok) {
      this.#apply(before, next);
      return updated;
    }
    this.#options.onDrawn(this.drawn);
    return this.read();
  }

  /** Has what is kept take effect, at the start. */
  applyKept(): void {
    const kept = toPreferences(this.#options.readSettings());
    this.#apply(kept, kept);
  }

  setLayout(layout: Settings['layout']): Result<Record<string, never>> {
    const updated = this.#options.updateSettings({ layout });
    if (!updated.ok) return updated;
    this.#options.onDrawn(this.drawn);
    return ok({});
  }

  #apply(next: Preferences, before: Preferences): Result<null> {
    const done: PreferenceEffect[] = [];
    for (const effect of this.#options.effects) {
      const result = effect(next, before);
      if (result.ok) {
        done.unshift(effect);
        continue;
      }
      for (const undone of done) undone(before, next);
      return result;
    }
    return ok(null);
  }
}

function toDrawn(settings: Readonly<Settings>): Pick<Snapshot, 'appearance' | 'layout'> {
  const { theme, contrast, palette, density, zoomPercent, layout } = settings;
  return { appearance: { theme, contrast, palette, density, zoomPercent }, layout };
}

function toPreferences(settings: Readonly<Settings>): Preferences {
  return preferencesSchema.strip().parse(settings);
}
