import type { Endpoint } from '../endpoint.ts';
import { agentActivity, contactActivity } from './activity.ts';
import { createAggregateJobs } from './aggregate-jobs.ts';
import { aggregates } from './aggregates.ts';
import { observations } from './observations.ts';
import { routingQueues } from './routing-queues.ts';
import { whoAmI } from './who-am-i.ts';

/** The real Genesys platform. */
export function createPlatformEndpoints(): readonly Endpoint[] {
  return [
    observations,
    contactActivity,
    agentActivity,
    aggregates,
    ...createAggregateJobs(),
    routingQueues,
    ...whoAmI,
  ];
}
