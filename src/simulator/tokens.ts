import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiAnswer } from './answer.ts';
import type { Rules } from './rules.ts';
import type { Wall } from './wall.ts';

/*
 * The tokens that were given out, and to whom. They live on the wall clock: how fast the demo's time runs does
 * not change how long a client may use one.
 */

/** Whose token it is: one vendor's is worth nothing at the other. */
export type TokenFamily = 'genesys' | 'cxone';

export interface Token {
  /** 1 for the first token given out: what the request log shows instead of the token. */
  serial: number;
  family: TokenFamily;
  scopes: readonly string[];
  /** Null where a client signed in, and no person. */
  user: string | null;
  lifetimeSeconds: number;
  issuedAt: number;
}

interface GrantTerms {
  family: TokenFamily;
  scopes?: readonly string[];
  user?: string | null;
  lifetimeSeconds: number;
  /** How long the refresh token is good for. */
  refreshSeconds?: number;
}

export interface Granted {
  text: string;
  refreshText: string;
  expiresSeconds: number;
  token: Token;
}

export interface ClientIdentity {
  clientId: string;
  clientSecret: string;
}

/** What a back-end application signs in to CXone with. */
export interface CxoneIdentity extends ClientIdentity {
  accessKeyId: string;
  accessKeySecret: string;
}

interface OfficeParts {
  genesys: ClientIdentity;
  cxone: CxoneIdentity;
  rules: Rules;
  wall: Wall;
}

/** The oldest is forgotten when there are more. */
const mostTokens = 1000;
const usualRefreshSeconds = 7200;

export class TokenOffice {
  readonly genesys: ClientIdentity;
  readonly cxone: CxoneIdentity;
  #rules: Rules;
  readonly #wall: Wall;
  readonly #tokens = new Map<string, Token>();
  readonly #refreshes = new Map<string, { terms: GrantTerms; goodUntil: number }>();
  #issued = 0;

  constructor({ genesys, cxone, rules, wall }: OfficeParts) {
    this.genesys = genesys;
    this.cxone = cxone;
    this.#rules = rules;
    this.#wall = wall;
  }

  get rules(): Readonly<Rules> {
    return this.#rules;
  }

  change(rules: Partial<Rules>): void {
    this.#rules = { ...this.#rules, ...rules };
  }

  /** Gives out a token; whoever asked has proved who they are. */
  grant(terms: GrantTerms): Granted {
    const { family, scopes = [], user = null, lifetimeSeconds } = terms;
    const { refreshSeconds = usualRefreshSeconds } = terms;
    this.#issued += 1;
    const issuedAt = this.#wall.monotonic();
    const token = { serial: this.#issued, family, scopes, user, lifetimeSeconds, issuedAt };
    const text = makeText();
    const refreshText = makeText();
    keep(this.#tokens, digest(text), token);
    keep(this.#refreshes, digest(refreshText), { terms, goodUntil: issuedAt + refreshSeconds * 1000 });
    return { text, refreshText, expiresSeconds: lifetimeSeconds, token };
  }

  /** A new token for a refresh token, which is used up by that; null where it is not (or no longer) good. */
  redeem(refreshText: string, family: TokenFamily): Granted | null {
    const key = digest(refreshText);
    const refresh = this.#refreshes.get(key);
    if (refresh === undefined || refresh.terms.family !== family) return null;
    this.#refreshes.delete(key);
    return this.#wall.monotonic() < refresh.goodUntil ? this.grant(refresh.terms) : null;
  }

  /**
   * The token of an `Authorization: Bearer` header; null where it is unknown or too old, by its own lifetime or by
   * `mostSeconds`.
   */
  find(authorization: string | undefined, mostSeconds: number): Token | null {
    const text = readBearer(authorization);
    if (text === null) return null;
    const key = digest(text);
    const token = this.#tokens.get(key);
    if (token === undefined) return null;
    const ageMs = this.#wall.monotonic() - token.issuedAt;
    if (ageMs < Math.min(mostSeconds, token.lifetimeSeconds) * 1000) return token;
    this.#tokens.delete(key);
    return null;
  }

  /** Ends a token before its time. */
  revoke(authorization: string | undefined): void {
    const text = readBearer(authorization);
    if (text !== null) this.#tokens.delete(digest(text));
  }
}

/** What the token is known by; of a JSON Web Token that is its last part (CXone writes them so). */
function readBearer(authorization: string | undefined): string | null {
  const text = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
  return text?.split('.').at(-1) ?? null;
}

/** Name and password of a Basic header as they stand there; null where there is none. */
export function readBasic(authorization: string | undefined): ClientIdentity | null {
  const coded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (coded === undefined) return null;
  const text = Buffer.from(coded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { clientId: text.slice(0, colon), clientSecret: text.slice(colon + 1) };
}

/** A token endpoint has an error shape of its own; `description` stands beside the field of RFC 6749. */
export function refuseToken(status: number, error: string, description: string): ApiAnswer {
  return { status, body: { error, description, error_description: description } };
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  for (const oldest of map.keys()) {
    if (map.size < mostTokens) break;
    map.delete(oldest);
  }
  map.set(key, value);
}

function makeText(): string {
  return randomBytes(48).toString('base64url');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** Compares digests, so that neither length nor content shows in the time it takes. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(one).digest(),
    createHash('sha256').update(other).digest(),
  );
}
