import { z } from 'zod';
import { type Credentials, credentialNames } from '../../shared/connection.ts';
import { createFailure, type Failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { keychainDetails } from '../../shared/words/en/keychain.ts';
import type { Clock } from '../clock.ts';

/*
 * The operating system's keychain: the only place where secrets are kept. It knows connection ids and secret
 * fields, not what they are spent on. There is no second place: where the keychain fails, nothing is stored.
 */

export interface Keychain {
  /** Null: nothing is stored for this connection. */
  read(connectionId: string): Promise<Result<Credentials | null>>;
  /** Replaces what was stored. */
  write(connectionId: string, credentials: Credentials): Promise<Result<null>>;
  /** Removing what is not there is no failure. */
  remove(connectionId: string): Promise<Result<null>>;
  /** Stores, reads and removes a made-up entry; null when all of it works. May ask to unlock the keychain. */
  probe(): Promise<Failure | null>;
}

/** The part of keytar that is used. */
export interface KeytarPort {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface KeychainOptions {
  clock: Pick<Clock, 'setTimer'>;
  timeoutMs?: number;
  /** keytar itself, unless told otherwise. Its native code loads at the first use, not at the start. */
  load?: () => Promise<KeytarPort>;
}

const service = 'queuewatch';
/** No connection id starts with this sign. */
const probeAccount = '~probe';
/** CRED_MAX_CREDENTIAL_BLOB_SIZE of Windows, kept everywhere so that a set-up works on every desk. */
const maxEntryBytes = 2560;
/**
 * Long enough to type the password of a locked keyring, and shorter than a poll may take: that would end first, and blame
 * the contact centre for a keychain that does not answer.
 */
const defaultTimeoutMs = 25_000;

const entrySchema = z.partialRecord(z.enum(credentialNames), z.string());

export function createKeychain({ clock, timeoutMs = defaultTimeoutMs, load }: KeychainOptions): Keychain {
  const loadKeytar: () => Promise<KeytarPort> = load ?? (async () => (await import('keytar')).default);
  const inTurn = createTurns(clock, timeoutMs);
  const ask = async <T>(
    task: (keytar: KeytarPort) => Promise<T>,
    secrets: readonly string[] = [],
  ): Promise<Result<T>> => {
    try {
      return ok(await inTurn(async () => task(await loadKeytar())));
    } catch (error) {
      return failed(toFailure(error, secrets));
    }
  };
  const read: Keychain['read'] = async (connectionId) => {
    const stored = await ask((keytar) => keytar.getPassword(service, connectionId));
    if (!stored.ok) return stored;
    return stored.value === null ? ok(null) : parseEntry(stored.value);
  };
  const write: Keychain['write'] = async (connectionId, credentials) => {
    const entry = JSON.stringify(credentials);
    const bytes = Buffer.byteLength(entry);
    if (bytes > maxEntryBytes) return failed(unavailable(keychainDetails.tooLong(bytes, maxEntryBytes)));
    const secrets = [entry, ...Object.values(credentials)];
    const written = await ask((keytar) => keytar.setPassword(service, connectionId, entry), secrets);
    return written.ok ? ok(null) : written;
  };
  const remove: Keychain['remove'] = async (connectionId) => {
    const removed = await ask((keytar) => keytar.deletePassword(service, connectionId));
    return removed.ok ? ok(null) : removed;
  };
  const probe: Keychain['probe'] = async () => {
    // Looking up what is not there succeeds even where nothing can be stored, so that alone proves nothing.
    const written = await write(probeAccount, { clientId: 'probe' });
    if (!written.ok) return written.failure;
    const stored = await read(probeAccount);
    const removed = await remove(probeAccount);
    if (!stored.ok) return stored.failure;
    if (stored.value?.clientId !== 'probe') return unavailable(keychainDetails.notGivenBack);
    return removed.ok ? null : removed.failure;
  };
  return { read, write, remove, probe };
}

/**
 * One call at a time, each given up after `timeoutMs`. A call that hangs behind an unlock prompt holds one of
 * Node's few worker threads until it is answered; asking again meanwhile would hold the rest and stop all disk
 * work. So the next call waits for the hanging one, and one given up before its turn is never made.
 */
function createTurns(clock: Pick<Clock, 'setTimer'>, timeoutMs: number) {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      let isGivenUp = false;
      const timer = clock.setTimer(timeoutMs, () => {
        isGivenUp = true;
        reject(new Error(keychainDetails.noAnswer(Math.round(timeoutMs / 1000))));
      });
      const run = async () => {
        if (isGivenUp) return;
        try {
          resolve(await task());
        } catch (error) {
          reject(error);
        } finally {
          timer.cancel();
        }
      };
      last = last.then(run);
    });
}

function parseEntry(text: string): Result<Credentials> {
  const entry = entrySchema.safeParse(parseJson(text));
  return entry.success ? ok(entry.data) : failed(unavailable(keychainDetails.damaged));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Said by the schema; the error's own message would quote the secret.
  }
}

function toFailure(error: unknown, secrets: readonly string[]): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const quotesSecret = secrets.some((secret) => secret !== '' && message.includes(secret));
  return unavailable(quotesSecret ? null : message);
}

function unavailable(detail: string | null): Failure {
  return createFailure('keychain-unavailable', { detail });
}
