import type { Endpoint } from '../endpoint.ts';
import { accessKeyToken, userRefresh } from './access-key.ts';
import { activityOfAll, activityOfOne } from './activity.ts';
import { authToken } from './auth-token.ts';
import { cxoneConfiguration, openIdConfiguration } from './discovery.ts';
import { hoursOfOperation, serverTime } from './general.ts';
import { slaSummary } from './sla-summary.ts';
import { summary } from './summary.ts';

/** CXone's real API, as far as a queue monitor and its sign-in need it. */
export const acdEndpoints: readonly Endpoint[] = [
  openIdConfiguration,
  authToken,
  cxoneConfiguration,
  accessKeyToken,
  userRefresh,
  activityOfAll,
  activityOfOne,
  summary,
  slaSummary,
  hoursOfOperation,
  serverTime,
];
