import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toStanding } from '../../src/main/alerts/condition.ts';
import { toLevels } from '../../src/main/alerts/levels.ts';
import { defaultRules, type Rule, ruleMetrics } from '../../src/shared/alert.ts';
import { findRuleProblems } from '../../src/shared/rule-problems.ts';
import { createRow, createRule } from '../fakes/alert-scene.ts';

const facts = { pollIntervalMs: 15_000, knownConnectionIds: ['emea', 'us'] };
const problemsOf = (parts: Partial<Rule>) => findRuleProblems(createRule(parts), facts);
/** `error warning no-level`. */
const short = (parts: Partial<Rule>) =>
  problemsOf(parts).map(({ severity, field, code }) => `${severity} ${field} ${code}`);

/** Service level: warning at 80, critical at 70. */
const level = (parts: Partial<Rule> = {}): Partial<Rule> => ({
  metric: 'serviceLevelPercent',
  direction: 'below',
  warning: 80,
  critical: 70,
  ...parts,
});

describe('findRuleProblems', () => {
  it('finds none in the rules of a fresh installation', () => {
    expect(defaultRules.flatMap((rule) => findRuleProblems(rule, facts))).toEqual([]);
  });

  it.each<[string, Partial<Rule>]>([
    ['a warning alone', { critical: null }],
    ['a critical level alone', { warning: null }],
    ['ends on the safe side', { clear: { warning: 8, critical: 15 } }],
    ['ends that are the same', { clear: { warning: 8, critical: 8 } }],
    ['ends on the safe side, below', level({ clear: { warning: 85, critical: 75 } })],
    ['the least level', { warning: 1, critical: 2 }],
    ['no hold and no keep time', { holdMs: 0, keepMs: 0 }],
    ['times of one poll', { holdMs: 15_000, keepMs: 15_000 }],
    ['a share of a contact per agent', { metric: 'waitingPerAgent', warning: 0.5, critical: 1.5 }],
    ['nobody available', { metric: 'agentsAvailable', direction: 'below', warning: 1, critical: 0 }],
    ['targets of each queue', level({ warning: null, critical: null, levelsFrom: 'queue-target' })],
    [
      'targets of each queue with own ends',
      {
        ...level({ warning: null, critical: null, levelsFrom: 'queue-target' }),
        clear: { warning: 90, critical: null },
      },
    ],
    [
      'a window and a formula',
      level({ windowMs: 1_800_000, serviceLevelFormula: 'answered', minVolume: 20 }),
    ],
    ['abandons over a window', { metric: 'abandonPercent', windowMs: 900_000, minVolume: 30 }],
    ['no smallest number', { minVolume: 0 }],
    ['a scope', { scope: { connectionIds: ['us'], queueIds: ['q'], queueNamePattern: 'VIP*' } }],
  ])('accepts %s', (_, parts) => {
    expect(short(parts)).toEqual([]);
  });

  it.each<[string, Partial<Rule>, string[]]>([
    ['no level', { warning: null, critical: null }, ['error warning no-level']],
    ['critical before warning', { warning: 20, critical: 10 }, ['error critical levels-crossed']],
    ['critical before warning, below', level({ critical: 90 }), ['error critical levels-crossed']],
    ['equal levels', { warning: 10, critical: 10 }, ['advice critical levels-equal']],
    [
      'an end past the level',
      { clear: { warning: 12, critical: null } },
      ['error clear.warning clear-wrong-side'],
    ],
    [
      'an end at the level',
      { clear: { warning: 10, critical: null } },
      ['error clear.warning clear-wrong-side'],
    ],
    [
      'an end of critical past the level, below',
      level({ clear: { warning: null, critical: 69 } }),
      ['error clear.critical clear-wrong-side'],
    ],
    ['crossed ends', { clear: { warning: 8, critical: 5 } }, ['error clear.critical clears-crossed']],
    [
      'crossed ends, below',
      level({ clear: { warning: 82, critical: 84 } }),
      ['error clear.critical clears-crossed'],
    ],
    [
      'an end without its level',
      { critical: null, clear: { warning: 8, critical: 5 } },
      ['advice clear.critical clear-without-level'],
    ],
    ['a negative count', { warning: -1 }, ['error warning out-of-range']],
    [
      'a negative wait',
      { metric: 'longestWaitMs', warning: 20_000, critical: 40_000, clear: { warning: -1, critical: null } },
      ['error clear.warning out-of-range'],
    ],
    ['a percentage above 100', level({ warning: 100.5 }), ['error warning out-of-range']],
    [
      'an end above 100 %',
      level({ clear: { warning: 101, critical: null } }),
      ['error clear.warning out-of-range'],
    ],
    ['a level that every count is past', { warning: 0 }, ['error warning always-breached']],
    ['a level that every percentage is past', level({ warning: 100 }), ['error warning always-breached']],
    ['more agents as a breach', { metric: 'agentsAvailable' }, ['advice direction odd-direction']],
    [
      'a high service level as a breach',
      level({ direction: 'above', warning: 70, critical: 80 }),
      ['advice direction odd-direction'],
    ],
    [
      'few waiting as a breach',
      { direction: 'below', warning: 5, critical: 2 },
      ['advice direction odd-direction'],
    ],
    [
      'targets on the wrong side',
      level({ direction: 'above', warning: null, critical: null, levelsFrom: 'queue-target' }),
      ['error direction odd-direction'],
    ],
    [
      'a target that no queue has',
      { warning: null, critical: null, levelsFrom: 'queue-target' },
      ['error levelsFrom no-target'],
    ],
    ['a target that is not needed', { levelsFrom: 'queue-target' }, ['advice levelsFrom no-target']],
    ['a hold between polls', { holdMs: 14_999 }, ['advice holdMs hold-below-poll']],
    ['a keep time between polls', { keepMs: 1 }, ['advice keepMs keep-below-poll']],
    ['a volume that nothing counts', { minVolume: 20 }, ['advice minVolume volume-ignored']],
    ['a window that nothing counts', { windowMs: 1_800_000 }, ['advice windowMs window-ignored']],
    ['a window that drifts', level({ windowMs: 420_000 }), ['advice windowMs window-uneven']],
    [
      'a formula that nothing uses',
      { metric: 'abandonPercent', serviceLevelFormula: 'answered' },
      ['advice serviceLevelFormula formula-ignored'],
    ],
    [
      'empty lists',
      { scope: { connectionIds: [], queueIds: [], mediaTypes: [] } },
      [
        'error scope.connectionIds empty-scope',
        'error scope.queueIds empty-scope',
        'error scope.mediaTypes empty-scope',
      ],
    ],
    ['an empty name', { scope: { queueNamePattern: ' ' } }, ['error scope.queueNamePattern empty-pattern']],
    [
      'a name for all',
      { scope: { queueNamePattern: '**' } },
      ['advice scope.queueNamePattern pattern-matches-all'],
    ],
    [
      'connections that are not there',
      { scope: { connectionIds: ['us', 'apac'] } },
      ['advice scope.connectionIds unknown-connections'],
    ],
    [
      'all that is wrong',
      { warning: 20, critical: 10, holdMs: 5_000, clear: { warning: 25, critical: null } },
      [
        'error critical levels-crossed',
        'error clear.warning clear-wrong-side',
        'advice holdMs hold-below-poll',
      ],
    ],
  ])('says of %s what it is', (_, parts, expected) => {
    expect(short(parts)).toEqual(expected);
  });

  it('says of a window of one poll that it sees too little', () => {
    const rule = createRule(level({ windowMs: 60_000 }));
    expect(findRuleProblems(rule, { pollIntervalMs: 60_000 })).toEqual([
      {
        severity: 'error',
        field: 'windowMs',
        code: 'window-below-poll',
        windowMs: 60_000,
        pollIntervalMs: 60_000,
      },
    ]);
    expect(findRuleProblems(rule, { pollIntervalMs: 59_999 })).toEqual([]);
  });

  it('names the figures', () => {
    expect(problemsOf({ clear: { warning: 12, critical: null } })).toEqual([
      { severity: 'error', field: 'clear.warning', code: 'clear-wrong-side', level: 10, clear: 12 },
    ]);
    expect(problemsOf({ scope: { connectionIds: ['us', 'apac'] } })).toMatchObject([{ ids: ['apac'] }]);
    expect(problemsOf({ holdMs: 5_000 })).toMatchObject([{ holdMs: 5_000, pollIntervalMs: 15_000 }]);
  });

  it('knows no unknown connection where the known ones are not given', () => {
    const rule = createRule({ scope: { connectionIds: ['apac'] } });
    expect(findRuleProblems(rule, { pollIntervalMs: 15_000 })).toEqual([]);
  });
});

