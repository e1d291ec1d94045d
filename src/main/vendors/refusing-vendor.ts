import type { Failure } from '../../shared/failure.ts';
import { failed } from '../../shared/result.ts';
import type { Vendor } from './vendor.ts';

/**
 * Stands for a kept connection that no adapter can speak for, so that it is shown as failing, with its remedy,
 * instead of being left out of the board as if all were well.
 */
export function createRefusingVendor(failure: Failure): Vendor {
  const refuse = async () => failed<never>(failure);
  return {
    capabilities: { givesWaiting: false, splitsMedia: false, reports: {}, freeThreshold: false },
    check: refuse,
    listQueues: refuse,
    read: refuse,
    report: refuse,
    signIn: refuse,
    load: () => ({ requestsPerMinute: 0, allowedPerMinute: null, requestsPerPoll: 0, usedShare: null }),
    close: async () => undefined,
  };
}
