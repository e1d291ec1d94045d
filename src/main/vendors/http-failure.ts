import { createFailure, type Failure, type FailureCode } from '../../shared/failure.ts';
import type { HttpAnswer } from './http.ts';
import { UnusableBody } from './http-body.ts';

// The one place where network errors and statuses become failures. Nothing of a request or an answer gets
// out of here but the vendor's own short words, and those only through `hide`.

export interface StatusFacts {
  /** Shown where the vendor knows nothing at it. */
  path: string;
  /** What the documentation says the call needs; the vendor's own words win. */
  permission?: string | undefined;
  /** Takes every known secret out of the vendor's words. */
  hide(text: string): string;
}

const statusCodes: Readonly<Record<number, FailureCode>> = {
  401: 'auth',
  403: 'permission',
  404: 'not-found',
  407: 'proxy',
  408: 'timeout',
  410: 'not-found',
  429: 'rate-limited',
};

/** What a status other than 2xx means. Redirects are never followed: a token must not travel. */
export function toStatusFailure(answer: HttpAnswer, facts: StatusFacts): Failure {
  const { status } = answer;
  const words = readVendorWords(answer.text);
  const detail = words === null ? null : facts.hide(words);
  if (status >= 500)
    return createFailure('vendor-down', {
      detail: detail ?? `status ${status}`,
      ...toPause(readRetryAfterMs(answer)),
    });
  if (status >= 300 && status < 400)
    return createFailure('bad-answer', { detail: `redirect, status ${status}` });
  if (isHtml(answer)) return createFailure('bad-answer', { detail: `a web page, status ${status}` });
  const code = statusCodes[status] ?? (status >= 400 ? 'bad-request' : 'bad-answer');
  if (code === 'permission') {
    const subject = findPermission(detail) ?? facts.permission;
    return createFailure(code, subject === undefined ? { detail } : { detail, subject });
  }
  if (code === 'not-found') return createFailure(code, { detail, subject: facts.path });
  if (code === 'rate-limited') return createFailure(code, { detail, ...toPause(readRateLimitMs(answer)) });
  return createFailure(code, { detail: detail ?? (code === 'auth' ? null : `status ${status}`) });
}

/** How long a 429 asks to wait: `Retry-After`, else the vendor's reset header, which every answer may carry. */
export function readRateLimitMs(answer: HttpAnswer): number | null {
  return readRetryAfterMs(answer) ?? readSecondsAsMs(answer.header('inin-ratelimit-reset'));
}

/** `Retry-After` in seconds (also with a decimal point) or as an HTTP date. */
function readRetryAfterMs(answer: HttpAnswer): number | null {
  const hint = answer.header('retry-after');
  const spanMs = readSecondsAsMs(hint);
  if (spanMs !== null) return spanMs;
  const at = Date.parse(hint ?? '');
  return Number.isFinite(at) ? Math.max(0, at - (readDate(answer) ?? answer.receivedAt)) : null;
}

function toPause(retryAfterMs: number | null) {
  return retryAfterMs === null ? {} : { retryAfterMs };
}

/** The vendor's clock, to the second; null where the answer has no date. */
export function readDate(answer: HttpAnswer): number | null {
  const at = Date.parse(answer.header('date') ?? '');
  return Number.isFinite(at) ? at : null;
}

export function toAbortFailure(signal: AbortSignal): Failure {
  const isTimeout = signal.reason instanceof Error && signal.reason.name === 'TimeoutError';
  return createFailure(isTimeout ? 'timeout' : 'cancelled');
}

