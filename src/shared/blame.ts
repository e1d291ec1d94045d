import type { Failure, FailureCode, FailureReason } from './failure.ts';

/** With whom a trouble lies, so that a supervisor knows whom to call. */
export const blames = [
  'network',
  'proxy',
  'keychain',
  'computer',
  'credentials',
  'permission',
  'connection',
  'limit',
  'vendor',
  'ours',
  'nobody',
] as const;
export type Blame = (typeof blames)[number];

const blameOfCode: Record<FailureCode, Blame> = {
  auth: 'credentials',
  permission: 'permission',
  'rate-limited': 'limit',
  'bad-request': 'ours',
  'not-found': 'connection',
  unsupported: 'connection',
  offline: 'network',
  proxy: 'proxy',
  tls: 'proxy',
  timeout: 'vendor',
  'vendor-down': 'vendor',
  'bad-answer': 'vendor',
  'keychain-unavailable': 'keychain',
  disk: 'computer',
  cancelled: 'nobody',
};

/** Reasons whose trouble lies elsewhere than their code's. */
const blameOfReason: Partial<Record<FailureReason, Blame>> = {
  'web-page': 'network',
  'proxy-unreachable': 'proxy',
  'certificate-name': 'network',
  'certificate-date': 'computer',
  'certificate-file': 'computer',
  'no-browser': 'computer',
  'own-fault': 'ours',
};

/** Codes of a question that got no answer of the vendor's at all. */
const unreachedCodes: ReadonlySet<FailureCode> = new Set(['offline', 'proxy', 'tls', 'timeout']);

/** Whether the question reached the vendor; null: it was never sent. */
export function toReached({ code, reason }: Pick<Failure, 'code' | 'reason'>): boolean | null {
  if (code === 'keychain-unavailable' || code === 'disk' || code === 'cancelled') return null;
  return !unreachedCodes.has(code) && reason !== 'web-page';
}

/**
 * `null` is a bug of ours. Silence says less than an answer: of a vendor that has answered nothing yet, it is the way
 * there that is in doubt.
 */
export function toBlame(failure: Pick<Failure, 'code' | 'reason'> | null, hasAnswered: boolean): Blame {
  if (failure === null) return 'ours';
  if (failure.code === 'timeout' && !hasAnswered) return 'network';
  const ofReason = failure.reason === undefined ? undefined : blameOfReason[failure.reason];
  return ofReason ?? blameOfCode[failure.code];
}
