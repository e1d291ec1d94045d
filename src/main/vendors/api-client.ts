import type { z } from 'zod';
import type { Failure } from '../../shared/failure.ts';
import type { Log } from '../log.ts';
import { parseAnswer } from './answer.ts';
import type { Http, HttpAnswer } from './http.ts';
import { readDate, toStatusFailure } from './http-failure.ts';
import type { SecretFilter } from './secret-filter.ts';
import type { Token, TokenSource } from './token.ts';

// Signed-in JSON calls to one origin. Every answer passes a schema here, or it is a `bad-answer`.

export interface ApiCall<T> {
  method: 'GET' | 'POST';
  /** From the API's base address on, with its query. */
  path: string;
  body?: unknown;
  schema: z.ZodType<T>;
  /** What the documentation asks for, to be named where the vendor names nothing. */
  permission: string;
  /** Null: the token is asked for without a scope. */
  scope: string | null;
  signal: AbortSignal;
}

/**
 * `status` is that of the call itself (null: it never got an answer, or the sign-in failed), for what depends
 * on it rather than on what it means: a dialect is told from a 404 even where a web page comes with it.
 */
export type CallResult<T> =
  | { ok: true; value: T; vendorNow: number }
  | { ok: false; failure: Failure; status: number | null };

export interface ApiClient {
  call<T>(call: ApiCall<T>): Promise<CallResult<T>>;
  /** What the newest answer showed, for the connection test. */
  measured(): { clockSkewMs: number | null; timeToFirstByteMs: number | null };
}

export interface ApiClientOptions {
  http: Http;
  tokens: TokenSource;
  secrets: SecretFilter;
  log: Log;
  /** Without a slash at its end; a path in it is kept. */
  baseUrl: string;
}

export function createApiClient({ http, tokens, secrets, log, baseUrl }: ApiClientOptions): ApiClient {
  const newest: { answer: HttpAnswer | null } = { answer: null };

  async function send(call: ApiCall<unknown>, token: Token) {
    const headers: Record<string, string> = {
      accept: 'application/json',
      authorization: `Bearer ${token.value}`,
    };
    const request = { method: call.method, url: `${baseUrl}${call.path}`, headers, signal: call.signal };
    if (call.body === undefined) return http.send(request);
    headers['content-type'] = 'application/json';
    return http.send({ ...request, body: JSON.stringify(call.body) });
  }

  return {
    async call<T>(call: ApiCall<T>): Promise<CallResult<T>> {
      const first = await tokens.get(call.scope, call.signal);
      if (!first.ok) return { ...first, status: null };
      let token = first.value;
      let isRenewed = false;
      for (;;) {
        const sent = await send(call, token);
        if (!sent.ok) return { ...sent, status: null };
        const answer = sent.value;
        newest.answer = answer;
        log.debug('asked', {
          method: call.method,
          path: call.path,
          status: answer.status,
          ms: Math.round(answer.timeToFirstByteMs),
        });
        if (answer.status !== 401 || isRenewed) return toCallResult(call, answer, token);
        const next = await tokens.replace(token, call.signal);
        if (!next.ok) return { ...next, status: null };
        ({ token, isRenewed } = next.value);
      }
    },
    measured: () => ({
      clockSkewMs: newest.answer === null ? null : toSkewMs(newest.answer),
      timeToFirstByteMs: newest.answer === null ? null : Math.round(newest.answer.timeToFirstByteMs),
    }),
  };

  function toCallResult<T>(call: ApiCall<T>, answer: HttpAnswer, token: Token): CallResult<T> {
    const { status } = answer;
    if (status < 200 || status >= 300) {
      const path = call.path.replace(/\?.*$/, '');
      const failure = toStatusFailure(answer, { path, permission: call.permission, hide: secrets.hide });
      if (failure.code === 'permission') tokens.drop(token);
      return { ok: false, failure, status };
    }
    const parsed = parseAnswer(call.schema, answer);
    return parsed.ok
      ? { ...parsed, vendorNow: readDate(answer) ?? answer.receivedAt }
      : { ...parsed, status };
  }
}

/** The vendor's clock minus ours. Its date has whole seconds, so anything below one is no skew. */
function toSkewMs(answer: HttpAnswer): number | null {
  const date = readDate(answer);
  if (date === null) return null;
  const skewMs = date - answer.receivedAt;
  return skewMs > -1500 && skewMs < 500 ? 0 : skewMs;
}
