import { isDeepStrictEqual } from 'node:util';
import type { Failure } from '../shared/failure.ts';
import { failed } from '../shared/result.ts';
import type { Keychain } from './credentials/keychain.ts';
import type { PageFeed } from './page-feed.ts';

export interface WatchedKeychain extends Keychain {
  /** Tries again what did not work when it was last tried. May ask the supervisor to unlock the keychain. */
  recheck(): void;
}

/**
 * A keychain that tells the pages what is wrong with it as that changes: one that was locked or late when the program
 * started is mostly there a minute later. Nobody is asked to unlock it again and again: it is tried anew when it has given
 * something back, when it should have, or when a person wants it.
 */
export function watchKeychain(keychain: Keychain, feed: () => Pick<PageFeed, 'changeInfo'>): WatchedKeychain {
  const known: { failure: Failure | null; probing: Promise<Failure | null> | null } = {
    failure: null,
    probing: null,
  };
  const tryAll = async () => {
    const failure = await keychain.probe().finally(() => {
      known.probing = null;
    });
    const isChanged = !isDeepStrictEqual(failure, known.failure);
    known.failure = failure;
    if (isChanged) feed().changeInfo({ keychainFailure: failure });
    return failure;
  };
  const probe = () => {
    known.probing ??= tryAll();
    return known.probing;
  };
  const recheck = () => {
    if (known.failure !== null) void probe();
  };
  return {
    async read(connectionId) {
      const read = await keychain.read(connectionId);
      if (!read.ok) return read;
      if (read.value === null) {
        // On Linux a locked one has nothing either. Credentials that cannot be read are not credentials that are wrong.
        const failure = await probe();
        return failure === null ? read : failed(failure);
      }
      recheck();
      return read;
    },
    write: (connectionId, credentials) => keychain.write(connectionId, credentials),
    remove: (connectionId) => keychain.remove(connectionId),
    probe,
    recheck,
  };
}
