import { describe, expect, it } from 'vitest';
import { createRuleChooser } from '../../src/main/alerts/scope.ts';
import type { Rule } from '../../src/shared/alert.ts';
import { createRow, createRule } from '../fakes/alert-scene.ts';

const rule = (id: string, scope: Rule['scope'], parts: Partial<Rule> = {}) =>
  createRule({ id, scope, ...parts });
const everywhere = rule('everywhere', {});
const voice = rule('voice', { mediaTypes: ['voice'] });
const emea = rule('emea', { connectionIds: ['emea'] });
const billing = rule('billing', { queueNamePattern: 'billing*' });
const queue = rule('queue', { queueIds: ['q1'] });

const chosen = (rules: Rule[], facts = {}) => createRuleChooser(rules)(createRow(facts)).map(({ id }) => id);

describe('createRuleChooser', () => {
  it.each([
    [[everywhere, voice], 'voice'],
    [[voice, emea], 'emea'],
    [[billing, emea], 'billing'],
    [[billing, queue], 'queue'],
    [[queue, billing, emea, voice, everywhere], 'queue'],
    [[emea, rule('both', { connectionIds: ['emea'], mediaTypes: ['voice'] })], 'both'],
  ])('lets the narrowest of %# judge', (rules, id) => {
    expect(chosen(rules)).toEqual([id]);
  });

  it('falls back to a wider rule where the narrow one does not cover the row', () => {
    expect(chosen([queue, emea, everywhere], { queueId: 'q2' })).toEqual(['emea']);
    expect(chosen([queue, emea, everywhere], { queueId: 'q2', connectionId: 'us' })).toEqual(['everywhere']);
    expect(chosen([queue], { queueId: 'q2' })).toEqual([]);
  });

  it('decides per metric', () => {
    const wait = rule('wait', {}, { metric: 'longestWaitMs' });
    expect(chosen([everywhere, queue, wait]).sort()).toEqual(['queue', 'wait']);
  });

  it('lets rules of equal scope judge side by side', () => {
    expect(chosen([everywhere, rule('also', {})])).toEqual(['everywhere', 'also']);
  });

  it('acts as if a disabled rule were not there', () => {
    expect(chosen([rule('off', { queueIds: ['q1'] }, { enabled: false }), everywhere])).toEqual([
      'everywhere',
    ]);
  });

  it.each([
    ['Billing EN', true],
    ['billing en', true],
    ['*EN', true],
    ['B*EN', true],
    ['*', true],
    ['Billing', false],
    ['Billing.EN', false],
    ['B.*', false],
  ])('matches the whole name against %s: %j', (queueNamePattern, matches) => {
    expect(chosen([rule('named', { queueNamePattern })])).toEqual(matches ? ['named'] : []);
  });

  it('chooses anew where a queue was renamed', () => {
    const choose = createRuleChooser([billing, everywhere]);
    const idsOf = (queueName: string) => choose(createRow({ queueName })).map(({ id }) => id);
    expect(idsOf('Billing EN')).toEqual(['billing']);
    expect(idsOf('Sales EN')).toEqual(['everywhere']);
    expect(idsOf('billing de')).toEqual(['billing']);
  });

  it('chooses the same for a row wherever it stands among the others', () => {
    const rows = ['q1', 'q2', 'q3'].map((queueId) => createRow({ queueId }));
    const named = rule('named', { queueIds: ['q1'] });
    const choose = createRuleChooser([named, everywhere]);
    const idsOf = (order: number[]) =>
      order.map((index) => choose(rows[index] ?? createRow()).map(({ id }) => id)[0]);
    expect(idsOf([0, 1, 2])).toEqual(['named', 'everywhere', 'everywhere']);
    expect(idsOf([0, 1, 2])).toEqual(['named', 'everywhere', 'everywhere']);
    expect(idsOf([2, 1, 0, 0])).toEqual(['everywhere', 'everywhere', 'named', 'named']);
    expect(idsOf([1, 0, 2])).toEqual(['everywhere', 'named', 'everywhere']);
  });
});
