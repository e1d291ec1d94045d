import { describe, expect, it } from 'vitest';
import { toLevels } from '../../src/main/alerts/levels.ts';
import { ruleMetrics } from '../../src/shared/alert.ts';
import { metricTraits } from '../../src/shared/metric-traits.ts';
import { findRuleProblems } from '../../src/shared/rule-problems.ts';
import { createRow, createRule } from '../fakes/alert-scene.ts';

const facts = { pollIntervalMs: 15_000 };

describe('what is known of a figure', () => {
  it.each(ruleMetrics)('%s begins as a rule that nothing is wrong with', (metric) => {
    const { direction, suggested } = metricTraits[metric];
    const { warning, critical, holdMs } = suggested;
    expect(
      findRuleProblems(createRule({ metric, direction, warning, critical, holdMs, keepMs: 60_000 }), facts),
    ).toEqual([]);
  });

  it.each(ruleMetrics)('%s is offered targets only where the engine takes levels from them', (metric) => {
    const { direction, hasTarget } = metricTraits[metric];
    const parts = { metric, direction, levelsFrom: 'queue-target', warning: null, critical: null } as const;
    const row = createRow({}, { targetMs: 20_000, goalPercent: 80 });
    expect(toLevels(createRule(parts), row).warning !== null).toBe(hasTarget);
  });
});
