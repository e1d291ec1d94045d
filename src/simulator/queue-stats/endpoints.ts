import type { Endpoint } from '../endpoint.ts';
import { stats } from './stats.ts';
import { statsToken } from './stats-token.ts';

/** What document 003 describes. */
export const queueStatsEndpoints: readonly Endpoint[] = [statsToken, stats];