const errorCodes: readonly (readonly [FailureCode, RegExp])[] = [
  ['proxy', /^(UND_ERR_PRX_CONN|UND_ERR_PRX_TLS|UND_ERR_SOCKS5.*)$/],
  [
    'tls',
    /^(CERT_.*|UNABLE_TO_.*|SELF_SIGNED_.*|DEPTH_ZERO_.*|ERR_TLS_.*|ERR_SSL_.*|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|EPROTO)$/,
  ],
  ['timeout', /^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ERR_SOCKET_CONNECTION_TIMEOUT)$/],
  ['cancelled', /^UND_ERR_(DESTROYED|CLOSED|ABORT|ABORTED)$/],
  ['bad-answer', /^(HPE_.*|UND_ERR_HEADERS_OVERFLOW|UND_ERR_HTTP_PARSER)$/],
  // A body that ends before its time is a connection that was cut.
  ['offline', /^((?!ERR_)E[A-Z_]+|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/],
];

/** What an error of the network library means. An error that no table knows is a bug and is thrown again. */
export function toErrorFailure(error: unknown, url: URL): Failure {
  if (error instanceof UnusableBody) return createFailure('bad-answer', { detail: error.message });
  if (isProxyError(error, url)) return createFailure('proxy');
  for (const code of readCodes(error))
    for (const [failureCode, form] of errorCodes) {
      if (!form.test(code)) continue;
      const isCut = code.startsWith('UND_ERR_');
      const detail = isCut ? 'the connection was cut' : code;
      return createFailure(failureCode, {
        subject: url.hostname,
        detail: failureCode === 'tls' || failureCode === 'offline' ? detail : null,
      });
    }
  // undici's parser gives its error no code where the answer is no HTTP at all.
  if (error instanceof Error && error.name === 'HTTPParserError') return createFailure('bad-answer');
  throw error;
}

/**
 * undici names a proxy's refusal only in words; an unusable address in HTTPS_PROXY is `ERR_INVALID_URL`; and a
 * proxy that cannot be reached is an ordinary socket error about some other host or port than the one asked.
 */
function isProxyError(error: unknown, url: URL): boolean {
  if (!(error instanceof Error)) return false;
  if (/^Proxy (response|authentication|uri)/i.test(error.message)) return true;
  if (readCodes(error)[0] === 'ERR_INVALID_URL' || error.message.startsWith('Invalid URL protocol'))
    return true;
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!isRecord(first)) return false;
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const isOtherHost = typeof first.hostname === 'string' && first.hostname !== url.hostname;
  return isOtherHost || (typeof first.port === 'number' && first.port !== port);
}

/** The codes of an error and of what caused it, outermost first. */
function readCodes(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors : [];
  const caused = [error.cause, ...inner].flatMap((cause) => readCodes(cause, depth + 1));
  // A bare socket error says less than what it wraps.
  return own[0] === 'UND_ERR_SOCKET' ? [...caused, ...own] : [...own, ...caused];
}

export function isHtml(answer: HttpAnswer): boolean {
  const start = answer.text.trimStart().slice(0, 200).toLowerCase();
  if (start.startsWith('<')) return true;
  const isLabelled = (answer.header('content-type') ?? '').toLowerCase().includes('html');
  return isLabelled && start !== '' && readJson(answer.text) === undefined;
}

/** `message`, else `error_description`, and `code` or `error`, and the messages in `errors`: nothing else of a body. */
function readVendorWords(body: string): string | null {
  const parsed = readJson(body);
  if (!isRecord(parsed)) return null;
  const inner = Array.isArray(parsed.errors) ? parsed.errors.slice(0, 5) : [];
  const message = parsed.message ?? parsed.error_description ?? parsed.description;
  const words = [
    message,
    parsed.code ?? parsed.error,
    ...inner.map((one) => (isRecord(one) ? one.message : null)),
  ]
    .filter((word) => typeof word === 'string')
    .map((word) => word.slice(0, 2000).trim())
    .filter((word) => word !== '');
  return words.length === 0 ? null : [...new Set(words)].join('; ');
}

/** undefined: not JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Permission names look like `analytics:queueObservation:view`. */
function findPermission(words: string | null): string | undefined {
  return /\b[a-z][a-z-]*:[a-z][\w-]*:[a-z*][\w-]*/i.exec(words ?? '')?.[0];
}

function readSecondsAsMs(header: string | null): number | null {
  const text = header?.trim() ?? '';
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : null;
}
