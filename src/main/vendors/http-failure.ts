import { createFailure, type Failure, type FailureCode } from '../../shared/failure.ts';
import { answerDetails } from '../../shared/words/en/vendor-detail.ts';
import type { HttpAnswer } from './http.ts';
import { type ProxyRefusal, readSchemes } from './proxy-tunnel.ts';

// The one place where statuses become failures. Nothing of a request or an answer gets out of here but the
// vendor's own short words, and those only through `hide`.

interface StatusFacts {
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
  408: 'timeout',
  410: 'not-found',
  429: 'rate-limited',
};

/** What a status other than 2xx means. Redirects are never followed: a token must not travel. */
export function toStatusFailure(answer: HttpAnswer, facts: StatusFacts): Failure {
  const { status } = answer;
  const words = readVendorWords(answer);
  const detail = words === null ? null : facts.hide(words);
  if (status >= 500)
    return createFailure('vendor-down', {
      detail: detail ?? answerDetails.status(status),
      ...toPause(readRetryAfterMs(answer)),
    });
  if (status === 304) return createFailure('bad-answer', { detail: answerDetails.notModified });
  if (status >= 300 && status < 400)
    return createFailure('bad-answer', { detail: answerDetails.redirect(status) });
  if (status === 407) {
    const schemes = readSchemes(answer.header('proxy-authenticate'));
    return toProxyFailure({ status, schemes, proxy: null, hadCredentials: false });
  }
  if (isHtml(answer)) return toWebPageFailure(status);
  const code = statusCodes[status] ?? (status >= 400 ? 'bad-request' : 'bad-answer');
  if (code === 'permission') {
    const subject = findPermissions(detail) ?? facts.permission;
    return createFailure(code, subject === undefined ? { detail } : { detail, subject });
  }
  if (code === 'not-found') return createFailure(code, { detail, subject: facts.path });
  if (code === 'rate-limited') return createFailure(code, { detail, ...toPause(readRateLimitMs(answer)) });
  return createFailure(code, { detail: detail ?? (code === 'auth' ? null : answerDetails.status(status)) });
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

/**
 * The vendor's clock now, to the second; null where the answer has no date. A cache between us hands on the date at
 * which the answer was made, and says how long ago that was (RFC 9111, `Age`).
 */
export function readDate(answer: HttpAnswer): number | null {
  const at = Date.parse(answer.header('date') ?? '');
  if (!Number.isFinite(at)) return null;
  const age = answer.header('age') ?? '';
  return /^\d{1,9}$/.test(age) ? at + Number(age) * 1000 : at;
}

export function toAbortFailure(signal: AbortSignal): Failure {
  const isTimeout = signal.reason instanceof Error && signal.reason.name === 'TimeoutError';
  return createFailure(isTimeout ? 'timeout' : 'cancelled');
}

/** A page with any of 2xx to 4xx comes from something between us and the vendor. */
export function toWebPageFailure(status: number): Failure {
  return createFailure('bad-answer', { reason: 'web-page', detail: answerDetails.status(status) });
}

/** What a proxy's refusal means; `proxy` is null where it stands in the way unasked and has no name. */
export function toProxyFailure(
  refusal: Pick<ProxyRefusal, 'status' | 'schemes' | 'hadCredentials'> & { proxy: string | null },
): Failure {
  const { status, schemes, proxy, hadCredentials } = refusal;
  const subject = proxy === null ? {} : { subject: proxy };
  if (status !== 407) return createFailure('proxy', { detail: answerDetails.status(status), ...subject });
  const isBasic = schemes.length === 0 || schemes.some((scheme) => scheme.toLowerCase() === 'basic');
  return isBasic
    ? createFailure('proxy', {
        reason: hadCredentials ? 'proxy-credentials-refused' : 'proxy-credentials',
        ...subject,
      })
    : createFailure('proxy', {
        reason: 'proxy-scheme',
        subject: [...new Set(schemes)].join(', '),
        detail: proxy,
      });
}

/** By what stands in it: a label alone proves nothing, in either direction. */
export function isHtml(answer: HttpAnswer): boolean {
  const start = answer.text.trimStart().slice(0, 1000).toLowerCase();
  if (start.startsWith('<?xml')) return /<!doctype html|<html/.test(start);
  if (start.startsWith('<')) return true;
  const isLabelled = (answer.header('content-type') ?? '').toLowerCase().includes('html');
  return isLabelled && start !== '' && readJson(answer.text) === undefined;
}

/**
 * `message`, else `error_description`, and `code` or `error`, and the messages in `errors`: nothing else of a body.
 * CXone often gives its reason in a header instead.
 */
function readVendorWords(answer: HttpAnswer): string | null {
  return readBodyWords(answer.text) ?? answer.header('icstatusdescription');
}

function readBodyWords(body: string): string | null {
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

/** Permission names look like `analytics:queueObservation:view`; a refusal may name several. */
function findPermissions(words: string | null): string | undefined {
  const named = (words ?? '').match(/\b[a-z][a-z-]*:[a-z][\w-]*:[a-z*][\w-]*/gi) ?? [];
  return named.length === 0 ? undefined : [...new Set(named)].slice(0, 5).join(', ');
}

function readSecondsAsMs(header: string | null): number | null {
  const seconds = readHeaderNumber(header);
  return seconds === null ? null : seconds * 1000;
}

/** Digits, also with a decimal point, and no more than anybody means. */
export function readHeaderNumber(header: string | null): number | null {
  const text = header?.trim() ?? '';
  return /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : null;
}
