import type { Credentials, Found } from '../../shared/connection.ts';
import { createFailure, type Failure } from '../../shared/failure.ts';
import type { Result } from '../../shared/result.ts';
import { credentialDetails } from '../../shared/words/en/vendor-detail.ts';
import type { Log } from '../log.ts';
import type { Refusal } from './api-client.ts';
import type { Http } from './http.ts';
import type { SecretFilter } from './secret-filter.ts';
import { askForToken } from './token-endpoint.ts';
import type { Grant } from './token-source.ts';

// OAuth's client-credentials grant: client id and secret for a token.

type Attempt = NonNullable<Found['token']>;
type Style = Attempt['style'];

interface ClientGrantOptions {
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
  const { log, secrets, closing } = options;
  const kept: { worked: Attempt | null } = { worked: options.worked };

  return async (scope) => {
    const credentials = await options.getCredentials();
    if (!credentials.ok) return { ...credentials, status: null };
    const { clientId, clientSecret } = credentials.value;
    if (!clientId || !clientSecret)
      return {
        ok: false,
        failure: createFailure('auth', { detail: credentialDetails.noClient }),
        status: null,
      };
    for (const secret of [clientId, clientSecret, toBasic(clientId, clientSecret)]) secrets.add(secret);

    const refusals: Refusal[] = [];
    for (const url of keptFirst(options.tokenUrls, kept.worked?.url)) {
      let isUnknownPath = false;
      for (const style of keptFirst(options.styles, kept.worked?.style)) {
        const attempt: Attempt = { url, style };
        const request = { scope, signal: closing, ...toTokenForm(attempt, clientId, clientSecret, scope) };
        const token = await askForToken(request, options);
        log.debug('asked for a token', { style, status: token.ok ? 200 : token.status });
        if (token.ok) {
          if (kept.worked?.url !== url || kept.worked.style !== style) options.onWorked(attempt);
          kept.worked = attempt;
          return token;
        }
        if (token.status === null || ![400, 401, 404].includes(token.status)) return token;
        refusals.push(token);
        isUnknownPath = token.status === 404;
        if (isUnknownPath) break;
      }
      if (!isUnknownPath) break;
    }
    return pickRefusal(refusals);
  };
}

export function toBasic(clientId: string, clientSecret: string): string {
  return Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64');
}

function toTokenForm({ url, style }: Attempt, clientId: string, clientSecret: string, scope: string | null) {
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== null) form.set('scope', scope);
  if (style === 'basic')
    return { url, form, headers: { authorization: `Basic ${toBasic(clientId, clientSecret)}` } };
  form.set('client_id', clientId);
  form.set('client_secret', clientSecret);
  return { url, form };
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
