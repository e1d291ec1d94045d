import { answer } from '../answer.ts';
import type { Endpoint } from '../endpoint.ts';

/** `GET /api/v2/iam/queues`: ids and names, all on one page (document 004 names the path and no more). */
export const iamQueues: Endpoint = {
  api: 'queue-details',
  method: 'GET',
  path: '/api/v2/iam/queues',
  handle(_request, centre) {
    return answer({ entities: centre.queues().map(({ queueId, name }) => ({ id: queueId, name })) });
  },
};
