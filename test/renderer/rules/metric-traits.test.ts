import { describe, expect, it } from 'vitest';
import { metricTraits } from '../../../src/renderer/rules/metric-traits.ts';
import { ruleMetrics } from '../../../src/shared/alert.ts';
import { findRuleProblems } from '../../../src/shared/rule-problems.ts';
import { createRule } from './rule-fixture.ts';

const facts = { pollIntervalMs: 15_000 };

describe('what the form knows of a figure', () => {
  it.each(ruleMetrics)('%s begins as a rule that nothing is wrong with', (metric) => {
    const { direction, suggested } = metricTraits[metric];
    const { warning, critical, holdMs } = suggested;
    expect(findRuleProblems(createRule({ metric, direction, warning, critical, holdMs }), facts)).toEqual([]);
  });

  it.each(ruleMetrics)('%s is offered targets only where queues have them', (metric) => {
    const { direction, hasTarget } = metricTraits[metric];
    const rule = createRule({
      metric,
      direction,
      levelsFrom: 'queue-target',
      warning: null,
      critical: null,
    });
    expect(findRuleProblems(rule, facts).some(({ code }) => code === 'no-target')).toBe(!hasTarget);
  });
});
