import { z } from 'zod';
import { createFailure, type Failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { parseAnswer } from './answer.ts';
import type { Http, HttpAnswer } from './http.ts';
import { isRecord, readJson, toStatusFailure } from './http-failure.ts';
import type { SecretFilter } from './secret-filter.ts';
import type { GrantedToken, TokenResult } from './token-source.ts';

// What every OAuth token endpoint has in common: how it is asked, the shape of a token, and what its refusals mean.

const tokenSchema = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  /** Seconds; some servers write them as text. */
  expires_in: z.coerce.number().nonnegative().nullish(),
  refresh_token: z.string().min(1).nullish(),
  id_token: z.string().min(1).nullish(),
});

/** What the documents speak of, for an answer that leaves it out. */
const defaultLifetimeSeconds = 3600;

export interface EndpointToken extends GrantedToken {
  refreshToken: string | null;
  /** A JWT that says whose the token is; it is read, not verified. */
  idToken: string | null;
}

interface TokenRequest {
  url: string;
  /** Beside those that every such request has. */
  headers?: Readonly<Record<string, string>>;
  form: URLSearchParams;
  /** The one in the form, to be named where it is refused; null: none. */
  scope: string | null;
  signal: AbortSignal;
}

/** One request; whether another one is tried after a refusal is the grant's business. */
export async function askForToken(
  { url, headers, form, scope, signal }: TokenRequest,
  { http, secrets }: { http: Http; secrets: SecretFilter },
): Promise<TokenResult<EndpointToken>> {
  const sent = await http.send({
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: form.toString(),
    lane: 'sign-in',
    signal,
  });
  if (!sent.ok) return { ...sent, status: null };
  const { status } = sent.value;
  const token =
    status >= 200 && status < 300
      ? readToken(sent.value, secrets)
      : failed(toSignInFailure(sent.value, { path: new URL(url).pathname, scope, secrets }));
  return token.ok ? token : { ...token, status };
}

/** The token of a good answer; every secret in it is known to the filter from then on. */
export function readToken(answer: HttpAnswer, secrets: SecretFilter): Result<EndpointToken> {
  const parsed = parseAnswer(tokenSchema, answer);
  if (!parsed.ok) return parsed;
  const { access_token: value, expires_in: seconds, refresh_token, id_token } = parsed.value;
  for (const secret of [value, refresh_token, id_token]) if (secret) secrets.add(secret);
  return ok({
    value,
    lifetimeMs: (seconds ?? defaultLifetimeSeconds) * 1000,
    refreshToken: refresh_token ?? null,
    idToken: id_token ?? null,
  });
}

/** At a token endpoint 400 says as often as 401 that the client is unknown; a refused scope is a permission. */
export function toSignInFailure(
  answer: HttpAnswer,
  { path, scope, secrets }: { path: string; scope: string | null; secrets: SecretFilter },
): Failure {
  const failure = toStatusFailure(answer, { path, permission: scope ?? undefined, hide: secrets.hide });
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
