import { describe, expect, it } from 'vitest';
import { isUsable, toStepOutcomes } from '../../../src/renderer/forms/check-outcomes.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { createCheckReport, createStep } from '../check-fixture.ts';

const outcomesOf = (report: ReturnType<typeof createCheckReport>) =>
  toStepOutcomes(report).map(({ step, outcome }) => [step, outcome]);

describe('toStepOutcomes', () => {
  it('lists the steps of the test in their order, and no step that the API does not have', () => {
    const report = createCheckReport([
      createStep('live-figures'),
      createStep('sign-in'),
      createStep('queue-list'),
    ]);
    expect(outcomesOf(report)).toEqual([
      ['sign-in', 'good'],
      ['queue-list', 'good'],
      ['live-figures', 'good'],
    ]);
  });

  it('says which needed steps were not reached', () => {
    const report = createCheckReport([createStep('sign-in', createFailure('auth'))]);
    expect(outcomesOf(report)).toEqual([
      ['sign-in', 'bad'],
      ['queue-list', 'untried'],
      ['live-figures', 'untried'],
    ]);
    expect(isUsable(report)).toBe(false);
  });

  it('tells what only leaves a gap from what nothing works without', () => {
    const permission = createFailure('permission', { subject: 'analytics:conversationAggregate:view' });
    const report = createCheckReport([
      createStep('sign-in'),
      createStep('queue-list', permission),
      createStep('live-figures'),
      createStep('today-figures', permission),
      createStep('report-sla', permission),
    ]);
    expect(outcomesOf(report)).toEqual([
      ['sign-in', 'good'],
      ['queue-list', 'bad'],
      ['live-figures', 'good'],
      ['today-figures', 'gap'],
      ['report-sla', 'gap'],
    ]);
    expect(isUsable(report)).toBe(true);
  });
});
