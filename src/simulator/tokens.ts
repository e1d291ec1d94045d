import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiAnswer } from './answer.ts';
import type { Wall } from './wall.ts';

/*
 * The token endpoint and the tokens it has given out. Tokens live on the wall clock: how fast the demo's time
 * runs does not change how long a client may use one.
 */

export interface Token {
  /** 1 for the first token given out: what the request log shows instead of the token. */
  serial: number;
  issuedAt: number;
}

export interface ClientIdentity {
  clientId: string;
  clientSecret: string;
}

/** The scopes that the documents name. The real platform ignores scopes in this grant. */
const knownScopes: ReadonlySet<string> = new Set([
  'analytics:queue:read',
  'analytics:queue:view',
  'analytics:conversation:read',
  'analytics:report:read',
  'analytics:query:view',
]);

/** The oldest is forgotten when there are more. */
const mostTokens = 1000;

export class TokenOffice {
  readonly #client: ClientIdentity;
  readonly #wall: Wall;
  readonly #tokens = new Map<string, Token>();
  #issued = 0;

  constructor(client: ClientIdentity, wall: Wall) {
    this.#client = client;
    this.#wall = wall;
  }

  /** Answers `POST /oauth/token`; `promisedSeconds` is what `expires_in` says. */
  issue(authorization: string | undefined, form: URLSearchParams, promisedSeconds: number): ApiAnswer {
    if (form.get('grant_type') !== 'client_credentials') {
      return refuseToken(400, 'unsupported_grant_type', 'grant type must be client_credentials');
    }
    const given = readBasic(authorization) ?? readForm(form);
    if (given === null) return refuseToken(400, 'invalid_request', 'client credentials are missing');
    if (!isSame(given.clientId, this.#client.clientId)) {
      return refuseToken(400, 'invalid_client', 'client not found');
    }
    if (!isSame(given.clientSecret, this.#client.clientSecret)) {
      return refuseToken(401, 'invalid_client', 'authentication failed');
    }
    const scopes = (form.get('scope') ?? '').split(' ').filter(Boolean);
    const unknown = scopes.find((scope) => !knownScopes.has(scope));
    if (unknown !== undefined) return refuseToken(400, 'invalid_scope', `unknown scope ${unknown}`);
    this.#issued += 1;
    for (const oldest of this.#tokens.keys()) {
      if (this.#tokens.size < mostTokens) break;
      this.#tokens.delete(oldest);
    }
    const text = randomBytes(48).toString('base64url');
    this.#tokens.set(digest(text), { serial: this.#issued, issuedAt: this.#wall.monotonic() });
    return {
      status: 200,
      body: { access_token: text, token_type: 'bearer', expires_in: promisedSeconds },
      headers: { 'cache-control': 'no-store' },
    };
  }

  /** The token of an `Authorization: Bearer` header; null where it is unknown or older than `lifetimeSeconds`. */
  find(authorization: string | undefined, lifetimeSeconds: number): Token | null {
    const text = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
    if (text === undefined) return null;
    const key = digest(text);
    const token = this.#tokens.get(key);
    if (token === undefined) return null;
    if (this.#wall.monotonic() - token.issuedAt < lifetimeSeconds * 1000) return token;
    this.#tokens.delete(key);
    return null;
  }
}

function readBasic(authorization: string | undefined): ClientIdentity | null {
  const coded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (coded === undefined) return null;
  const text = Buffer.from(coded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { clientId: text.slice(0, colon), clientSecret: text.slice(colon + 1) };
}

function readForm(form: URLSearchParams): ClientIdentity | null {
  const clientId = form.get('client_id');
  const clientSecret = form.get('client_secret');
  return clientId === null || clientSecret === null ? null : { clientId, clientSecret };
}

/** The token endpoint has an error shape of its own; `description` stands beside the field of RFC 6749. */
export function refuseToken(status: number, error: string, description: string): ApiAnswer {
  return { status, body: { error, description, error_description: description } };
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
