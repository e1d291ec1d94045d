import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isPlainObservations,
  observationsSchema,
} from '../../../src/main/vendors/genesys-cloud/translate-observations.ts';

/** What JSON can hold: a number too large for it is read as infinite. */
const odd = fc.constantFrom<unknown>(
  null,
  undefined,
  true,
  '',
  'x',
  0,
  -1,
  1.5,
  Infinity,
  -Infinity,
  [],
  {},
  [1],
);
const text = fc.oneof({ weight: 5, arbitrary: fc.string() }, odd);
const number = fc.oneof({ weight: 5, arbitrary: fc.nat() }, odd);
const part = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof({ weight: 6, arbitrary: fc.record(model, { requiredKeys: [] }) }, odd);
const list = (item: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 6, arbitrary: fc.array(item, { maxLength: 3 }) }, odd);

const stats = part({ count: number, calculatedMetricValue: number, novelty: odd });
const metric = part({ metric: text, qualifier: text, stats });
const group = part({ queueId: text, mediaType: text });
const answers = part({ results: list(part({ group, data: list(metric) })) });

describe('the quick check of observations', () => {
  test('takes nothing that the schema does not take as it is', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        if (!isPlainObservations(answer)) return;
        expect(answer).toMatchObject(observationsSchema.parse(answer));
      }),
      { seed: 20_260_302, numRuns: 5_000 },
    );
  });

  test('takes a usual answer, so that this is not checked twice', () => {
    const voice = {
      group: { queueId: 'q', mediaType: 'voice' },
      data: [{ metric: 'oWaiting', stats: { count: 3 } }],
    };
    const agents = {
      group: { queueId: 'q' },
      data: [{ metric: 'oOnQueueUsers', qualifier: 'IDLE', stats: { count: 1 } }],
    };
    expect(isPlainObservations({ results: [voice, agents, { group: { queueId: 'r' } }] })).toBe(true);
  });

  test.each([
    ['a count that is negative', { count: -1 }],
    ['a count that is a text', { count: '3' }],
    ['a count that is not finite', { count: Infinity }],
    ['a moment that is not finite', { calculatedMetricValue: -Infinity }],
  ])('leaves %s to the schema', (_what, wrong) => {
    const results = [{ group: { queueId: 'q' }, data: [{ metric: 'oWaiting', stats: wrong }] }];
    expect(isPlainObservations({ results })).toBe(false);
    expect(observationsSchema.safeParse({ results }).success).toBe(false);
  });
});
