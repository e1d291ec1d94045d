import type { BoardRow, ConnectionStatus } from '../../shared/board.ts';
import type { QueueSummary } from '../../shared/queue.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import type { ScopeNames } from './scope-words.ts';

type Named = Pick<ConnectionStatus, 'id' | 'name'>;
const words = alertSettingsWords.editor;

type Rows = ReadonlyMap<string, BoardRow>;

/** What connections and the board's queues are called. Tenants may share an id: then both names stand for it. */
export function toScopeNames(connections: readonly Named[], rows: Rows): ScopeNames {
  const queues = new Map<string, Set<string>>();
  for (const { reading } of rows.values()) {
    const names = queues.get(reading.queueId);
    if (names === undefined) queues.set(reading.queueId, new Set([reading.queueName]));
    else names.add(reading.queueName);
  }
  return {
    connections: new Map(connections.map(({ id, name }) => [id, name])),
    queues: new Map([...queues].map(([id, names]) => [id, [...names].join(' / ')])),
  };
}

/**
 * The queues to choose from, by name: those of the chosen connections (none chosen: of all), and before them what
 * was chosen and is not among them, so that it can be taken away.
 */
export function toChoosableQueues(
  connections: readonly Named[],
  rows: Rows,
  chosen: { connectionIds: readonly string[]; queueIds: readonly string[] },
): QueueSummary[] {
  const isInScope = (id: string) => chosen.connectionIds.length === 0 || chosen.connectionIds.includes(id);
  const names = new Map(connections.map(({ id, name }) => [id, name]));
  const isOne = connections.filter(({ id }) => isInScope(id)).length < 2;
  const labels = new Map<string, Set<string>>();
  const elsewhere = new Map<string, string>();
  for (const { reading } of rows.values()) {
    const { connectionId, queueId, queueName } = reading;
    const label = isOne ? queueName : `${queueName} · ${names.get(connectionId) ?? connectionId}`;
    const known = labels.get(queueId);
    if (!isInScope(connectionId)) elsewhere.set(queueId, queueName);
    else if (known === undefined) labels.set(queueId, new Set([label]));
    else known.add(label);
  }
  const listed = [...labels].map(([queueId, all]) => ({ queueId, name: [...all].join(' / '), targets: {} }));
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  listed.sort((a, b) => compare(a.name, b.name));
  const lost = chosen.queueIds.filter((id) => !labels.has(id));
  const sayLost = (id: string) => {
    const name = elsewhere.get(id);
    return name === undefined ? words.notOnBoard(id) : words.notInConnections(name);
  };
  return [...lost.map((queueId) => ({ queueId, name: sayLost(queueId), targets: {} })), ...listed];
}