describe('a rule without an error', () => {
  const figure = fc.oneof(
    fc.integer({ min: -2, max: 4 }),
    fc.integer({ min: 95, max: 102 }),
    fc.constantFrom(0.5, 10, 20, 1_000, 20_000),
  );
  const maybe = fc.option(figure, { freq: 3 });
  const rules = fc
    .record({
      metric: fc.constantFrom(...ruleMetrics),
      direction: fc.constantFrom('above' as const, 'below' as const),
      warning: maybe,
      critical: maybe,
      clear: fc.record({ warning: maybe, critical: maybe }),
    })
    .map((parts) => createRule(parts));

  it('is broken by the worst figure and ends at the best, for the engine that judges it', () => {
    let accepted = 0;
    fc.assert(
      fc.property(rules, (rule) => {
        const most = /Percent$/.test(rule.metric) ? 100 : 1_000_000;
        const [worst, best] = rule.direction === 'above' ? [most, 0] : [0, most];
        const levels = toLevels(rule, createRow());
        const see = (value: number) => ({ value, levels, elapsedMs: 15_000, waived: false });
        const begun = toStanding(null, see(worst), rule);
        const ended = begun === null ? null : toStanding(begun, see(best), rule);
        const isSound = begun !== null && begun.condition !== 'pending' && ended === null;
        const hasError = findRuleProblems(rule, facts).some(({ severity }) => severity === 'error');
        if (!hasError) {
          accepted += 1;
          expect(isSound).toBe(true);
        }
      }),
      { seed: 5, numRuns: 3_000 },
    );
    expect(accepted).toBeGreaterThan(300);
  });
});
