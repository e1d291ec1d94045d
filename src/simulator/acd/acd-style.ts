import type { ApiAnswer } from '../answer.ts';
import type { DoorStyle } from '../door-style.ts';

/*
 * How CXone's API refuses. Its own calls put the reason into the header `icStatusDescription`; a body is there for
 * 400 and 401 only, and what a gateway in front says is plain text.
 */

const ownPaths = /^\/(inContactAPI|auth|authentication|public|\.well-known)(\/|$)/i;

const errorNames: Readonly<Record<number, string>> = {
  400: 'invalid_request',
  401: 'invalid_token',
};

export function refuseAcd(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ApiAnswer {
  const error = errorNames[status];
  const described = { icStatusDescription: message, ...headers };
  if (error !== undefined) return { status, headers: described, body: { error, error_description: message } };
  return status >= 500
    ? { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body: message }
    : { status, headers: described, body: '' };
}

export const acdStyle: DoorStyle = {
  family: 'cxone',
  owns: (path) => ownPaths.test(path),
  refuse: (status, message, { headers } = {}) => refuseAcd(status, message, headers),
  // A 429 is not declared for these calls, and Retry-After is not promised anywhere.
  refuseTooMany: ({ resetSeconds }, retryAfter) =>
    refuseAcd(
      429,
      'Too many requests.',
      retryAfter === 'always' ? { 'retry-after': String(resetSeconds) } : {},
    ),
  limitHeaders: () => ({}),
};
