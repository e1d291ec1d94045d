import { isAbsolute } from 'node:path';
import { isReservedConnectionId } from '../../shared/connection-id.ts';
import { findRuleProblems } from '../../shared/rule-problems.ts';
import type { Settings } from '../../shared/settings.ts';
import { type NamedSettings, type PortableName, portableNames } from '../../shared/settings-transfer.ts';
import { describeRuleProblem } from '../../shared/words/en/rule.ts';
import { describeRejectedPart, partTroubles } from '../../shared/words/en/settings-transfer.ts';

/*
 * What is well formed and must still not be taken from a file that somebody else wrote, be it imported or managed. It is
 * pure.
 */

/** Far more than one desk watches; each is asked, or judged, again and again. */
export const mostConnections = 200;
const mostRules = 1_000;

/** What of a file must not be taken over, as words; it is taken out of `settings`. */
export function rejectParts(
  settings: NamedSettings,
  pollIntervalMs: number,
): { settings: NamedSettings; rejected: string[] } {
  const troubles = findPartTroubles(settings, pollIntervalMs);
  const good = portableNames.filter((name) => settings[name] !== undefined && !troubles.has(name));
  return {
    settings: Object.fromEntries(good.map((name) => [name, settings[name]])),
    rejected: [...troubles].map(([name, why]) => describeRejectedPart(name, why)),
  };
}

/** Why, in words, by part; empty: all of it may be taken. */
export function findPartTroubles(
  { connections, rules, caFile }: NamedSettings,
  pollIntervalMs: number,
): Map<PortableName, string> {
  const found = {
    connections: connections === undefined ? null : findConnectionTrouble(connections.map(({ id }) => id)),
    rules: rules === undefined ? null : findRuleTrouble(rules, pollIntervalMs),
    caFile: caFile == null ? null : findPathTrouble(caFile),
  };
  const troubles = new Map<PortableName, string>();
  for (const name of ['connections', 'rules', 'caFile'] as const) {
    const why = found[name];
    if (why !== null) troubles.set(name, why);
  }
  return troubles;
}

/** Why an id must not stand beside those that are `taken`, in words. */
export function findIdTrouble(id: string, taken: ReadonlySet<string>): string | null {
  if (taken.has(id)) return partTroubles.sameId;
  return isReservedConnectionId(id) ? partTroubles.reservedId : null;
}

function findConnectionTrouble(ids: readonly string[]): string | null {
  if (ids.length > mostConnections) return partTroubles.tooMany(mostConnections);
  const taken = new Set<string>();
  for (const id of ids) {
    const trouble = findIdTrouble(id, taken);
    if (trouble !== null) return trouble;
    taken.add(id);
  }
  return null;
}

/** To look at a path on a server is to sign in there; one that is not whole means another file each time. */
function findPathTrouble(path: string): string | null {
  return isAbsolute(path) && !/^[\\/]{2}/.test(path) ? null : partTroubles.foreignPath;
}

function findRuleTrouble(rules: Settings['rules'], pollIntervalMs: number): string | null {
  if (rules.length > mostRules) return partTroubles.tooMany(mostRules);
  const ids = new Set<string>();
  for (const rule of rules) {
    const wrong = findRuleProblems(rule, { pollIntervalMs }).find(({ severity }) => severity === 'error');
    if (wrong !== undefined) return partTroubles.brokenRule(rule.name, describeRuleProblem(wrong, rule));
    if (ids.has(rule.id)) return partTroubles.brokenRule(rule.name, '');
    ids.add(rule.id);
  }
  return null;
}
