import { isDeepStrictEqual } from 'node:util';
import { mostRecentReports, type RecentReport, type ReportAsk } from '../shared/recent-report.ts';
import type { Result } from '../shared/result.ts';
import type { Settings } from '../shared/settings.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/*
 * What was asked about the past, kept with the settings: the newest first, the same question once.
 */

interface RecentReportsOptions {
  clock: Pick<Clock, 'now'>;
  log: Log;
  readSettings: () => Pick<Settings, 'recentReports'>;
  updateSettings: (change: Pick<Settings, 'recentReports'>) => Result<unknown>;
}

export class RecentReports {
  readonly #options: RecentReportsOptions;

  constructor(options: RecentReportsOptions) {
    this.#options = options;
  }

  list(): RecentReport[] {
    return [...this.#options.readSettings().recentReports];
  }

  /** A list that cannot be kept is no reason not to answer the question. */
  note(ask: ReportAsk): void {
    const { clock, log } = this.#options;
    const kept = this.list();
    // A clock that was set back must not make two of one moment, by which they are told apart.
    const at = Math.max(clock.now(), ...kept.map((one) => one.at + 1));
    const others = kept.filter(({ at: _, ...one }) => !isDeepStrictEqual(one, ask));
    const updated = this.#update([{ ...ask, at }, ...others].slice(0, mostRecentReports));
    if (!updated.ok) log.warn('the recent reports were not saved', { code: updated.failure.code });
  }

  /** Null: all of them. */
  forget(at: number | null): Result<unknown> {
    return this.#update(at === null ? [] : this.list().filter((one) => one.at !== at));
  }

  #update(recentReports: RecentReport[]): Result<unknown> {
    return this.#options.updateSettings({ recentReports });
  }
}
