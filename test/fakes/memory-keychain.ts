import type { Keychain } from '../../src/main/credentials/keychain.ts';
import type { Credentials } from '../../src/shared/connection.ts';
import { createFailure, type Failure } from '../../src/shared/failure.ts';
import { failed, ok } from '../../src/shared/result.ts';

/** A keychain in memory for tests; `breakWith` makes it answer like a locked or missing one. */
export class MemoryKeychain implements Keychain {
  readonly #entries = new Map<string, Credentials>();
  #failure: Failure | null = null;

  breakWith(detail: string | null): void {
    this.#failure = detail === null ? null : createFailure('keychain-unavailable', { detail });
  }

  async read(connectionId: string) {
    const entry = this.#entries.get(connectionId);
    return this.#failure ? failed(this.#failure) : ok(entry === undefined ? null : { ...entry });
  }

  async write(connectionId: string, credentials: Credentials) {
    if (this.#failure) return failed(this.#failure);
    const bytes = Buffer.byteLength(JSON.stringify(credentials));
    if (bytes > 2560) return failed(createFailure('keychain-unavailable', { detail: `${bytes} bytes` }));
    this.#entries.set(connectionId, { ...credentials });
    return ok(null);
  }

  async remove(connectionId: string) {
    if (this.#failure) return failed(this.#failure);
    this.#entries.delete(connectionId);
    return ok(null);
  }

  async probe() {
    return this.#failure;
  }
}
