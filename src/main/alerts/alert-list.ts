import type { Alert } from '../../shared/alert.ts';
import type { MuteTarget } from '../../shared/attention.ts';
import type { Freshness } from '../../shared/freshness.ts';
import { toAttention } from './attention.ts';
import type { AlertMemory } from './memory.ts';
import type { Moment } from './moment.ts';

/*
 * What is open, as window and tray list it.
 */

/**
 * Open breaches with all three axes, the worst first: critical before warning, still on before recovering, then the longest.
 * `qualityOf` tells how old the figures of a row are.
 */
export function listAlerts(
  memory: AlertMemory,
  qualityOf: (rowKey: string) => Freshness,
  now: Moment,
): Alert[] {
  const rank = (alert: Alert) => (alert.severity === 'critical' ? 0 : 2) + (alert.recovering ? 1 : 0);
  return memory.conditions
    .filter(({ standing }) => standing.condition !== 'pending')
    .map(({ breach, rowKey }) => {
      const { state, leftMs, mutedBy } = toAttention(memory, breach, now.steadyMs);
      return {
        ...breach,
        quality: qualityOf(rowKey),
        attention: state,
        attentionLeftMs: leftMs,
        mutedBy,
      };
    })
    .sort((a, b) => rank(a) - rank(b) || a.startedAt - b.startedAt || (a.episodeId < b.episodeId ? -1 : 1));
}

/** Notifications that nobody has reacted to, and after which nobody has looked. */
export function countUnseen({ unseen }: AlertMemory): number {
  return unseen.length;
}

export function listMutes(
  { mutes }: AlertMemory,
  { steadyMs }: Moment,
): { target: MuteTarget; leftMs: number }[] {
  return mutes
    .filter(({ untilMs }) => untilMs > steadyMs)
    .map(({ target, untilMs }) => ({ target, leftMs: untilMs - steadyMs }));
}
