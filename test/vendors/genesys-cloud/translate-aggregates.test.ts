import { expect, test } from 'vitest';
import {
  aggregatesSchema,
  type CountsByMedia,
  mergeByMedia,
} from '../../../src/main/vendors/genesys-cloud/translate-aggregates.ts';

const offered = (queueId: string, mediaType: string | undefined, count: number) => ({
  group: { queueId, mediaType },
  data: [{ interval: 'whatever', views: [] }, { metrics: [{ metric: 'nOffered', stats: { count } }] }],
});

test('counts without a media type are calls, and beside the media a total that is not counted again', () => {
  const results = [offered('q-1', undefined, 40), offered('q-1', 'chat', 40), offered('q-2', undefined, 7)];
  const queues: CountsByMedia = new Map();
  mergeByMedia(queues, aggregatesSchema.parse({ results }));
  const shown = [...queues].map(([id, media]) => [
    id,
    ...[...media].map(([type, today]) => [type, today.offered]),
  ]);
  expect(shown).toEqual([
    ['q-1', ['chat', 40]],
    ['q-2', ['voice', 7]],
  ]);
});
