import type { Alert, Severity } from '../../shared/alert.ts';
import { isEpisodeOf, type Transition } from './engine.ts';

/** Why the supervisor is told, and why not. */
export type SpeechReason = 'first' | 'escalated' | 'start-up' | 'digest';
export type SilenceReason = 'pending' | 'muted' | 'already-told' | 'grouped' | 'no-change';

/** One notification: of one queue (its worst alert first), or of several queues in one. */
export interface Delivery {
  kind: 'alert' | 'summary';
  severity: Severity;
  alerts: Alert[];
  because: SpeechReason;
}

/** A transition that stays silent, or is part of a summary (`grouped`). */
export interface Silence {
  transition: Transition;
  because: SilenceReason;
}

export interface SpeechDecision {
  deliveries: Delivery[];
  silences: Silence[];
}

/** The worst severity that was told of each open episode. Plain data. */
export type Told = Readonly<Record<string, Severity>>;

export interface SpeechFacts {
  /** Of one evaluation. */
  transitions: readonly Transition[];
  /** It was the connection's first good answer: one delivery for all that it found. */
  startUp: boolean;
  notificationsOn: boolean;
  /** Epoch milliseconds; null: not muted. */
  mutedUntil: number | null;
  now: number;
  told: Told;
}

interface Spoken {
  transition: Transition;
  because: SpeechReason;
}

/** More at once than this, and the rest shares one notification. */
export const mostToastsAtOnce = 3;

/**
 * Decides what to say about the transitions of one evaluation, and why. An episode is told once per severity,
 * whatever happens in between; getting better is silent. A queue has one notification at a time, so several
 * alerts of it are one, and a warning never takes the place of something critical. Say nothing twice by keeping
 * `recordTold`.
 */
export function decideSpeech(facts: SpeechFacts): SpeechDecision {
  const silences: Silence[] = [];
  const spoken: Spoken[] = [];
  for (const transition of facts.transitions) {
    const because = decideTransition(transition, facts);
    if (isSilence(because)) silences.push({ transition, because });
    else spoken.push({ transition, because });
  }
  spoken.sort((a, b) => rankOf(b.transition.alert.severity) - rankOf(a.transition.alert.severity));
  const queues = [...Map.groupBy(spoken, ({ transition }) => transition.rowKey).values()];
  const single = facts.startUp ? [] : queues.slice(0, mostToastsAtOnce);
  const rest = queues.slice(single.length).flat();
  const deliveries: Delivery[] = [];
  for (const [worst, ...others] of single) {
    if (worst === undefined) continue;
    const alerts = [worst, ...others].map(({ transition }) => transition.alert);
    deliveries.push({
      kind: 'alert',
      severity: worst.transition.alert.severity,
      alerts,
      because: worst.because,
    });
    for (const { transition } of others) silences.push({ transition, because: 'grouped' });
  }
  const [worst] = rest;
  if (worst !== undefined) {
    deliveries.push({
      kind: 'summary',
      severity: worst.transition.alert.severity,
      alerts: rest.map(({ transition }) => transition.alert),
      because: worst.because,
    });
    for (const { transition } of rest) silences.push({ transition, because: 'grouped' });
  }
  return { deliveries, silences };
}

/** One summary of open alerts that were never told as bad as they are (they began during a mute); null: none. */
export function decideMissed(alerts: readonly Alert[], told: Told): Delivery | null {
  const missed = alerts.filter(
    ({ episodeId, severity, recovering }) => !recovering && rankOf(told[episodeId]) < rankOf(severity),
  );
  const severity = missed.some((alert) => alert.severity === 'critical') ? 'critical' : 'warning';
  return missed.length === 0 ? null : { kind: 'summary', severity, alerts: missed, because: 'digest' };
}

/**
 * What has been told once these deliveries were shown, for the episodes that are still open. Call it with the
 * deliveries that the system accepted, so that a notification that was lost is not taken for told.
 */
export function recordTold(told: Told, shown: readonly Delivery[], openAlerts: readonly Alert[]): Told {
  const next = new Map(Object.entries(told));
  for (const { alerts } of shown)
    for (const { episodeId, severity } of alerts)
      if (rankOf(severity) > rankOf(next.get(episodeId))) next.set(episodeId, severity);
  const open = new Set(openAlerts.map(({ episodeId }) => episodeId));
  return Object.fromEntries([...next].filter(([episodeId]) => open.has(episodeId)));
}

function decideTransition(transition: Transition, facts: SpeechFacts): SpeechReason | SilenceReason {
  const { from, to, alert } = transition;
  if (to === 'pending') return 'pending';
  if (to !== 'warning' && to !== 'critical') return 'no-change';
  if (from === 'critical') return 'no-change';
  const told = facts.told[alert.episodeId];
  if (rankOf(told) >= rankOf(to)) return 'already-told';
  if (to === 'warning' && hasToldCritical(facts.told, transition.rowKey)) return 'grouped';
  const isMuted = facts.mutedUntil !== null && facts.now < facts.mutedUntil;
  if (isMuted || !facts.notificationsOn) return 'muted';
  if (facts.startUp) return 'start-up';
  return from === 'warning' || told !== undefined ? 'escalated' : 'first';
}

function hasToldCritical(told: Told, rowKey: string): boolean {
  return Object.entries(told).some(
    ([episodeId, severity]) => severity === 'critical' && isEpisodeOf(episodeId, rowKey),
  );
}

const silenceReasons: readonly string[] = [
  'pending',
  'muted',
  'already-told',
  'grouped',
  'no-change',
] satisfies SilenceReason[];

function isSilence(because: SpeechReason | SilenceReason): because is SilenceReason {
  return silenceReasons.includes(because);
}

function rankOf(severity: Severity | undefined): number {
  if (severity === undefined) return 0;
  return severity === 'warning' ? 1 : 2;
}
