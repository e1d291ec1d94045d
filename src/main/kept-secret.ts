import type { Credentials } from '../shared/connection.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Keychain } from './credentials/keychain.ts';

/*
 * What the keychain holds before a change that may still fail, so that a failure leaves it as it was.
 */

export interface KeptSecret {
  connectionId: string;
  /** A damaged entry cannot be read, and must not keep anybody from putting another in its place. */
  read: Result<Credentials | null>;
}

export async function readSecret(
  keychain: Pick<Keychain, 'read'>,
  connectionId: string,
): Promise<KeptSecret> {
  return { connectionId, read: await keychain.read(connectionId) };
}

export async function restoreSecret(
  keychain: Pick<Keychain, 'write' | 'remove'>,
  { connectionId, read }: KeptSecret,
): Promise<Result<null>> {
  if (!read.ok) return ok(null);
  return read.value === null ? keychain.remove(connectionId) : keychain.write(connectionId, read.value);
}
