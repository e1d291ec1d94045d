import type { z } from 'zod';
import { createFailure, type Failure } from '../../shared/failure.ts';
import { pageDetails } from '../../shared/words/en/vendor-detail.ts';
import type { Log } from '../log.ts';
import { parseAnswer } from './answer.ts';
import type { Http, HttpAnswer, Lane } from './http.ts';
import { readDate, toStatusFailure } from './http-failure.ts';
import type { SecretFilter } from './secret-filter.ts';
import type { Token, TokenResult, TokenSource } from './token-source.ts';
import { createWaitClock, type WaitClock } from './wait-clock.ts';

// Signed-in JSON calls to one origin. Every answer passes a schema here, or it is a `bad-answer`.

export interface ApiCall<T> {
  method: 'GET' | 'POST';
  /** From the API's base address on, with its query. */
  path: string;
  /** An address that an answer named, instead of `path`: as it is given, if it stays with the API's own origin. */
  uri?: string;
  body?: unknown;
  /** The same as JSON, where it is made once for many calls. */
  bodyText?: string;
  lane: Lane;
  schema: z.ZodType<T>;
  /** Yes only to what the schema takes as it is (fields aside that it does not name), at a fraction of its cost. */
  isPlain?: (json: unknown) => json is T;
  /** What an answer without a body (204) means, where the vendor documents one. */
  whenEmpty?: T;
  /** What "not modified" (304) means, where changes only were asked for. */
  whenUnchanged?: T;
  /** What the documentation asks for, to be named where the vendor names nothing; null: it names nothing either. */
  permission: string | null;
  /** Null: the token is asked for without a scope. */
  scope: string | null;
  signal: AbortSignal;
}

/**
 * `status` is that of the call itself (null: it never got an answer, or the sign-in failed), for what depends
 * on it rather than on what it means: a dialect is told from a 404 even where a web page comes with it.
 */
export interface Refusal {
  ok: false;
  failure: Failure;
  status: number | null;
}

export type CallResult<T> = { ok: true; value: T; vendorNow: number } | Refusal;

export interface Measured {
  clockSkewMs: number | null;
  timeToFirstByteMs: number | null;
}

export interface ApiClient {
  call<T>(call: ApiCall<T>): Promise<CallResult<T>>;
  /** What the newest answer showed. */
  measured(): Measured;
  readonly waits: WaitClock;
}

interface ApiClientOptions {
  http: Http;
  tokens: TokenSource;
  secrets: SecretFilter;
  log: Log;
  /** Without a slash at its end; a path in it is kept. Asked at every call: some vendors tell it after the sign-in. */
  getBaseUrl(signal: AbortSignal): Promise<TokenResult<string>>;
}

export function createApiClient({ http, tokens, secrets, log, getBaseUrl }: ApiClientOptions): ApiClient {
  const measured: Measured = { clockSkewMs: null, timeToFirstByteMs: null };

  async function send(call: ApiCall<unknown>, url: string, token: Token) {
    const headers: Record<string, string> = {
      accept: 'application/json',
      // What a cache kept is not the present.
      'cache-control': 'no-cache',
      authorization: `Bearer ${token.value}`,
    };
    const { method, lane, signal } = call;
    const request = { method, url, headers, lane, signal };
    const body = call.bodyText ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    if (body === undefined) return http.send(request);
    headers['content-type'] = 'application/json';
    return http.send({ ...request, body });
  }

  return {
    async call<T>(call: ApiCall<T>): Promise<CallResult<T>> {
      const first = await tokens.get(call.scope, call.signal);
      if (!first.ok) return toSignInResult(first);
      const base = await getBaseUrl(call.signal);
      if (!base.ok) return base;
      const url = call.uri === undefined ? `${base.value}${call.path}` : toOwnUrl(base.value, call.uri);
      if (url === null)
        return {
          ok: false,
          failure: createFailure('bad-answer', { detail: pageDetails.elsewhere }),
          status: 200,
        };
      let token = first.value;
      let isRenewed = false;
      for (;;) {
        const sent = await send(call, url, token);
        if (!sent.ok) return { ...sent, status: null };
        const answer = sent.value;
        measured.clockSkewMs = toSkewMs(answer);
        measured.timeToFirstByteMs = Math.round(answer.timeToFirstByteMs);
        log.debug('asked', {
          method: call.method,
          path: toPathname(url),
          status: answer.status,
          ms: measured.timeToFirstByteMs,
        });
        if (answer.status !== 401 || isRenewed) return toCallResult(call, url, answer, token);
        const next = await tokens.replace(token, call.signal);
        if (!next.ok) return toSignInResult(next);
        ({ token, isRenewed } = next.value);
      }
    },
    measured: () => ({ ...measured }),
    waits: createWaitClock(() => measured.clockSkewMs),
  };

  function toCallResult<T>(call: ApiCall<T>, url: string, answer: HttpAnswer, token: Token): CallResult<T> {
    const { status } = answer;
    const vendorNow = readDate(answer) ?? answer.receivedAt;
    const bodiless = status === 204 ? call.whenEmpty : status === 304 ? call.whenUnchanged : undefined;
    if (bodiless !== undefined) return { ok: true, value: bodiless, vendorNow };
    if (status < 200 || status >= 300) {
      const failure = toStatusFailure(answer, {
        path: toPathname(url),
        permission: call.permission ?? undefined,
        hide: secrets.hide,
      });
      if (failure.code === 'permission') tokens.drop(token);
      return { ok: false, failure, status };
    }
    const parsed = parseAnswer(call.schema, answer, call.isPlain);
    return parsed.ok ? { ...parsed, vendorNow } : { ...parsed, status };
  }
}

/** A token endpoint that is not there says as much of a dialect as a missing path; its other refusals say nothing. */
function toSignInResult({ failure, status }: Refusal): Refusal {
  return { ok: false, failure, status: status === 404 ? 404 : null };
}

/** Null: the address leaves the origin of the base, and a token must not. */
function toOwnUrl(base: string, uri: string): string | null {
  if (!URL.canParse(uri, base)) return null;
  const url = new URL(uri, base);
  const isOwn = url.origin === new URL(base).origin && url.username === '' && url.password === '';
  return isOwn ? url.href : null;
}

function toPathname(url: string): string {
  return new URL(url).pathname;
}

/** The vendor's clock minus ours. Its date has whole seconds, so anything below one is no skew. */
function toSkewMs(answer: HttpAnswer): number | null {
  const date = readDate(answer);
  if (date === null) return null;
  const skewMs = date - answer.receivedAt;
  return skewMs > -1500 && skewMs < 500 ? 0 : skewMs;
}
