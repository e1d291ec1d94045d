import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeLevelsFrom,
  changeMetric,
  createDraft,
  parseRule,
  type RuleDraft,
  toDraft,
} from '../../../src/renderer/rules/rule-draft.ts';
import { defaultRules, type Rule, ruleMetrics, ruleSchema } from '../../../src/shared/alert.ts';
import { mediaTypes } from '../../../src/shared/media-type.ts';
import { createRule, serviceLevelRule } from './rule-fixture.ts';

const read = (draft: RuleDraft): Rule => {
  const parsed = parseRule(draft);
  if (!parsed.ok) throw new Error(Object.keys(parsed.errors).join());
  return parsed.rule;
};
const errorsOf = (part: Partial<RuleDraft>, rule = createRule()) => {
  const parsed = parseRule({ ...toDraft(rule), ...part });
  return parsed.ok ? [] : Object.keys(parsed.errors).sort();
};

const timeMetrics = ['longestWaitMs', 'averageWaitMs'];
const percentMetrics = ['serviceLevelPercent', 'abandonPercent'];
const targetMetrics = [...timeMetrics, 'serviceLevelPercent'];

/** Rules as the form can make them: nothing in them that their figure has no use for. */
const ruleForm = fc.constantFrom(...ruleMetrics).chain((metric) => {
  const level = timeMetrics.includes(metric)
    ? fc.integer({ min: 0, max: 10_000_000 })
    : fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
  const optional = fc.option(level);
  const pair = fc.record({ warning: optional, critical: optional });
  const ids = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 });
  const timeMs = fc.integer({ min: 0, max: 5_000_000 });
  const name = fc
    .string({ minLength: 1 })
    .map((text) => text.trim())
    .filter(Boolean);
  const counting = percentMetrics.includes(metric)
    ? { windowMs: fc.constantFrom(900_000, 1_800_000, 3_600_000, 1_200_000) }
    : {};
  const formula =
    metric === 'serviceLevelPercent'
      ? { serviceLevelFormula: fc.constantFrom('answered' as const, 'offered-abandons-count' as const) }
      : {};
  return fc
    .record(
      {
        id: fc.uuid(),
        name,
        metric: fc.constant(metric),
        direction: fc.constantFrom('above' as const, 'below' as const),
        warning: optional,
        critical: optional,
        clear: pair.filter(({ warning, critical }) => warning !== null || critical !== null),
        holdMs: timeMs,
        keepMs: timeMs,
        minSamples: fc.integer({ min: 1, max: 50 }),
        minVolume: percentMetrics.includes(metric) ? fc.integer({ min: 0, max: 500 }) : fc.constant(10),
        scope: fc.record(
          {
            connectionIds: ids,
            queueIds: ids,
            mediaTypes: fc.uniqueArray(fc.constantFrom(...mediaTypes), { minLength: 1 }),
            queueNamePattern: name,
          },
          { requiredKeys: [] },
        ),
        enabled: fc.boolean(),
        levelsFrom: targetMetrics.includes(metric)
          ? fc.constantFrom('fixed' as const, 'queue-target' as const)
          : fc.constant('fixed' as const),
        ...counting,
        ...formula,
      },
      {
        requiredKeys: [
          'id',
          'name',
          'metric',
          'direction',
          'warning',
          'critical',
          'holdMs',
          'keepMs',
          'minSamples',
          'minVolume',
          'scope',
          'enabled',
          'levelsFrom',
        ],
      },
    )
    .map((rule) => ruleSchema.parse(rule));
});

describe('a rule in the form', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(ruleForm, (rule) => {
        const back = read(toDraft(rule));
        expect(back).toEqual(rule);
        expect(ruleSchema.parse(back)).toEqual(back);
      }),
      { numRuns: 500 },
    );
  });

  it.each(defaultRules.map((rule) => [rule.name, rule] as const))(
    '“%s” comes back as it was',
    (_name, rule) => {
      expect(read(toDraft(rule))).toEqual(rule);
    },
  );

  it('loses what its figure has no use for, as nobody could see it', () => {
    const odd = createRule({
      windowMs: 900_000,
      serviceLevelFormula: 'answered',
      minVolume: 30,
      clear: { warning: null, critical: null },
    });
    expect(read(toDraft(odd))).toEqual(createRule());
    const waiting = createRule({ metric: 'waiting', levelsFrom: 'queue-target' });
    expect(read(toDraft(waiting)).levelsFrom).toBe('fixed');
  });

  it('writes levels in the unit of the figure', () => {
    expect(toDraft(createRule({ clear: { warning: 96_000, critical: null } }))).toMatchObject({
      warning: '2:00',
      critical: '5:00',
      clearWarning: '1:36',
      clearCritical: '',
    });
    expect(toDraft(serviceLevelRule)).toMatchObject({ warning: '80', hold: '2:00', volume: '10' });
  });
});

