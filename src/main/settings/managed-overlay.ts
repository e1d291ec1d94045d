import { isDeepStrictEqual } from 'node:util';
import { type Connection, connectionSchema } from '../../shared/connection.ts';
import { asksTheSame } from '../../shared/kept-connection.ts';
import { managedSettingNames } from '../../shared/managed.ts';
import type { ManagedChoice } from '../../shared/managed-choice.ts';
import type { Settings } from '../../shared/settings.ts';
import { isHeld, type Managed, type ManagedConnection, personalNames } from './managed.ts';

/*
 * What is managed, laid over what the supervisor set, and taken off again before their file is written: what comes from
 * who manages the computer is never in it. It is pure.
 */

/** The settings in force. */
export function layOver(own: Settings, managed: Managed): Settings {
  return {
    ...own,
    ...managed.values,
    demo: managed.allowDemo && own.demo,
    connections: layConnections(own, managed),
    found: layFound(own, managed),
  };
}

/** What the supervisor's file keeps after a change: under what is managed, all that they had set stays. */
export function toOwn(own: Settings, next: Settings, managed: Managed): Settings {
  const kept = managedSettingNames.filter((name) => isHeld(managed, name));
  const managedChoices = keepChoices(own, next, managed);
  return {
    ...next,
    ...Object.fromEntries(kept.map((name) => [name, own[name]])),
    demo: managed.allowDemo ? next.demo : own.demo,
    managedChoices,
    connections: keepConnections(own, next, managed, managedChoices),
  };
}

function layConnections(own: Settings, managed: Managed): Connection[] {
  const laid = managed.connections.map((one) => layConnection(findChoice(own, one), one));
  const isManaged = findManagedIds(managed);
  const ownOnes = managed.showsOwnConnections ? own.connections.filter(({ id }) => !isManaged.has(id)) : [];
  return [...laid, ...ownOnes].map((one) => ({
    ...one,
    pollSeconds: Math.max(one.pollSeconds, managed.leastPollSeconds),
  }));
}

/** Credentials, and which queues are asked for, belong to one tenant: they begin anew at another. */
function layConnection(choice: ManagedChoice | null, { connection, named }: ManagedConnection): Connection {
  if (choice === null) return connection;
  const isThere = asksTheSame(choice.tenant, connection);
  const personal = personalNames.filter(
    (name) => !named.includes(name) && choice[name] !== undefined && (isThere || name !== 'queues'),
  );
  return connectionSchema.parse({
    ...connection,
    ...Object.fromEntries(personal.map((name) => [name, choice[name]])),
    credentials: isThere ? choice.credentials : {},
  });
}

/** What was found out at one tenant says nothing of another. */
function layFound(own: Settings, managed: Managed): Settings['found'] {
  const isKnown = (id: string) => {
    const one = managed.connections.find(({ connection }) => connection.id === id);
    const choice = one && findChoice(own, one);
    return one === undefined || (choice != null && asksTheSame(choice.tenant, one.connection));
  };
  return Object.fromEntries(Object.entries(own.found).filter(([id]) => isKnown(id)));
}

/** One that the supervisor had set up themselves under this id counts where it is the same tenant. */
function findChoice(own: Settings, { connection }: ManagedConnection): ManagedChoice | null {
  const { id } = connection;
  if (Object.hasOwn(own.managedChoices, id)) return own.managedChoices[id] ?? null;
  const namesake = own.connections.find((one) => one.id === id);
  if (namesake === undefined || !asksTheSame(namesake, connection)) return null;
  return { ...pickPersonal(namesake), tenant: toTenant(namesake), credentials: namesake.credentials };
}

function keepConnections(
  own: Settings,
  next: Settings,
  managed: Managed,
  choices: Settings['managedChoices'],
): Connection[] {
  const isManaged = findManagedIds(managed);
  const shown = new Set(layConnections(own, managed).map(({ id }) => id));
  const free = next.connections.filter(({ id }) => !isManaged.has(id));
  const hidden = own.connections.filter(({ id }) => isManaged.has(id) || !shown.has(id));
  return [
    ...free.map((one) =>
      keepPoll(
        one,
        own.connections.find(({ id }) => id === one.id),
        managed,
      ),
    ),
    ...hidden.map((one) => fitSecret(one, choices)),
  ];
}

/** An interval that was raised to the shortest one allowed was never chosen. */
function keepPoll(
  next: Connection,
  before: Connection | undefined,
  { leastPollSeconds }: Managed,
): Connection {
  const isRaised =
    before !== undefined && next.pollSeconds === Math.max(before.pollSeconds, leastPollSeconds);
  return isRaised ? { ...next, pollSeconds: before.pollSeconds } : next;
}

/** The keychain holds one secret by an id: once it is that of the managed namesake, this one has none. */
function fitSecret(one: Connection, choices: Settings['managedChoices']): Connection {
  const choice = Object.hasOwn(choices, one.id) ? choices[one.id] : undefined;
  if (choice === undefined || Object.keys(choice.credentials).length === 0) return one;
  return { ...one, credentials: asksTheSame(choice.tenant, one) ? choice.credentials : {} };
}

function keepChoices(own: Settings, next: Settings, managed: Managed): Settings['managedChoices'] {
  const choices = new Map(Object.entries(own.managedChoices));
  const laid = layConnections(own, managed);
  for (const one of managed.connections) {
    const isSame = ({ id }: Connection) => id === one.connection.id;
    const [before, after] = [laid.find(isSame), next.connections.find(isSame)];
    if (before === undefined || after === undefined || isDeepStrictEqual(before, after)) continue;
    choices.set(after.id, toChoice(findChoice(own, one), before, after, one));
  }
  // The other way round: somebody signs in for one that is the supervisor's own.
  const isManaged = findManagedIds(managed);
  for (const { id, credentials } of next.connections)
    if (!isManaged.has(id) && Object.keys(credentials).length > 0) choices.delete(id);
  return Object.fromEntries(choices);
}

/** What was changed is chosen; everything else stays as it was chosen before, be it in force or not. */
function toChoice(
  chosen: ManagedChoice | null,
  before: Connection,
  after: Connection,
  { named }: ManagedConnection,
): ManagedChoice {
  const changed = personalNames.filter(
    (name) => !named.includes(name) && !isDeepStrictEqual(before[name], after[name]),
  );
  const isOldSignIn = chosen !== null && isDeepStrictEqual(before.credentials, after.credentials);
  const { tenant, credentials } = isOldSignIn
    ? chosen
    : { tenant: toTenant(after), credentials: after.credentials };
  const choice: ManagedChoice = { ...chosen, tenant, credentials };
  for (const name of changed) delete choice[name];
  return { ...choice, ...pickPersonal(after, changed) };
}

function pickPersonal(
  connection: Connection,
  names: readonly (typeof personalNames)[number][] = personalNames,
): Pick<Partial<Connection>, (typeof personalNames)[number]> {
  const given = names.filter((name) => connection[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, connection[name]]));
}

function toTenant({ vendor, region, loginUrl, apiUrl, signIn }: Connection): ManagedChoice['tenant'] {
  return {
    vendor,
    ...(region !== undefined && { region }),
    ...(loginUrl !== undefined && { loginUrl }),
    ...(apiUrl !== undefined && { apiUrl }),
    ...(signIn !== undefined && { signIn }),
  };
}

function findManagedIds({ connections }: Managed): ReadonlySet<string> {
  return new Set(connections.map(({ connection }) => connection.id));
}
