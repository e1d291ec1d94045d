import type { Alert } from './alert.ts';
import type { ConnectionStatus } from './board.ts';
import type { FailureCode } from './failure.ts';
import { isTakenCareOf } from './taken-care.ts';

/** The one state that the icon and the small window show. */
export type WorstState = 'critical' | 'sign-in' | 'stale' | 'warning' | 'calm';

const signInCodes: readonly FailureCode[] = ['auth', 'keychain-unavailable'];

export function needsSignIn({ failure }: Pick<ConnectionStatus, 'failure'>): boolean {
  return failure !== null && signInCodes.includes(failure.code);
}

/**
 * Critical before sign-in before stale before warning. Calm needs every connection's answer, and one at least.
 * `isIncomplete`: figures of some connection are missing in the totals.
 */
export function toWorstState(
  alerts: readonly Alert[],
  connections: readonly ConnectionStatus[],
  isIncomplete: boolean,
): WorstState {
  const open = alerts.filter((alert) => !isTakenCareOf(alert));
  if (open.some(({ severity }) => severity === 'critical')) return 'critical';
  if (connections.some(needsSignIn)) return 'sign-in';
  if (connections.length === 0 || isIncomplete) return 'stale';
  return open.length > 0 ? 'warning' : 'calm';
}
