import { z } from 'zod';
import { cleanText } from './clean-text.ts';

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
