import type { DoorStyle } from '../door-style.ts';

/** How document 003's API refuses. It shows no error body; its 429 carries Retry-After. */
export const statsStyle: DoorStyle = {
  family: 'cxone',
  owns: (path) => path.startsWith('/v2/oauth2/') || path.startsWith('/api/v2/reporting/'),
  refuse: (status, message, { headers } = {}) => ({
    status,
    body: { status, message },
    ...(headers === undefined ? {} : { headers }),
  }),
  refuseTooMany: ({ resetSeconds }, retryAfter) => ({
    status: 429,
    body: { status: 429, message: 'Too Many Requests' },
    ...(retryAfter === 'never' ? {} : { headers: { 'retry-after': String(resetSeconds) } }),
  }),
  limitHeaders: () => ({}),
};
