import { describe, expect, it } from 'vitest';
import { sayCounting, sayRule, sayUsualEnd } from '../../../src/renderer/rules/rule-sentence.ts';
import { defaultRules, type Rule } from '../../../src/shared/alert.ts';
import { createRule, serviceLevelRule } from './rule-fixture.ts';

describe('sayRule', () => {
  it.each<[string, Rule, string]>([
    [
      'a wait',
      createRule(),
      'Longest wait at or above 2:00 warns, at or above 5:00 is critical; ends at or below 1:36 for 1 min',
    ],
    [
      'short times in seconds',
      createRule({ warning: 20_000, critical: null, keepMs: 45_000 }),
      'Longest wait at or above 20 s warns; ends at or below 16 s for 45 s',
    ],
    [
      'a count, held',
      createRule({ metric: 'waiting', warning: 12, critical: 20, holdMs: 30_000 }),
      'Number waiting at or above 12 for 30 s warns, at or above 20 is critical; ends at or below 9 for 1 min',
    ],
    [
      'critical only',
      createRule({ metric: 'waiting', warning: null, critical: 20, holdMs: 30_000, keepMs: 0 }),
      'Number waiting at or above 20 for 30 s is critical; ends at or below 16 at once',
    ],
    [
      'a side that is bad below',
      createRule({ metric: 'agentsAvailable', direction: 'below', warning: 1, critical: 0 }),
      'Number of idle agents at or below 1 warns, at or below 0 is critical; ends at or above 2 for 1 min',
    ],
    [
      'a percentage',
      serviceLevelRule,
      'Service level at or below 80 % for 2 min warns, at or below 70 % is critical; ends at or above 83 % for 1 min',
    ],
    [
      'ends of its own',
      createRule({ clear: { warning: 60_000, critical: 240_000 } }),
      'Longest wait at or above 2:00 warns, at or above 5:00 is critical; ends at or below 1:00 for 1 min; critical eases at or below 4:00',
    ],
    [
      'a target with a level of its own',
      createRule({ levelsFrom: 'queue-target', warning: null, critical: 90_000 }),
      'Longest wait at or above the queue’s target warns, at or above 1:30 is critical; ends at 80 % of that for 1 min',
    ],
    [
      'twice a target that is not named before',
      createRule({ levelsFrom: 'queue-target', warning: 10_000, critical: null }),
      'Longest wait at or above 10 s warns, at or above twice the queue’s target is critical; ends at or below 8 s for 1 min',
    ],
    [
      'an abandon rate',
      createRule({ metric: 'abandonPercent', warning: 5.5, critical: null }),
      'Abandon rate at or above 5.5 % warns; ends at or below 4.4 % for 1 min',
    ],
    [
      'a ratio, which need not be whole',
      createRule({ metric: 'waitingPerAgent', warning: 2, critical: null }),
      'Number waiting per idle agent at or above 2 warns; ends at or below 1.6 for 1 min',
    ],
    ['no level', createRule({ warning: null, critical: null }), 'Longest wait: no level is set'],
    [
      'targets that do not exist for the figure',
      createRule({ metric: 'waiting', levelsFrom: 'queue-target', warning: null, critical: null }),
      'Number waiting: no level is set',
    ],
  ])('says %s', (_case, rule, sentence) => {
    expect(sayRule(rule)).toBe(sentence);
  });

  it('says the rules of a fresh installation', () => {
    expect(defaultRules.map(sayRule)).toEqual([
      'Longest wait at or above the queue’s target warns, at or above twice the target is critical; ends at 80 % of that for 1 min',
      'Longest wait at or above 2:00 warns, at or above 5:00 is critical; ends at or below 1:36 for 1 min',
      'Number waiting at or above 10 for 30 s warns, at or above 20 is critical; ends at or below 8 for 1 min',
      'Service level at or below the queue’s goal for 2 min warns, at or below 10 points less is critical; ends 3 points above that for 1 min',
    ]);
  });
});

describe('sayCounting', () => {
  it('names formula, window and volume of every percentage', () => {
    expect(sayCounting(serviceLevelRule)).toBe(
      'counted as the vendor reports it · over the vendor’s day · from 10 contacts on',
    );
    expect(
      sayCounting({
        ...serviceLevelRule,
        serviceLevelFormula: 'answered',
        windowMs: 1_800_000,
        minVolume: 1,
      }),
    ).toBe('counted in time ÷ answered · each half-hour · from 1 contact on');
    expect(sayCounting(createRule({ metric: 'abandonPercent', windowMs: 1_200_000, minVolume: 0 }))).toBe(
      'each 20 min',
    );
  });

  it('says nothing where there is nothing to say', () => {
    expect(sayCounting(createRule())).toBe('');
    expect(sayCounting(createRule({ minSamples: 1 }))).toBe('after 1 fresh figure');
  });
});

describe('sayUsualEnd', () => {
  it('gives the figure of a level, a share of a target, and nothing without either', () => {
    expect(sayUsualEnd(createRule(), 'critical')).toBe('at or below 4:00');
    expect(sayUsualEnd(createRule({ critical: null }), 'critical')).toBeNull();
    const targets = createRule({ levelsFrom: 'queue-target', warning: null });
    expect(sayUsualEnd(targets, 'warning')).toBe('at 80 % of that');
  });
});
