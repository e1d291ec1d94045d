import { type Connection, connectionSchema, serviceLevelFormulas } from '../../shared/connection.ts';
import type { CredentialInput } from '../../shared/contract/connection-contract.ts';
import {
  applyChange,
  type ConnectionChange,
  goesElsewhere,
  type KeptConnection,
  toPlace,
} from '../../shared/kept-connection.ts';
import { minimumPollSeconds } from '../../shared/poll-seconds.ts';
import { connectWords } from '../../shared/words/en/connect.ts';
import { connectionsPageWords } from '../../shared/words/en/connections-page.ts';
import {
  type FieldErrors,
  type Fields,
  findCredentialErrors,
  namesOfCredentials,
  ownAddresses,
  toAddress,
  toApi,
  toCredentials,
  toTypedPlace,
} from './connection-draft.ts';
import { findChoiceProblem, type QueueChoice, toSelection } from './queue-selection.ts';

const longestTag = 40;
const mostTags = 20;

interface ReadyChange {
  change: ConnectionChange;
  /** Typed in for a new place; left out where the kept ones go on. */
  credentials?: CredentialInput;
}
export type ParsedChange =
  | ({ ok: true } & ReadyChange)
  | { ok: false; errors: FieldErrors; queueError: string | null };

/** What the editor's fields change of a kept connection, or what to mend, by field. Main judges again. */
export function parseChange(fields: Fields, choice: QueueChoice, kept: KeptConnection): ParsedChange {
  const wanted = toWanted(fields, choice, kept);
  const change = dropUnchanged(wanted, kept);
  const errors = findErrors(kept, change);
  const tags = change.tags ?? [];
  if (tags.length > mostTags || tags.some((tag) => tag.length > longestTag))
    errors.tags = connectionsPageWords.editor.errors.tags;
  const queueError = findChoiceProblem(choice);

  const isElsewhere = goesElsewhere(kept, change);
  const isBrowser = kept.signIn === 'browser';
  const credentials = toCredentials(fields, namesOfCredentials(kept.vendor, isBrowser));
  if (isElsewhere)
    Object.assign(errors, findCredentialErrors(kept.vendor, change.api ?? kept.api, isBrowser, credentials));
  if (Object.keys(errors).length > 0 || queueError !== null) return { ok: false, errors, queueError };
  return isElsewhere ? { ok: true, change, credentials } : { ok: true, change };
}

/** `retail, night`: without blanks around, empty ones and repetitions. */
export function toTags(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().replace(/\s+/g, ' '));
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

function toWanted(
  fields: Fields,
  choice: QueueChoice,
  kept: KeptConnection,
): Required<Omit<ConnectionChange, 'enabled'>> {
  return {
    name: fields.name.trim(),
    tags: toTags(fields.tags),
    queues: toSelection(choice),
    pollSeconds: Number(fields.pollSeconds),
    serviceLevelFormula:
      serviceLevelFormulas.find((known) => known === fields.serviceLevelFormula) ?? kept.serviceLevelFormula,
    api: kept.signIn === 'browser' ? kept.api : toApi(kept.vendor, fields.api),
    place: toWantedPlace(fields, kept),
    timeZone: fields.timeZone === '' ? null : fields.timeZone,
    scope: toOwnText(fields.scope),
    apiVersion: toOwnText(fields.apiVersion),
  };
}

/** A region may be kept beside an address of its own, as nobody types it in here: it stays until another is chosen. */
function toWantedPlace({ region, loginUrl, apiUrl }: Fields, kept: KeptConnection) {
  const isUntouched = region !== ownAddresses && region === kept.region;
  return isUntouched ? toPlace(kept) : toTypedPlace(region, toAddress(loginUrl), toAddress(apiUrl));
}

function toOwnText(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Only what differs travels: what was not touched stays as it is kept, also where it was written by hand. */
function dropUnchanged(wanted: ConnectionChange, kept: KeptConnection): ConnectionChange {
  const { timeZone = null, scope = null, apiVersion = null, ...rest } = kept;
  const before: Record<string, unknown> = { ...rest, timeZone, scope, apiVersion, place: toPlace(kept) };
  const changed = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  return Object.fromEntries(changed);
}

function findErrors(kept: KeptConnection, change: ConnectionChange): FieldErrors {
  // What is said of a connection is no part of it.
  const { credentialNames: _names, foundApi: _found, webApp: _app, removable: _held, ...connection } = kept;
  const parsed = connectionSchema.safeParse(applyChange<Partial<Connection>>(connection, change));
  const errors: FieldErrors = {};
  if (parsed.success) return errors;
  for (const { path } of parsed.error.issues) Object.assign(errors, toFieldError(String(path[0])));
  return errors;
}

function toFieldError(path: string): FieldErrors {
  const words = connectWords.errors;
  const own = connectionsPageWords.editor.errors;
  switch (path) {
    case 'name':
      return { name: words.name };
    case 'pollSeconds':
      return { pollSeconds: words.poll(minimumPollSeconds) };
    case 'region':
      return { region: words.region };
    case 'loginUrl':
      return { loginUrl: words.address };
    case 'apiUrl':
      return { apiUrl: words.address };
    case 'apiVersion':
      return { apiVersion: own.apiVersion };
    case 'scope':
      return { scope: own.scope };
    case 'tags':
      return { tags: own.tags };
    default:
      return { name: own.other };
  }
}
