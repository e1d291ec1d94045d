import { type ApiAnswer, type RefusalFacts, refuse } from './answer.ts';
import type { Allowance } from './rate-limit.ts';
import type { TokenFamily } from './tokens.ts';

/** How a vendor's front door speaks: refusals before an operation is reached, and what it says about limits. */
export interface DoorStyle {
  /** Whose tokens are good here. */
  family: TokenFamily;
  /** Whether a path that leads nowhere is refused in this style. */
  owns(path: string): boolean;
  refuse(status: number, message: string, facts?: RefusalFacts): ApiAnswer;
  /** A client that spent its allowance; `retryAfter` says whether the tenant names the wait in a header. */
  refuseTooMany(allowance: Allowance, retryAfter: 'usual' | 'always' | 'never'): ApiAnswer;
  limitHeaders(allowance: Allowance): Record<string, string>;
}

export const genesysStyle: DoorStyle = {
  family: 'genesys',
  owns: () => true,
  refuse,
  refuseTooMany({ limit, resetSeconds }, retryAfter) {
    const message = `Rate limit exceeded the maximum. Retry the request in [${resetSeconds}] seconds`;
    return refuse(429, message, {
      ...(retryAfter === 'never' ? {} : { headers: { 'retry-after': String(resetSeconds) } }),
      limit: { key: 'token.rate.per.minute', namespace: 'platform.api', value: limit },
    });
  },
  limitHeaders: ({ count, limit, resetSeconds }) => ({
    'inin-ratelimit-count': String(count),
    'inin-ratelimit-allowed': String(limit),
    'inin-ratelimit-reset': String(resetSeconds),
  }),
};
