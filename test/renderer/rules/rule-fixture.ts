import { type Rule, ruleSchema } from '../../../src/shared/alert.ts';

export function createRule(part: Partial<Rule> = {}): Rule {
  return {
    ...ruleSchema.parse({
      id: 'wait',
      name: 'Long wait',
      metric: 'longestWaitMs',
      direction: 'above',
      warning: 120_000,
      critical: 300_000,
    }),
    ...part,
  };
}

export const serviceLevelRule = createRule({
  id: 'level',
  name: 'Service level',
  metric: 'serviceLevelPercent',
  direction: 'below',
  warning: 80,
  critical: 70,
  holdMs: 120_000,
});
