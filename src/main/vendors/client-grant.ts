import type { Credentials, Found } from '../../shared/connection.ts';
import { createFailure, type Failure } from '../../shared/failure.ts';
import type { Result } from '../../shared/result.ts';
import type { Log } from '../log.ts';
import type { Http } from './http.ts';
import type { SecretFilter } from './secret-filter.ts';
import { readToken, toSignInFailure } from './token-endpoint.ts';
import type { Grant, TokenResult } from './token-source.ts';

// OAuth's client-credentials grant: client id and secret for a token.

export type Attempt = NonNullable<Found['token']>;
type Style = Attempt['style'];

export interface ClientGrantOptions {
  http: Http;
  log: Log;
  secrets: SecretFilter;
  getCredentials(): Promise<Result<Credentials>>;
  /** In the order to try them; the next one only after a 404. */
  tokenUrls: readonly string[];
  /** In the order to try them; the next one after a 400 or 401. */
  styles: readonly Style[];
  /** What worked in an earlier run. */
  worked: Attempt | null;
  onWorked(attempt: Attempt): void;
  /** Ends a sign-in under way when the vendor is closed. */
  closing: AbortSignal;
}

export function createClientGrant(options: ClientGrantOptions): Grant {
  const { http, log, secrets, closing } = options;
  const kept: { worked: Attempt | null } = { worked: options.worked };

  return async (scope) => {
    const credentials = await options.getCredentials();
    if (!credentials.ok) return { ...credentials, status: null };
    const { clientId, clientSecret } = credentials.value;
    if (!clientId || !clientSecret)
      return refuse(createFailure('auth', { detail: 'client id or secret missing' }), null);
    for (const secret of [clientId, clientSecret, toBasic(clientId, clientSecret)]) secrets.add(secret);

    const refusals: { failure: Failure; status: number }[] = [];
    for (const url of keptFirst(options.tokenUrls, kept.worked?.url)) {
      let isUnknownPath = false;
      for (const style of keptFirst(options.styles, kept.worked?.style)) {
        const sent = await http.send(toTokenRequest({ url, style }, clientId, clientSecret, scope, closing));
        if (!sent.ok) return { ...sent, status: null };
        const { status } = sent.value;
        log.debug('asked for a token', { style, status });
        if (status >= 200 && status < 300) {
          const token = readToken(sent.value, secrets);
          if (!token.ok) return { ...token, status };
          if (kept.worked?.url !== url || kept.worked.style !== style) options.onWorked({ url, style });
          kept.worked = { url, style };
          return token;
        }
        const failure = toSignInFailure(sent.value, { path: new URL(url).pathname, scope, secrets });
        if (![400, 401, 404].includes(status)) return refuse(failure, status);
        refusals.push({ failure, status });
        isUnknownPath = status === 404;
        if (isUnknownPath) break;
      }
      if (!isUnknownPath) break;
    }
    const { failure, status } = pickRefusal(refusals);
    return refuse(failure, status);
  };
}

function refuse(failure: Failure, status: number | null): TokenResult<never> {
  return { ok: false, failure, status };
}

export function toBasic(clientId: string, clientSecret: string): string {
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
  return { method: 'POST' as const, url, headers, body: form.toString(), lane: 'sign-in' as const, signal };
}

/** Of several refusals the one that says most: a server that takes one style only answers the other oddly. */
export function pickRefusal<T extends { failure: Failure }>(refusals: readonly T[]): T {
  const picked =
    refusals.find(({ failure }) => failure.code === 'permission') ??
    refusals.find(({ failure }) => failure.code === 'auth') ??
    refusals.at(-1);
  if (picked === undefined) throw new Error('no token address to ask');
  return picked;
}

export function keptFirst<T>(all: readonly T[], worked: T | undefined): T[] {
  return worked === undefined || !all.includes(worked)
    ? [...all]
    : [worked, ...all.filter((one) => one !== worked)];
}
