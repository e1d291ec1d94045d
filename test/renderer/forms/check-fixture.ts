import type { CheckReport, CheckStep } from '../../../src/shared/check.ts';
import type { Failure } from '../../../src/shared/failure.ts';

export function createStep(step: CheckStep, failure: Failure | null = null): CheckReport['steps'][number] {
  return { step, permission: null, failure };
}

export function createCheckReport(steps: CheckReport['steps']): CheckReport {
  return {
    api: 'platform',
    organisation: null,
    steps,
    queues: [],
    clockSkewMs: null,
    timeToFirstByteMs: null,
    requestsPerMinute: 14,
    allowedPerMinute: 300,
  };
}
