import type { Failure } from '../../shared/failure.ts';
import type { Clock } from '../clock.ts';
import { toAbortFailure } from './http-failure.ts';
import { waitFor } from './wait-for.ts';

// Access tokens: asked for once, shared by everyone, renewed before they end. How one is got is the grant's
// business, what it is spent on the caller's.

export interface Token {
  readonly value: string;
  readonly scope: string | null;
  /** On the monotonic clock. */
  readonly usableUntil: number;
}

/** `status` is that of the refusal (null: no answer): a dialect is told from a 404 also at its token endpoint. */
export type TokenResult<T> = { ok: true; value: T } | { ok: false; failure: Failure; status: number | null };

export interface TokenSource {
  /** A usable token for a scope (null: none is asked for). */
  get(scope: string | null, signal: AbortSignal): Promise<TokenResult<Token>>;
  /** The next token after `used` was refused; `isRenewed`: got because of it, so that one more refusal is final. */
  replace(used: Token, signal: AbortSignal): Promise<TokenResult<{ token: Token; isRenewed: boolean }>>;
  /** Forgets a token, so that the next call sees what an administrator changed meanwhile. */
  drop(used: Token): void;
  /** The next `get` for this scope signs in anew, also where a sign-in is under way. */
  forget(scope: string | null): void;
}

/** What a token endpoint gave. */
export interface GrantedToken {
  value: string;
  /** From its receipt on, in milliseconds. */
  lifetimeMs: number;
}

/**
 * One way of getting a token. It is ended by the vendor's closing only: a caller's own signal only ends its
 * waiting, as others may wait for the same token. `refused` is a token that the vendor no longer takes.
 */
export type Grant = (scope: string | null, refused: string | null) => Promise<TokenResult<GrantedToken>>;

interface TokenSourceOptions {
  clock: Clock;
  grant: Grant;
}

interface Renewal {
  refused: string | null;
  token: Promise<TokenResult<Token>>;
}

export function createTokenSource({ clock, grant }: TokenSourceOptions): TokenSource {
  const current = new Map<string | null, Token>();
  const underWay = new Map<string | null, Renewal>();

  function begin(scope: string | null, refused: string | null): Renewal {
    const isNewest = () => underWay.get(scope) === renewal;
    const signIn = async (): Promise<TokenResult<Token>> => {
      try {
        const granted = await grant(scope, refused);
        if (!granted.ok) return granted;
        const { value, lifetimeMs } = granted.value;
        const usableUntil = clock.monotonic() + lifetimeMs - Math.min(60_000, lifetimeMs / 10);
        const token = { value, scope, usableUntil };
        if (isNewest()) current.set(scope, token);
        return { ok: true, value: token };
      } finally {
        if (isNewest()) underWay.delete(scope);
      }
    };
    const renewal: Renewal = { refused, token: signIn() };
    underWay.set(scope, renewal);
    return renewal;
  }

  function renew(
    scope: string | null,
    refused: string | null,
    signal: AbortSignal,
  ): Promise<TokenResult<Token>> {
    const toAborted = () => ({ ok: false as const, failure: toAbortFailure(signal), status: null });
    if (signal.aborted) return Promise.resolve(toAborted());
    const renewal = underWay.get(scope) ?? begin(scope, refused);
    return waitFor(renewal.token, signal, toAborted);
  }

  function findUsable(scope: string | null): Token | null {
    const token = current.get(scope);
    return token !== undefined && clock.monotonic() < token.usableUntil ? token : null;
  }

  return {
    async get(scope, signal) {
      const token = findUsable(scope);
      return token === null ? renew(scope, null, signal) : { ok: true, value: token };
    },
    async replace(used, signal) {
      if (current.get(used.scope) === used) current.delete(used.scope);
      const token = findUsable(used.scope);
      if (token !== null) return { ok: true, value: { token, isRenewed: false } };
      const joined = underWay.get(used.scope);
      // What had begun before the refusal may bring the refused token again: it is no renewal for it.
      const isRenewed = joined === undefined || joined.refused === used.value;
      const renewed = await renew(used.scope, used.value, signal);
      return renewed.ok ? { ok: true, value: { token: renewed.value, isRenewed } } : renewed;
    },
    drop(used) {
      if (current.get(used.scope) === used) current.delete(used.scope);
    },
    forget(scope) {
      current.delete(scope);
      underWay.delete(scope);
    },
  };
}
