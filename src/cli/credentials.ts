import type { Clock } from '../main/clock.ts';
import type { CredentialSourcePort } from '../main/vendors/vendor.ts';
import {
  type Connection,
  type CredentialName,
  type Credentials,
  credentialNames,
} from '../shared/connection.ts';
import { createFailure } from '../shared/failure.ts';
import { failed, ok } from '../shared/result.ts';
import { noStoredCredentials, usageWords } from '../shared/words/en/command-line.ts';
import { UsageError } from './usage-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const client: readonly CredentialName[] = ['clientId', 'clientSecret'];
const accessKey: readonly CredentialName[] = ['accessKeyId', 'accessKeySecret'];

/** CXone's real API wants an access key beside the client; half of one is a mistake in any case. */
function toNeeded({ api, credentials }: Connection): readonly CredentialName[] {
  const namesKey = accessKey.some((name) => credentials[name] !== undefined);
  return api === 'acd' || namesKey ? [...client, ...accessKey] : client;
}

/** Before anything is asked: every named variable is set and nothing needed is left out. */
export function checkCredentialSources(connections: readonly Connection[], environment: Environment): void {
  const problems: string[] = [];
  for (const connection of connections) {
    const { id, credentials } = connection;
    if (connection.signIn === 'browser') {
      problems.push(usageWords.browserOnly(id));
      continue;
    }
    for (const name of toNeeded(connection))
      if (credentials[name] === undefined) problems.push(usageWords.credentialMissing(id, name));
    for (const [field, source] of Object.entries(credentials))
      if (source !== undefined && 'env' in source && !environment[source.env])
        problems.push(usageWords.variableNotSet(id, field, source.env));
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
}

/** Secrets from the environment, or from the keychain, which is loaded only where a connection names it. */
export function createCredentialSource(environment: Environment, clock: Clock): CredentialSourcePort {
  return async ({ id, credentials }) => {
    const values: Credentials = {};
    const fromKeychain: CredentialName[] = [];
    for (const field of credentialNames) {
      const source = credentials[field];
      if (source === undefined) continue;
      if ('keychain' in source) fromKeychain.push(field);
      else values[field] = environment[source.env] ?? '';
    }
    if (fromKeychain.length === 0) return ok(values);
    const { createKeychain } = await import('../main/credentials/keychain.ts');
    const stored = await createKeychain({ clock }).read(id);
    if (!stored.ok) return stored;
    if (stored.value === null) return failed(createFailure('auth', { detail: noStoredCredentials }));
    for (const field of fromKeychain) {
      const value = stored.value[field];
      if (value !== undefined) values[field] = value;
    }
    return ok(values);
  };
}
