import type { ZodError } from 'zod';
import { type Connection, type Credentials, connectionSchema } from '../shared/connection.ts';
import { isReservedConnectionId } from '../shared/connection-id.ts';
import type { ConnectionDraft, CredentialInput } from '../shared/contract/connection-contract.ts';
import { createFailure, type Failure } from '../shared/failure.ts';
import { failed, ok, type Result } from '../shared/result.ts';

/*
 * From what a supervisor typed in to a connection as it is kept.
 */

/** Every secret that was typed in is looked up in the keychain; what is wrong is said field by field. */
export function toConnection(
  draft: ConnectionDraft,
  typed: CredentialInput,
  id: string,
  queues: Connection['queues'],
): Result<Connection> {
  const credentials = toKeychainSources(typed);
  const parsed = connectionSchema.safeParse({ ...draft, id, queues, credentials });
  return parsed.success ? ok(parsed.data) : failed(toRefusal(parsed.error));
}

/** What is wrong with a connection, field by field. */
export function toRefusal({ issues }: Pick<ZodError, 'issues'>): Failure {
  const detail = issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return createFailure('bad-request', { detail });
}

/** Where a connection finds exactly the fields that were typed in. */
export function toKeychainSources(typed: CredentialInput): Connection['credentials'] {
  return Object.fromEntries(Object.keys(toCredentials(typed)).map((name) => [name, { keychain: true }]));
}

/** Without the blanks that copying brings along; a field of blanks alone was not typed in. */
export function toCredentials(typed: CredentialInput): Credentials {
  const trimmed = Object.entries(typed).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
}

/** A readable id that is not taken: `genesys-emea`, `genesys-emea-2`. */
export function chooseId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-|-$/g, '');
  const base = plain === '' ? 'connection' : plain;
  let id = base;
  for (let number = 2; taken.includes(id) || isReservedConnectionId(id); number += 1)
    id = `${base}-${number}`;
  return id;
}
