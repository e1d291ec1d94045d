import type { ScriptedServer } from '../scripted-server.ts';

/*
 * A small tenant's answers, after the example of the API's reference.
 */

export const tokenRoute = 'POST /oauth/token';
export const listRoute = 'GET /api/v2/routing/queues';
export const liveRoute = 'POST /api/v2/analytics/queues/observations/query';
export const todayRoute = 'POST /api/v2/analytics/conversations/aggregates/query';

export const vendorNow = Date.UTC(2026, 2, 2, 9, 15);
export const date = { date: new Date(vendorNow).toUTCString() };
export const midnight = Date.UTC(2026, 2, 2);

/** The example of the API's reference: billing has calls and agents, support is idle. */
export const queues = [
  {
    id: 'q-1',
    name: 'Billing',
    mediaSettings: { call: { serviceLevel: { percentage: 0.8, durationMs: 20_000 } } },
  },
  { id: 'q-2', name: 'Support' },
];
export const stats = (metric: string, values: Record<string, number>, qualifier?: string) => ({
  metric,
  ...(qualifier === undefined ? {} : { qualifier }),
  stats: values,
});
export const observations = {
  results: [
    {
      group: { queueId: 'q-1', mediaType: 'voice' },
      data: [
        stats('oWaiting', { count: 3 }),
        stats('oInteracting', { count: 5 }),
        stats('oLongestWaiting', { calculatedMetricValue: vendorNow - 42_000 }),
      ],
    },
    {
      group: { queueId: 'q-1' },
      data: [
        stats('oOnQueueUsers', { count: 2 }, 'IDLE'),
        stats('oOnQueueUsers', { count: 5 }, 'INTERACTING'),
        stats('oOnQueueUsers', { count: 1 }, 'NOT_RESPONDING'),
      ],
    },
  ],
};
export const aggregates = {
  results: [
    {
      group: { queueId: 'q-1', mediaType: 'voice' },
      data: [
        {
          interval: 'whatever',
          metrics: [
            stats('nOffered', { count: 40 }),
            stats('tAnswered', { count: 36, sum: 540_000 }),
            stats('tAbandon', { count: 3, sum: 90_000 }),
            stats('tHandle', { count: 30, sum: 5_400_000 }),
            stats('oServiceLevel', { ratio: 0.85, numerator: 34, denominator: 40, target: 0.75 }),
          ],
        },
      ],
    },
  ],
};

/** All that a poll asks for. */
export function answerPolls(server: ScriptedServer): ScriptedServer {
  return server
    .on(tokenRoute, { body: { access_token: 'token', expires_in: 3600 } })
    .on(listRoute, { headers: date, body: { entities: queues, pageCount: 1 } })
    .on(liveRoute, { headers: date, body: observations })
    .on(todayRoute, { headers: date, body: aggregates });
}
