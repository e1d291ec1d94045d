/** A person's sign-in, in memory only: it ends with the program. */
export interface BrowserSession {
  /** Whom it was made with: addresses and client. A session is spent nowhere else. */
  with: string;
  accessToken: string;
  /** On the monotonic clock. */
  endsAt: number;
  /** Null: the vendor gave none, and the person signs in again when the session ends. */
  refreshToken: string | null;
}

/** The sign-ins of all connections, by connection id. */
export class BrowserSessions {
  readonly #sessions = new Map<string, BrowserSession>();

  read(connectionId: string): BrowserSession | null {
    return this.#sessions.get(connectionId) ?? null;
  }

  write(connectionId: string, session: BrowserSession): void {
    this.#sessions.set(connectionId, session);
  }

  /** What was signed in as a draft goes on as a kept connection. */
  move(from: string, to: string): void {
    const session = this.#sessions.get(from);
    this.#sessions.delete(from);
    if (session !== undefined) this.#sessions.set(to, session);
  }

  end(connectionId: string): void {
    this.#sessions.delete(connectionId);
  }
}