describe('parseRule', () => {
  it('names every field that cannot be read', () => {
    const wrong = { warning: 'long', clearCritical: '1:', hold: '-1', keep: '', samples: '1.5' };
    expect(errorsOf(wrong)).toEqual(['clearCritical', 'hold', 'keep', 'samples', 'warning']);
    expect(errorsOf({ volume: 'few' }, serviceLevelRule)).toEqual(['volume']);
    expect(errorsOf({ samples: '0' })).toEqual(['samples']);
  });

  it('does not mind what is not shown', () => {
    expect(errorsOf({ volume: 'few' })).toEqual([]);
  });

  it('wants a queue where only some are meant', () => {
    expect(errorsOf({ queues: 'some' })).toEqual(['queueIds']);
    expect(errorsOf({ queues: 'some', queueIds: ['q1'] })).toEqual([]);
    expect(read({ ...toDraft(createRule()), queues: 'all', queueIds: ['q1'] }).scope).toEqual({});
  });

  it('leaves it to main whether levels make sense', () => {
    expect(errorsOf({ warning: '9:00', critical: '1:00' })).toEqual([]);
    expect(errorsOf({ warning: '', critical: '' })).toEqual([]);
  });

  it('names a rule that nobody has named after its figure', () => {
    expect(read({ ...toDraft(createRule()), name: ' ' }).name).toBe('Longest wait');
  });
});

describe('createDraft', () => {
  it('begins with levels that make sense', () => {
    expect(read(createDraft('new', null))).toEqual(
      createRule({ id: 'new', name: 'Longest wait', warning: 120_000, critical: 300_000 }),
    );
  });

  it('is about one queue where one was named, by its own target where it has one', () => {
    const queue = {
      connectionId: 'emea',
      queueId: 'q7',
      queueName: 'Billing EN',
      mediaType: 'chat',
    } as const;
    const rule = read(createDraft('new', { ...queue, targetMs: 25_000 }));
    expect(rule).toMatchObject({ name: 'Longest wait: Billing EN', warning: 25_000, critical: 50_000 });
    expect(rule.scope).toEqual({ connectionIds: ['emea'], queueIds: ['q7'], mediaTypes: ['chat'] });
    expect(read(createDraft('new', { ...queue, targetMs: null })).warning).toBe(120_000);
  });
});

describe('changes of the form', () => {
  it.each(ruleMetrics)('has fitting levels for %s at once', (metric) => {
    const draft = changeMetric(toDraft(createRule()), metric);
    const rule = read(draft);
    expect(rule.metric).toBe(metric);
    expect(rule.warning).not.toBeNull();
    expect(read(changeMetric(draft, 'longestWaitMs')).warning).toBe(120_000);
  });

  it('takes fixed levels for a figure that queues have no target for', () => {
    const targets = toDraft(createRule({ levelsFrom: 'queue-target', warning: null, critical: null }));
    expect(read(changeMetric(targets, 'waiting'))).toMatchObject({ levelsFrom: 'fixed', warning: 10 });
    expect(read(changeMetric(targets, 'averageWaitMs'))).toMatchObject({
      levelsFrom: 'queue-target',
      warning: null,
    });
  });

  it('empties the levels where each queue’s own hold', () => {
    const draft = changeLevelsFrom(toDraft(createRule()), 'queue-target');
    expect(read(draft)).toMatchObject({ levelsFrom: 'queue-target', warning: null, critical: null });
    expect(read(changeLevelsFrom(draft, 'fixed'))).toMatchObject({ warning: 120_000, critical: 300_000 });
  });
});
