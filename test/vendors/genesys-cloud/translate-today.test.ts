import { expect, test } from 'vitest';
import {
  aggregatesSchema,
  mergeToday,
  type Today,
} from '../../../src/main/vendors/genesys-cloud/translate-today.ts';

const offered = (queueId: string, mediaType: string | undefined, count: number) => ({
  group: { queueId, mediaType },
  data: [{ interval: 'whatever', views: [] }, { metrics: [{ metric: 'nOffered', stats: { count } }] }],
});

test('counts without a media type are calls, and beside the media a total that is not counted again', () => {
  const results = [offered('q-1', undefined, 40), offered('q-1', 'chat', 40), offered('q-2', undefined, 7)];
  const queues: Today['queues'] = new Map();
  mergeToday(queues, aggregatesSchema.parse({ results }));
  const shown = [...queues].map(([id, media]) => [
    id,
    ...[...media].map(([type, today]) => [type, today.offered]),
  ]);
  expect(shown).toEqual([
    ['q-1', ['chat', 40]],
    ['q-2', ['voice', 7]],
  ]);
});
