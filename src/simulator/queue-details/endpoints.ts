import type { Endpoint } from '../endpoint.ts';
import { aggregation } from './aggregation.ts';
import { iamQueues } from './iam-queues.ts';
import { intervals } from './intervals.ts';
import { realtime } from './realtime.ts';
import { summary } from './summary.ts';

/** The Genesys of documents 000, 001, 002 and 004. The first that a request is for is asked. */
export const queueDetailsEndpoints: readonly Endpoint[] = [
  aggregation,
  realtime,
  intervals,
  summary,
  iamQueues,
];
