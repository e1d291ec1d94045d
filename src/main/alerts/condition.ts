import type { Rule, Severity } from '../../shared/alert.ts';
import type { EnterLevels, Levels } from './levels.ts';
import type { Standing } from './memory.ts';

/** One fresh figure. */
interface Sighting {
  value: number;
  levels: Levels;
  /** Time since the last figure that was judged, as far as it counts. */
  elapsedMs: number;
  /** At a connection's first good answer a breach that is there already needs neither hold nor samples. */
  waived: boolean;
}

type Terms = Pick<Rule, 'direction' | 'holdMs' | 'keepMs' | 'minSamples'>;

/** The next standing, from the last one and a fresh figure. Null is `ok`. */
export function toStanding(before: Standing | null, sighting: Sighting, rule: Terms): Standing | null {
  if (before === null || before.condition === 'pending') return toPendingOrFired(before, sighting, rule);
  const cleared = isCleared(before.severity, sighting, rule);
  if (before.condition !== 'recovering')
    return cleared ? toRecovering(before, 0, rule) : toOpen(before, sighting, rule);
  return cleared
    ? toRecovering(before, before.keptMs + sighting.elapsedMs, rule)
    : toOpen(before, sighting, rule);
}

/** The level that the figure is at or past: the worst one, or null. */
export function toBreach(value: number, levels: EnterLevels, direction: Rule['direction']): Severity | null {
  if (isPast(value, levels.critical, direction)) return 'critical';
  return isPast(value, levels.warning, direction) ? 'warning' : null;
}

function toPendingOrFired(before: Standing | null, sighting: Sighting, rule: Terms): Standing | null {
  const breach = toBreach(sighting.value, sighting.levels, rule.direction);
  if (breach === null) return null;
  const pending: Standing = {
    condition: 'pending',
    severity: breach,
    samples: (before?.samples ?? 0) + 1,
    criticalSamples: breach === 'critical' ? (before?.criticalSamples ?? 0) + 1 : 0,
    heldMs: before === null ? 0 : before.heldMs + sighting.elapsedMs,
    keptMs: 0,
  };
  const hasHeld = pending.samples >= rule.minSamples && pending.heldMs >= rule.holdMs;
  if (!hasHeld && !sighting.waived) return pending;
  // Few critical figures among the many: it begins as a warning, and escalates like any other.
  const isCritical =
    breach === 'critical' &&
    (sighting.waived || sighting.levels.warning === null || pending.criticalSamples >= rule.minSamples);
  const severity = isCritical ? 'critical' : 'warning';
  return { ...pending, condition: severity, severity };
}

function toRecovering(before: Standing, keptMs: number, rule: Terms): Standing | null {
  if (keptMs >= rule.keepMs) return null;
  return { ...before, condition: 'recovering', criticalSamples: 0, keptMs };
}

/** An open breach whose figure is not past the clear level: it stays, gets worse or eases. */
function toOpen(before: Standing, sighting: Sighting, rule: Terms): Standing {
  const { value, levels, waived } = sighting;
  if (before.severity === 'critical') {
    const hasEased = isOver(value, levels.critical, levels.clearCritical, rule.direction);
    if (levels.warning === null || !hasEased) return { ...before, condition: 'critical' };
    return { ...before, condition: 'warning', severity: 'warning', criticalSamples: 0 };
  }
  const isCritical = toBreach(value, levels, rule.direction) === 'critical';
  const criticalSamples = isCritical ? before.criticalSamples + 1 : 0;
  if (isCritical && (waived || criticalSamples >= rule.minSamples))
    return { ...before, condition: 'critical', severity: 'critical', criticalSamples };
  return { ...before, condition: 'warning', criticalSamples };
}

/** A critical breach is over when it is past the clear levels of both severities. */
function isCleared(severity: Severity, { value, levels }: Sighting, { direction }: Terms): boolean {
  const isWarningOver = isOver(value, levels.warning, levels.clearWarning, direction);
  if (severity === 'warning' && levels.warning !== null) return isWarningOver;
  return isWarningOver && isOver(value, levels.critical, levels.clearCritical, direction);
}

function isPast(value: number, level: number | null, direction: Rule['direction']): boolean {
  if (level === null) return false;
  return direction === 'above' ? value >= level : value <= level;
}

/** At or past the clear level, and not at the level itself, should the two be the same. */
function isOver(
  value: number,
  level: number | null,
  clear: number | null,
  direction: Rule['direction'],
): boolean {
  if (level === null || clear === null) return true;
  if (isPast(value, level, direction)) return false;
  return direction === 'above' ? value <= clear : value >= clear;
}
