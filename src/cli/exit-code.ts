import type { FailureCode } from '../shared/failure.ts';

const codes: Readonly<Record<FailureCode, number>> = {
  unsupported: 2,
  auth: 3,
  permission: 4,
  'rate-limited': 5,
  offline: 6,
  proxy: 6,
  tls: 6,
  timeout: 6,
  'vendor-down': 6,
  'bad-answer': 7,
  'bad-request': 7,
  'not-found': 7,
  'keychain-unavailable': 8,
  disk: 8,
  cancelled: 130,
};

/** One entry per connection, null for one that answered: 0 all did, 1 some or for different reasons, else why. */
export function toExitCode(outcomes: readonly (FailureCode | null)[]): number {
  const reasons = new Set(outcomes.map((code) => (code === null ? 0 : codes[code])));
  const [reason, other] = reasons;
  if (reason === undefined) return 0;
  return other === undefined ? reason : 1;
}
