import { z } from 'zod';

/*
 * What differs from tenant to tenant, or is left open by the documents: a test or a developer turns it while the
 * demo runs.
 */

export const rulesSchema = z.strictObject({
  /** The documents' operations insist on the scope that they name. */
  requireScopes: z.boolean(),
  /** Permissions that the client lacks, and scopes that nobody approved. */
  deny: z.array(z.string().min(1)),
  /** The token endpoint takes id and secret in the form only (documents 000 and 004). */
  basicRefused: z.boolean(),
  /** The one host name at which tokens are given out, or `any`. */
  tokenHost: z.enum(['any', '127.0.0.1', 'localhost']),
  /** How long a new token is good for, in seconds; null: a day. */
  tokenSeconds: z.number().int().min(1).max(172_800).nullable(),
  /** Whether the authorization code grant also gives a refresh token; the reference could not settle it. */
  refreshTokens: z.boolean(),
  /** What the sign-in page does: waits for a click, or sends the browser back at once. */
  approve: z.enum(['ask', 'auto', 'refuse']),
  /** Overrides the scenario's limit per token and minute. */
  requestsPerMinute: z.number().int().min(1).nullable(),
  /** Whether a 429 says how long to wait. Usually Genesys does and CXone does not. */
  retryAfter: z.enum(['usual', 'always', 'never']),
  /** Document 001 leaves open whether a further page is asked for with `{}` or with the original body. */
  cursorWantsBody: z.boolean(),
  /** Document 002: sums are kept by half hours, and `count` says how many an interval has (1 otherwise). */
  countsSlots: z.boolean(),
  /** A longer window of document 001 ends in a gateway's 504 ("may exceed the proxy timeout"). */
  longestWindowDays: z.number().min(0),
  /** More rows than this and the platform's aggregates answer 413. */
  largestAnswerRows: z.number().int().min(1),
  /** The most groups on one page of activity. */
  largestActivityPage: z.number().int().min(1).max(10_000),
  /** How many skills CXone lists at once; null: all, as the vendor's own client expects. */
  skillsPerPage: z.number().int().min(1).nullable(),
  /** How often an asynchronous job says that it is not ready yet, and how it ends. */
  jobPolls: z.number().int().min(0).max(1000),
  jobEnds: z.enum(['FULFILLED', 'FAILED', 'CANCELLED', 'EXPIRED']),
});
export type Rules = z.infer<typeof rulesSchema>;

/** The usual tenant. */
export const usualRules: Readonly<Rules> = {
  requireScopes: false,
  deny: [],
  basicRefused: false,
  tokenHost: 'any',
  tokenSeconds: null,
  refreshTokens: false,
  approve: 'ask',
  requestsPerMinute: null,
  retryAfter: 'usual',
  cursorWantsBody: false,
  countsSlots: false,
  longestWindowDays: 30,
  largestAnswerRows: 100_000,
  largestActivityPage: 1000,
  skillsPerPage: null,
  jobPolls: 1,
  jobEnds: 'FULFILLED',
};
