import type { Rule } from '../../shared/alert.ts';
import { alertSettingsWords, scopeMediaWords } from '../../shared/words/en/alert-settings.ts';

const words = alertSettingsWords.scope;
const shownNames = 3;

/** What ids are called; one that is not known is named by itself. */
export interface ScopeNames {
  connections: ReadonlyMap<string, string>;
  queues: ReadonlyMap<string, string>;
}

/** `all queues`, `voice in Genesys EMEA`, `chat of queues named Sales*`, `Billing EN, Orders and 4 more`. */
export function sayScope({ scope }: Pick<Rule, 'scope'>, names: ScopeNames): string {
  const { connectionIds, queueIds, mediaTypes, queueNamePattern } = scope;
  const isEmpty = [connectionIds, queueIds, mediaTypes].some((list) => list?.length === 0);
  if (isEmpty) return words.none;
  const queues = sayQueues(queueIds, queueNamePattern, names);
  const media = mediaTypes?.map((mediaType) => scopeMediaWords[mediaType]).join(', ');
  const where =
    connectionIds &&
    sayList(connectionIds.map((id) => names.connections.get(id) ?? words.unknownConnection(id)));
  const what = sayWhat(media, queues);
  return where === undefined ? what : words.inConnections(what, where);
}

function sayWhat(media: string | undefined, queues: string | null): string {
  if (media === undefined) return queues ?? words.all;
  return queues === null ? media : words.mediaOf(media, queues);
}

/** Named queues that must also bear a name are rare, yet a rule may say so. */
function sayQueues(
  queueIds: readonly string[] | undefined,
  pattern: string | undefined,
  names: ScopeNames,
): string | null {
  const named = queueIds && sayList(queueIds.map((id) => names.queues.get(id) ?? words.unknownQueue(id)));
  if (named === undefined) return pattern === undefined ? null : words.named(pattern);
  return pattern === undefined ? named : words.namedToo(named, pattern);
}

function sayList(names: readonly string[]): string {
  const shown = names.slice(0, shownNames).join(', ');
  return names.length > shownNames ? words.more(shown, names.length - shownNames) : shown;
}
