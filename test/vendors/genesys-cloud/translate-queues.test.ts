import { expect, test } from 'vitest';
import { queuePageSchema, toQueueSummary } from '../../../src/main/vendors/genesys-cloud/translate-queues.ts';

const summarize = (queue: Record<string, unknown>) =>
  queuePageSchema.parse({ entities: [{ id: 'q-1', ...queue }], novelty: 1 }).entities.map(toQueueSummary);

test('targets stand under analytics’ words for the media', () => {
  const serviceLevel = { percentage: 0.29, durationMs: 20_000 };
  expect(
    summarize({ name: 'Billing', mediaSettings: { call: { serviceLevel }, email: { serviceLevel } } }),
  ).toEqual([
    {
      queueId: 'q-1',
      name: 'Billing',
      targets: {
        voice: { targetMs: 20_000, goalPercent: 29 },
        email: { targetMs: 20_000, goalPercent: 29 },
      },
    },
  ]);
});

test('what the settings hold besides, or beyond a share, costs no queue', () => {
  const call = { serviceLevel: { percentage: 80, durationMs: 20_000 }, subTypeSettings: {} };
  const mediaSettings = { call, email: null, chat: { serviceLevel: { durationMs: -1 } }, novelty: true };
  expect(summarize({ name: null, mediaSettings })).toEqual([
    { queueId: 'q-1', name: 'q-1', targets: { voice: { targetMs: 20_000, goalPercent: null } } },
  ]);
});

test('every medium of the settings gives its target, whatever else the settings hold', () => {
  const serviceLevel = { percentage: 0.8, durationMs: 60_000 };
  const message = {
    serviceLevel,
    enableAutoAnswer: false,
    subTypeSettings: { whatsapp: { enableAutoAnswer: true }, 'web-messaging': {} },
  };
  const callback = { serviceLevel, mode: 'AgentFirst', pacingModifier: 1.5, site: { id: 's-1' } };
  const media = {
    call: { serviceLevel },
    callback,
    chat: { serviceLevel },
    email: { serviceLevel },
    message,
  };
  const [queue] = summarize({ mediaSettings: media });
  const target = { targetMs: 60_000, goalPercent: 80 };
  expect(queue?.targets).toEqual({
    voice: target,
    callback: target,
    chat: target,
    email: target,
    message: target,
  });
});
