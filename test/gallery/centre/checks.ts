import { type CheckProgress, type CheckReport, checkSteps } from '../../../src/shared/check.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { listQueues } from './rows.ts';

const permissions = {
  'sign-in': null,
  'queue-list': 'routing:queue:view',
  'live-figures': 'analytics:queueObservation:view',
  'today-figures': 'analytics:conversationAggregate:view',
  'report-queues': 'analytics:conversationAggregate:view',
  'report-intervals': 'analytics:conversationAggregate:view',
  'report-sla': 'analytics:conversationAggregate:view',
} as const;

/** It can be used, and one permission is missing. */
export const partialCheck: CheckReport = {
  api: 'platform',
  organisation: 'Example Retail Group plc',
  steps: checkSteps.map((step) => ({
    step,
    permission: permissions[step],
    failure: ['today-figures', 'report-sla'].includes(step)
      ? createFailure('permission', {
          subject: 'analytics:conversationAggregate:view',
          detail: 'Unable to perform the requested action',
        })
      : null,
  })),
  queues: listQueues('emea'),
  clockSkewMs: -61_000,
  timeToFirstByteMs: 118,
  requestsPerMinute: 14,
  allowedPerMinute: 300,
};

/** The secret is wrong: nothing after it was tried. */
export const refusedCheck: CheckReport = {
  api: 'platform',
  organisation: null,
  steps: [
    {
      step: 'sign-in',
      permission: null,
      failure: createFailure('auth', { detail: 'invalid_client: client authentication failed' }),
    },
  ],
  queues: [],
  clockSkewMs: 400,
  timeToFirstByteMs: 96,
  requestsPerMinute: null,
  allowedPerMinute: null,
};

export const checkUnderWay: CheckProgress = {
  api: 'platform',
  organisation: 'Example Retail Group plc',
  steps: checkSteps.slice(0, 2).map((step) => ({ step, permission: permissions[step], failure: null })),
  asking: 'live-figures',
  queueCount: 14,
};
