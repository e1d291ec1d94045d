import { isAbsolute } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Connection } from '../shared/connection.ts';
import { goesElsewhere, toPlace } from '../shared/kept-connection.ts';
import { findRuleProblems } from '../shared/rule-problems.ts';
import type { Settings } from '../shared/settings.ts';
import {
  type ImportedConnection,
  type NamedSettings,
  type PortableName,
  portableNames,
} from '../shared/settings-transfer.ts';
import { describeRuleProblem } from '../shared/words/en/rule.ts';
import { describePart, describeRejectedPart, partTroubles } from '../shared/words/en/settings-transfer.ts';
import { draftConnectionId } from './connection-draft.ts';
import { demoConnectionId } from './demo.ts';
import { listHosts } from './vendors/registry.ts';

/*
 * What taking over exported settings means for those that are in force. It is pure.
 */

/** Far more than one desk watches; each is asked, or judged, again and again. */
const mostConnections = 200;
const mostRules = 1_000;

export interface ImportPlan {
  /** What is to be kept; connections that the file does not know stay among the others. */
  change: Partial<Settings>;
  added: Connection[];
  changed: Connection[];
  same: number;
  /** Those that ask somewhere else from now on, or are new: no secret that is kept under their id is theirs. */
  foreignIds: string[];
  /** Those whose asking has to begin anew, the foreign ones among them. */
  forgottenIds: string[];
  /** The parts that differ, connections and rules among them. */
  names: PortableName[];
}

/** What of a file must not be taken over, as words; it is taken out of `settings`. */
export function rejectParts(
  settings: NamedSettings,
  pollIntervalMs: number,
): { settings: NamedSettings; rejected: string[] } {
  const { connections, rules, caFile, ...others } = settings;
  const wrongConnections = connections === undefined ? null : findConnectionTrouble(connections);
  const wrongRules = rules === undefined ? null : findRuleTrouble(rules, pollIntervalMs);
  const wrongCaFile = caFile == null ? null : findPathTrouble(caFile);
  return {
    settings: {
      ...others,
      ...(connections !== undefined && wrongConnections === null && { connections }),
      ...(rules !== undefined && wrongRules === null && { rules }),
      ...(caFile !== undefined && wrongCaFile === null && { caFile }),
    },
    rejected: [
      ...(wrongConnections === null ? [] : [describeRejectedPart('connections', wrongConnections)]),
      ...(wrongRules === null ? [] : [describeRejectedPart('rules', wrongRules)]),
      ...(wrongCaFile === null ? [] : [describeRejectedPart('caFile', wrongCaFile)]),
    ],
  };
}

export function planImport(settings: NamedSettings, current: Readonly<Settings>): ImportPlan {
  const kept = new Map(current.connections.map((connection) => [connection.id, connection]));
  const added: Connection[] = [];
  const changed: Connection[] = [];
  const foreignIds: string[] = [];
  const forgottenIds: string[] = [];
  const merged = new Map(kept);
  for (const named of settings.connections ?? []) {
    const before = kept.get(named.id);
    const isForeign = before === undefined || !asksTheSame(before, named);
    // Where the secret stays, what it consists of stays too.
    const connection = isForeign ? named : { ...named, credentials: before.credentials };
    if (before !== undefined && isDeepStrictEqual(before, connection)) continue;
    (before === undefined ? added : changed).push(connection);
    if (isForeign) foreignIds.push(connection.id);
    if (isForeign || before.api !== connection.api) forgottenIds.push(connection.id);
    merged.set(connection.id, connection);
  }
  const wanted = {
    ...settings,
    ...(settings.connections !== undefined && { connections: [...merged.values()] }),
  };
  const names = portableNames.filter(
    (name) => wanted[name] !== undefined && !isDeepStrictEqual(wanted[name], current[name]),
  );
  const change = Object.fromEntries(names.map((name) => [name, wanted[name]]));
  const same = (settings.connections?.length ?? 0) - added.length - changed.length;
  return { change, added, changed, same, foreignIds, forgottenIds, names };
}

/** With its hosts, as a file may move a name that somebody trusts to another place. */
export function toImported(connection: Connection, current: Readonly<Settings>): ImportedConnection {
  const before = current.connections.find(({ id }) => id === connection.id);
  const hostsBefore = before === undefined ? null : listHosts(before);
  return { name: connection.name, hosts: listHosts(connection), hostsBefore };
}

/** Connections and rules are told apart from the rest. */
export function describeChanges(
  { change, names }: ImportPlan,
  current: Readonly<Settings>,
): { name: PortableName; text: string }[] {
  const next = { ...current, ...change };
  return names
    .filter((name) => name !== 'connections' && name !== 'rules')
    .map((name) => ({ name, text: describePart(name, next) }));
}

/** Whether a secret that was typed in for the one goes to the same place with the other. */
function asksTheSame(one: Connection, other: Connection): boolean {
  const isSameKind = one.vendor === other.vendor && one.signIn === other.signIn;
  return isSameKind && !goesElsewhere(one, { place: toPlace(other) });
}

function findConnectionTrouble(connections: readonly Connection[]): string | null {
  if (connections.length > mostConnections) return partTroubles.tooMany(mostConnections);
  const ids = connections.map(({ id }) => id);
  if (new Set(ids).size < ids.length) return partTroubles.sameId;
  // `constructor` and the like are found in every object.
  const isReserved = (id: string) => id === demoConnectionId || id === draftConnectionId || id in {};
  return ids.some(isReserved) ? partTroubles.reservedId : null;
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
