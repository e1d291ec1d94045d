import type { Alert } from '../../shared/alert.ts';
import type { Mute, MuteTarget } from '../../shared/attention.ts';
import { type Freshness, freshnessStates } from '../../shared/freshness.ts';
import { attentionWords as words } from '../../shared/words/en/alerts-page.ts';
import { formatAge } from '../../shared/words/en/figures.ts';
import { formatLeft } from '../../shared/words/en/span.ts';
import type { RowView } from '../board/row-view.ts';

/** `acknowledged · rings again in 52 min if still critical`, `snoozed · 12 min left`, `muted with the queue · 3 h left`. */
export function sayAttention(alert: Alert, mutes: readonly Mute[], elapsedMs: number): string {
  const { attention, mutedBy } = alert;
  const parts = [];
  if (attention === 'acked') parts.push(words.acknowledged, sayGuard(alert, elapsedMs));
  if (attention === 'snoozed') parts.push(words.snoozed, ...sayLeft(alert.attentionLeftMs, elapsedMs));
  if (attention === 'new' || attention === 'seen') parts.push(words[attention]);
  if (mutedBy !== null) {
    const mute = mutes.find(({ target }) => isSameTarget(target, mutedBy));
    const leftMs = mute?.leftMs ?? (attention === 'muted' ? alert.attentionLeftMs : null);
    parts.push(words.mutedWith[mutedBy.kind], ...sayLeft(leftMs, elapsedMs));
  }
  return parts.join(' · ');
}

/** When an acknowledged alert speaks again. */
function sayGuard({ severity, attentionLeftMs }: Alert, elapsedMs: number): string {
  if (severity === 'warning' || attentionLeftMs === null) return words.ringsWhenCritical;
  return words.ringsAgain(formatLeft(attentionLeftMs - elapsedMs));
}

function sayLeft(leftMs: number | null, elapsedMs: number): string[] {
  return leftMs === null ? [] : [words.left(formatLeft(leftMs - elapsedMs))];
}

function isSameTarget(a: MuteTarget, b: MuteTarget): boolean {
  return toTargetKey(a) === toTargetKey(b);
}

export function toTargetKey(target: MuteTarget): string {
  switch (target.kind) {
    case 'all':
      return 'all';
    case 'connection':
      return JSON.stringify([target.kind, target.connectionId]);
    case 'queue':
      return JSON.stringify([target.kind, target.connectionId, target.queueId]);
    case 'rule':
      return JSON.stringify([target.kind, target.ruleId]);
  }
}

/** The worse of what main said and of what time has made of it since: neither may pass for live alone. */
export function toAlertQuality(alert: Alert, view: RowView | null): Freshness {
  const known = freshnessStates.indexOf(alert.quality);
  const now = view === null ? known : freshnessStates.indexOf(view.freshness);
  return now > known ? (view?.freshness ?? alert.quality) : alert.quality;
}

/** `figures 4 min old`; null while they are live. */
export function sayQuality(quality: Freshness, ageMs: number | null): string | null {
  if (quality === 'live') return null;
  if (quality === 'gone') return words.queueGone;
  if (quality === 'unknown' || ageMs === null) return words.noFigures;
  return words.figuresOld(formatAge(ageMs));
}
