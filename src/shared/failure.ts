import { z } from 'zod';

/** The closed set of expected failures. Every one has a message and a remedy in `words/en.ts`. */
export const failureCodes = [
  'auth',
  'permission',
  'rate-limited',
  'bad-request',
  'not-found',
  'unsupported',
  'offline',
  'proxy',
  'tls',
  'timeout',
  'vendor-down',
  'bad-answer',
  'keychain-unavailable',
  'disk',
  'cancelled',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** Finer causes that have a remedy of their own. */
export const failureReasons = [
  'web-page',
  'proxy-unreachable',
  'proxy-kind',
  'proxy-credentials',
  'proxy-credentials-refused',
  'proxy-scheme',
  'proxy-address',
  'proxy-user',
  'certificate-issuer',
  'certificate-name',
  'certificate-date',
  'certificate-file',
  'settings-file',
  'settings-newer',
  'no-browser',
  'no-file-manager',
  'file-gone',
  'shortcut-taken',
  'shortcut-unknown',
  'autostart-refused',
  'own-budget',
  'long-table',
  'clipboard',
  'old-report',
  'no-queue',
  'no-web-app',
  'no-clipboard',
  'own-fault',
  'managed',
  'managed-interval',
  'managed-export',
] as const;

export type FailureReason = (typeof failureReasons)[number];

export const failureSchema = z.object({
  code: z.enum(failureCodes),
  reason: z.exactOptional(z.enum(failureReasons)),
  /** The other side's own words, cleaned and at most 300 characters; never a body, a header or a token. */
  detail: z.string().max(300).nullable(),
  /** What it is about, where a remedy must name it: the missing permission or scope, the host, the path. */
  subject: z.exactOptional(z.string().max(300)),
  retryable: z.boolean(),
  /** How long the other side asked us to wait, in milliseconds. */
  retryAfterMs: z.exactOptional(z.number().nonnegative()),
});

export type Failure = z.infer<typeof failureSchema>;

const retryableCodes: ReadonlySet<FailureCode> = new Set([
  'rate-limited',
  'offline',
  'proxy',
  'timeout',
  'vendor-down',
]);

/** Every try may count as a wrong password, and enough of them lock an account; a person must change something. */
const unretryableReasons: ReadonlySet<FailureReason> = new Set([
  'proxy-credentials',
  'proxy-credentials-refused',
  'proxy-scheme',
]);

/** The subject of an `auth` failure that is about a person's session and not about a secret. */
export const browserSession = 'browser session';

interface FailureFacts {
  reason?: FailureReason;
  detail?: string | null;
  subject?: string;
  retryAfterMs?: number;
}

/** Builds a failure; text that came from outside is cleaned of control characters and cut. */
export function createFailure(code: FailureCode, facts: FailureFacts = {}): Failure {
  const failure: Failure = {
    code,
    detail: facts.detail == null ? null : cleanText(facts.detail),
    retryable: retryableCodes.has(code) && !(facts.reason && unretryableReasons.has(facts.reason)),
  };
  if (facts.reason !== undefined) failure.reason = facts.reason;
  if (facts.subject !== undefined) failure.subject = cleanText(facts.subject);
  if (facts.retryAfterMs !== undefined) failure.retryAfterMs = Math.max(0, facts.retryAfterMs);
  return failure;
}

/**
 * Outside text as one harmless line: control and direction-changing characters become blanks, 300 characters
 * at most. Vendors' messages and queue names are written by strangers and end in logs, toasts and terminals.
 */
export function cleanText(text: string, maxLength = 300): string {
  const oneLine = text
    .slice(0, maxLength * 8)
    .toWellFormed()
    .replace(/[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u2028\u2029\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(oneLine.slice(0, maxLength * 2 + 2));
  return characters.length <= maxLength
    ? characters.join('')
    : `${characters.slice(0, maxLength - 1).join('')}…`;
}
