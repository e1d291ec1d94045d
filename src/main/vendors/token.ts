import { z } from 'zod';
import type { Credentials } from '../../shared/connection.ts';
import { createFailure, type Failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { parseAnswer } from './answer.ts';
import type { Http, HttpAnswer } from './http.ts';
import { isRecord, readJson, toAbortFailure, toStatusFailure } from './http-failure.ts';
import type { SecretFilter } from './secret-filter.ts';

// Access tokens by client credentials: asked for once, shared by everyone, renewed before they end. Knows the
// token endpoint only; what a token is spent on is the caller's business.

export interface Token {
  readonly value: string;
  readonly scope: string | null;
  /** On the monotonic clock. */
  readonly usableUntil: number;
}

export interface TokenSource {
  /** A usable token for a scope (null: none is asked for). */
  get(scope: string | null, signal: AbortSignal): Promise<Result<Token>>;
  /** The next token after `used` was refused; the current one, unrenewed, where `used` is no longer that. */
  replace(used: Token, signal: AbortSignal): Promise<Result<{ token: Token; isRenewed: boolean }>>;
  /** Forgets a token, so that the next call sees what an administrator changed meanwhile. */
  drop(used: Token): void;
  /** The next `get` for this scope signs in anew. */
  forget(scope: string | null): void;
}

export interface TokenOptions {
  http: Http;
  clock: Clock;
  log: Log;
  secrets: SecretFilter;
  getCredentials(): Promise<Result<Credentials>>;
  /** In the order to try them; the next one only after a 404. */
  tokenUrls: readonly string[];
  /** Ends a sign-in under way when the vendor is closed; a caller's own signal only ends its waiting. */
  closing: AbortSignal;
}

const tokenSchema = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  /** Seconds; some servers write them as text. */
  expires_in: z.coerce.number().nonnegative().nullish(),
});

/** What the documents speak of, for an answer that leaves it out. */
const defaultLifetimeSeconds = 3600;

const styles = ['basic', 'form'] as const;
type Style = (typeof styles)[number];

interface Attempt {
  url: string;
  style: Style;
}

export function createTokenSource(options: TokenOptions): TokenSource {
  const { clock, http, log, secrets, closing } = options;
  const current = new Map<string | null, Token>();
  const underWay = new Map<string | null, Promise<Result<Token>>>();
  const kept: { worked: Attempt | null } = { worked: null };

  async function signIn(scope: string | null): Promise<Result<Token>> {
    const credentials = await options.getCredentials();
    if (!credentials.ok) return credentials;
    const { clientId, clientSecret } = credentials.value;
    if (!clientId || !clientSecret)
      return failed(createFailure('auth', { detail: 'client id or secret missing' }));
    for (const secret of Object.values(credentials.value)) secrets.add(secret);
    secrets.add(toBasic(clientId, clientSecret));

    const refusals: Failure[] = [];
    for (const url of keptFirst(options.tokenUrls, kept.worked?.url)) {
      let isUnknownPath = false;
      for (const style of keptFirst(styles, kept.worked?.style)) {
        const sent = await http.send(toTokenRequest({ url, style }, clientId, clientSecret, scope, closing));
        if (!sent.ok) return sent;
        const answer = sent.value;
        log.debug('asked for a token', { style, status: answer.status });
        if (answer.status >= 200 && answer.status < 300) {
          const token = readToken(answer, scope, clock.monotonic());
          if (!token.ok) return token;
          secrets.add(token.value.value);
          kept.worked = { url, style };
          current.set(scope, token.value);
          return token;
        }
        const failure = toSignInFailure(answer, scope, secrets);
        if (![400, 401, 404].includes(answer.status)) return failed(failure);
        refusals.push(failure);
        isUnknownPath = answer.status === 404;
        if (isUnknownPath) break;
      }
      if (!isUnknownPath) break;
    }
    return failed(pickRefusal(refusals));
  }

  function renew(scope: string | null, signal: AbortSignal): Promise<Result<Token>> {
    let renewal = underWay.get(scope);
    if (renewal === undefined) {
      renewal = signIn(scope).finally(() => underWay.delete(scope));
      underWay.set(scope, renewal);
    }
    return waitFor(renewal, signal);
  }

  function findUsable(scope: string | null): Token | null {
    const token = current.get(scope);
    return token !== undefined && clock.monotonic() < token.usableUntil ? token : null;
  }

  return {
    async get(scope, signal) {
      const token = findUsable(scope);
      return token === null ? renew(scope, signal) : ok(token);
    },
    async replace(used, signal) {
      if (current.get(used.scope) === used) current.delete(used.scope);
      const token = findUsable(used.scope);
      if (token !== null) return ok({ token, isRenewed: false });
      const renewed = await renew(used.scope, signal);
      return renewed.ok ? ok({ token: renewed.value, isRenewed: true }) : renewed;
    },
    drop(used) {
      if (current.get(used.scope) === used) current.delete(used.scope);
    },
    forget(scope) {
      current.delete(scope);
    },
  };
}

