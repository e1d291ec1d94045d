import { describe, expect, it } from 'vitest';
import {
  findWorst,
  hasAnswered,
  isUsable,
  type TestLine,
  toProgressLines,
  toReportLines,
} from '../../../src/renderer/forms/test-lines.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { createCheckReport, createStep } from './check-fixture.ts';

const toPairs = (lines: readonly TestLine[]) => lines.map(({ step, outcome }) => [step, outcome]);
const permission = createFailure('permission', { subject: 'analytics:conversationAggregate:view' });

describe('the lines of a test that has ended', () => {
  it('are the way there and the steps in their order, and no step that the API does not have', () => {
    const report = {
      ...createCheckReport([createStep('live-figures'), createStep('sign-in'), createStep('queue-list')]),
      organisation: 'Example Ltd',
    };
    expect(toPairs(toReportLines(report))).toEqual([
      ['reach', 'good'],
      ['sign-in', 'good'],
      ['organisation', 'good'],
      ['queue-list', 'good'],
      ['live-figures', 'good'],
    ]);
    expect(toReportLines(report)[2]?.found).toEqual({ organisation: 'Example Ltd' });
    expect(findWorst(toReportLines(report))).toBeNull();
  });

  it('say which needed steps were not reached', () => {
    const report = createCheckReport([createStep('sign-in', createFailure('auth'))]);
    expect(toPairs(toReportLines(report))).toEqual([
      ['reach', 'good'],
      ['sign-in', 'bad'],
      ['queue-list', 'untried'],
      ['live-figures', 'untried'],
    ]);
    expect(isUsable(report)).toBe(false);
    expect(hasAnswered(report)).toBe(true);
  });

  it.each(['offline', 'proxy', 'tls', 'timeout'] as const)(
    'put what kept the sign-in from the vendor at the way there: %s',
    (code) => {
      const report = createCheckReport([createStep('sign-in', createFailure(code))]);
      const lines = toReportLines(report);
      expect(toPairs(lines).slice(0, 2)).toEqual([
        ['reach', 'bad'],
        ['sign-in', 'untried'],
      ]);
      expect(findWorst(lines)).toMatchObject({ step: 'reach', failure: { code } });
      expect(hasAnswered(report)).toBe(false);
    },
  );

  it('leave the way there untried where the keychain kept the sign-in from being sent', () => {
    const report = createCheckReport([createStep('sign-in', createFailure('keychain-unavailable'))]);
    expect(toPairs(toReportLines(report)).slice(0, 2)).toEqual([
      ['reach', 'untried'],
      ['sign-in', 'bad'],
    ]);
  });

  it('tell what only leaves a gap from what nothing works without', () => {
    const report = createCheckReport([
      createStep('sign-in'),
      createStep('queue-list'),
      createStep('live-figures'),
      createStep('today-figures', permission),
      createStep('report-sla', permission),
    ]);
    expect(toPairs(toReportLines(report)).slice(3)).toEqual([
      ['live-figures', 'good'],
      ['today-figures', 'gap'],
      ['report-sla', 'gap'],
    ]);
    expect(isUsable(report)).toBe(true);
    expect(findWorst(toReportLines(report))?.step).toBe('today-figures');
  });
});

describe('the lines of a test under way', () => {
  it('begin with the way there, which is being tried, and what must follow', () => {
    expect(toPairs(toProgressLines(null))).toEqual([
      ['reach', 'running'],
      ['sign-in', 'running'],
      ['queue-list', 'waiting'],
      ['live-figures', 'waiting'],
    ]);
  });

  it('show what was found so far and what is asked now', () => {
    const lines = toProgressLines({
      api: 'platform',
      organisation: 'Example Ltd',
      steps: [createStep('sign-in'), createStep('queue-list'), createStep('live-figures')],
      asking: 'today-figures',
      queueCount: 12,
    });
    expect(toPairs(lines)).toEqual([
      ['reach', 'good'],
      ['sign-in', 'good'],
      ['organisation', 'good'],
      ['queue-list', 'good'],
      ['live-figures', 'good'],
      ['today-figures', 'running'],
    ]);
    expect(lines[3]?.found).toEqual({ queues: 12 });
  });
});
