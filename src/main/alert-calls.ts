import type { BoardRow } from '../shared/board.ts';
import type { AlertSettings } from '../shared/contract/alert-contract.ts';
import type { CallInput } from '../shared/contract.ts';
import type { EpisodeRecord } from '../shared/episode.ts';
import { createFailure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';
import { findRuleProblems } from '../shared/rule-problems.ts';
import type { Settings } from '../shared/settings.ts';
import { toHandoverText } from '../shared/words/en/handover.ts';
import { describeRuleProblem } from '../shared/words/en/rule.ts';
import type { AlertDesk } from './alert-desk.ts';
import { toRuleLevels } from './alerts/rule-levels.ts';
import type { AwayDesk } from './away-desk.ts';
import type { CallHandlers } from './ipc/gate.ts';
import type { RuleBacktest } from './rule-backtest.ts';

/*
 * What the page may ask of alerts, of the rules and of what silences them.
 */

export interface AlertCallDependencies {
  readSettings: () => Readonly<Settings>;
  updateSettings: (change: Partial<Settings>) => Result<Settings>;
  alerts: Pick<AlertDesk, 'acknowledge' | 'snooze' | 'renew' | 'mute' | 'unmute' | 'tick' | 'budgets'>;
  away: Pick<AwayDesk, 'dismiss'>;
  backtest: Pick<RuleBacktest, 'run' | 'cancel'>;
  /** Of the connections that are enabled: by the shortest a rule's times are judged. */
  pollIntervalsMs: () => readonly number[];
  play: (severity: 'warning' | 'critical', volume: number) => Promise<boolean>;
  /** Settles once the desktop has taken the notification (true) or not. */
  showTestToast: () => Promise<boolean>;
  readEpisodes: (span: CallInput<'history.episodes'>) => Promise<EpisodeRecord[]>;
  findRow: (key: string) => BoardRow | undefined;
  copyText: (text: string) => Promise<boolean>;
}

type AlertCallName = Extract<
  keyof CallHandlers,
  | `alerts.${string}`
  | `rules.${string}`
  | `away.${string}`
  | 'sounds.test'
  | 'notifications.test'
  | 'handover.copy'
>;

const mostInHandover = 500;
const usualPollMs = 15_000;

export function createAlertCalls(use: AlertCallDependencies): Pick<CallHandlers, AlertCallName> {
  const done = async (): Promise<Result<Record<string, never>>> => ok({});
  return {
    'alerts.acknowledge': ({ episodeIds }) => {
      use.alerts.acknowledge(episodeIds);
      return done();
    },
    'alerts.snooze': ({ episodeIds, minutes }) => {
      use.alerts.snooze(episodeIds, minutes);
      return done();
    },
    'alerts.renew': ({ episodeIds }) => {
      use.alerts.renew(episodeIds);
      return done();
    },
    'alerts.mute': ({ target, minutes }) => {
      use.alerts.mute(target, minutes);
      return done();
    },
    'alerts.unmute': ({ target }) => {
      use.alerts.unmute(target);
      return done();
    },
    'alerts.settings': async () => ok(toAlertSettings(use.readSettings())),
    'alerts.setSettings': async (change) => setSettings(use, change),
    'rules.check': async ({ rule }) => {
      const problems = findRuleProblems(rule, toRuleFacts(use));
      return ok({
        problems: problems.map((one) => ({ severity: one.severity, text: describeRuleProblem(one, rule) })),
      });
    },
    'rules.budgets': async ({ key }) => ok({ budgets: use.alerts.budgets(key) }),
    'rules.levels': async ({ key }) => {
      const row = use.findRow(key);
      return ok({ levels: row === undefined ? [] : toRuleLevels(row, use.readSettings().rules) });
    },
    'rules.backtest': ({ rule }) => use.backtest.run(rule),
    'rules.cancelBacktest': () => {
      use.backtest.cancel();
      return done();
    },
    'sounds.test': async ({ severity, volume }) => ok({ played: await use.play(severity, volume) }),
    'notifications.test': async () => ok({ shown: await use.showTestToast() }),
    'away.dismiss': () => {
      use.away.dismiss();
      return done();
    },
    'handover.copy': async ({ from, to }) => {
      const episodes = await use.readEpisodes({ from, to, limit: mostInHandover });
      const copied = await use.copyText(toHandoverText(episodes, { from, to }));
      return copied ? ok({}) : failed(createFailure('unsupported', { subject: 'clipboard' }));
    },
  };
}

function toAlertSettings(settings: Readonly<Settings>): AlertSettings {
  const { rules, notifications, recoveryNotes, quietHours, sounds } = settings;
  return { rules, notifications, recoveryNotes, quietHours, sounds };
}

function toRuleFacts(use: AlertCallDependencies): { pollIntervalMs: number } {
  const intervals = use.pollIntervalsMs();
  return { pollIntervalMs: intervals.length === 0 ? usualPollMs : Math.min(...intervals) };
}

/** All or nothing: one rule that cannot work, and nothing is changed. */
function setSettings(
  use: AlertCallDependencies,
  change: CallInput<'alerts.setSettings'>,
): Result<AlertSettings> {
  const facts = toRuleFacts(use);
  const ids = new Set<string>();
  for (const rule of change.rules ?? []) {
    const wrong = findRuleProblems(rule, facts).find(({ severity }) => severity === 'error');
    if (wrong !== undefined || ids.has(rule.id))
      return failed(
        createFailure('bad-request', {
          subject: rule.name,
          ...(wrong === undefined ? {} : { detail: describeRuleProblem(wrong, rule) }),
        }),
      );
    ids.add(rule.id);
  }
  // What is left out is not set to nothing.
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const updated = use.updateSettings(Object.fromEntries(given));
  if (!updated.ok) return updated;
  use.alerts.tick();
  return ok(toAlertSettings(updated.value));
}
