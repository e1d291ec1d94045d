import { isDeepStrictEqual } from 'node:util';
import type { Connection } from '../shared/connection.ts';
import { asksTheSame } from '../shared/kept-connection.ts';
import type { Settings } from '../shared/settings.ts';
import {
  type ImportedConnection,
  type NamedSettings,
  type PortableName,
  portableNames,
} from '../shared/settings-transfer.ts';
import { describePart } from '../shared/words/en/settings-transfer.ts';
import { listHosts } from './vendors/registry.ts';

/*
 * What taking over exported settings means for those that are in force. It is pure.
 */

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