function toBasic(clientId: string, clientSecret: string): string {
  return Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64');
}

function toTokenRequest(
  { url, style }: Attempt,
  clientId: string,
  clientSecret: string,
  scope: string | null,
  signal: AbortSignal,
) {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (style === 'form') {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  }
  if (scope !== null) form.set('scope', scope);
  const headers: Record<string, string> = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  };
  if (style === 'basic') headers.authorization = `Basic ${toBasic(clientId, clientSecret)}`;
  return { method: 'POST' as const, url, headers, body: form.toString(), signal };
}

function readToken(answer: HttpAnswer, scope: string | null, now: number): Result<Token> {
  const parsed = parseAnswer(tokenSchema, answer);
  if (!parsed.ok) return parsed;
  const lifetimeMs = (parsed.value.expires_in ?? defaultLifetimeSeconds) * 1000;
  const usableUntil = now + lifetimeMs - Math.min(60_000, lifetimeMs / 10);
  return ok({ value: parsed.value.access_token, scope, usableUntil });
}

/** At a token endpoint 400 says as often as 401 that the client is unknown; a refused scope is a permission. */
function toSignInFailure(answer: HttpAnswer, scope: string | null, secrets: SecretFilter): Failure {
  const failure = toStatusFailure(answer, {
    path: '/oauth/token',
    permission: scope ?? undefined,
    hide: secrets.hide,
  });
  const body = readJson(answer.text);
  const error = isRecord(body) && typeof body.error === 'string' ? body.error : null;
  if (failure.code !== 'auth' && failure.code !== 'bad-request') return failure;
  if (error === 'invalid_scope')
    return createFailure('permission', {
      detail: failure.detail,
      ...(scope === null ? {} : { subject: scope }),
    });
  const isAboutForm = error === 'invalid_request' || error === 'unsupported_grant_type';
  if (answer.status === 401 || (answer.status === 400 && !isAboutForm))
    return createFailure('auth', { detail: failure.detail });
  return failure;
}

/** Of several refusals the one that says most: a server that takes one style only answers the other oddly. */
function pickRefusal(refusals: readonly Failure[]): Failure {
  const picked =
    refusals.find(({ code }) => code === 'permission') ??
    refusals.find(({ code }) => code === 'auth') ??
    refusals.at(-1);
  if (picked === undefined) throw new Error('no token address to ask');
  return picked;
}

function keptFirst<T>(all: readonly T[], worked: T | undefined): T[] {
  return worked === undefined ? [...all] : [worked, ...all.filter((one) => one !== worked)];
}

/** One caller gives up without ending the sign-in for the others. */
function waitFor<T>(work: Promise<Result<T>>, signal: AbortSignal): Promise<Result<T>> {
  if (signal.aborted) return Promise.resolve(failed(toAbortFailure(signal)));
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve(failed(toAbortFailure(signal)));
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
