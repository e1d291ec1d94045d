import { expect, test } from 'vitest';
import {
  observationsSchema,
  toQueueObservations,
} from '../../../src/main/vendors/genesys-cloud/translate-observations.ts';

function translate(...results: unknown[]) {
  const queues = toQueueObservations(observationsSchema.parse({ results, novelty: {} }), 0);
  const queue = queues.get('q-1');
  return {
    media: Object.fromEntries((queue?.media ?? []).map(({ mediaType, ...figures }) => [mediaType, figures])),
    agents: queue?.agents,
  };
}

const group = (mediaType: string | undefined, metric: string, count: number, qualifier?: string) => ({
  group: { queueId: 'q-1', mediaType, novelty: true },
  data: [{ metric, qualifier, stats: { count, novelty: 1 } }],
});

test('media without a word of ours are other, whatever their case, and added up', () => {
  const { media } = translate(
    group('VOICE', 'oWaiting', 1),
    group('cobrowse', 'oWaiting', 2),
    group('Holo', 'oWaiting', 3),
  );
  expect(media).toMatchObject({ voice: { waiting: 1 }, other: { waiting: 5 } });
});

test('several groups without a media type are all calls', () => {
  const { media } = translate(group(undefined, 'oWaiting', 4), group(undefined, 'oInteracting', 2));
  expect(media).toMatchObject({ voice: { waiting: 4, interacting: 2 } });
});

test('contacts without a media type beside the split are its total and not counted again', () => {
  const { media } = translate(group(undefined, 'oWaiting', 4), group('chat', 'oWaiting', 4));
  expect(media).toEqual({ chat: { waiting: 4, interacting: undefined, longestWaitMs: undefined } });
});

test('agents of a status without a meaning to us are on queue, neither free nor busy', () => {
  const data = [
    { metric: 'oOnQueueUsers', qualifier: 'idle', stats: { count: 2 } },
    { metric: 'oOnQueueUsers', qualifier: 'DREAMING', stats: { count: 5 } },
  ];
  expect(translate({ group: { queueId: 'q-1' }, data }).agents).toEqual({
    onQueue: 7,
    available: 2,
    busy: 0,
  });
});
