import { expect, it } from 'vitest';
import type { Rule } from '../../../src/shared/alert.ts';
import { findRuleProblems } from '../../../src/shared/rule-problems.ts';
import { describeRuleProblem } from '../../../src/shared/words/en/rule.ts';
import { createRule } from '../../fakes/alert-scene.ts';

const sayAll = (parts: Partial<Rule>, pollIntervalMs = 15_000) => {
  const rule = createRule(parts);
  const facts = { pollIntervalMs, knownConnectionIds: [] };
  return findRuleProblems(rule, facts).map((problem) => describeRuleProblem(problem, rule));
};
const level = (parts: Partial<Rule>): Partial<Rule> => ({
  metric: 'serviceLevelPercent',
  direction: 'below',
  warning: 80,
  critical: 70,
  ...parts,
});

it.each<[Partial<Rule>, string]>([
  [
    { warning: null, critical: null },
    'Without a level nothing is a breach: give a warning level, a critical level or both.',
  ],
  [
    { warning: 20, critical: 10 },
    'Critical at 10 waiting is reached before the warning at 20 waiting: critical must be above the warning level.',
  ],
  [
    level({ critical: 82.25 }),
    'Critical at 82.25 % is reached before the warning at 80 %: critical must be below the warning level.',
  ],
  [
    { warning: 10, critical: 10 },
    'Warning and critical both begin at 10 waiting, so there is never a warning: leave one out, or move critical up.',
  ],
  [
    { clear: { warning: 12, critical: null } },
    'The breach would end at 12 waiting but begins at 10: the end must be below 10.',
  ],
  [
    { clear: { warning: 10, critical: null } },
    'The breach would end where it begins, at 10 waiting: the end must be below 10.',
  ],
  [
    {
      metric: 'agentsAvailable',
      direction: 'below',
      warning: 2,
      critical: null,
      clear: { warning: 1, critical: null },
    },
    'The breach would end at 1 agent available but begins at 2: the end must be above 2.',
  ],
  [
    {
      metric: 'longestWaitMs',
      warning: 20_000,
      critical: 40_000,
      clear: { warning: null, critical: 90_000 },
    },
    'The breach would end at 90 s but begins at 40 s: the end must be below 40 s.',
  ],
  [
    { clear: { warning: 8, critical: 5 } },
    'Critical would end at 5 waiting, after the warning at 8 waiting: the end of critical must be at the end of the warning or above it.',
  ],
  [
    { critical: null, clear: { warning: 8, critical: 5 } },
    'The end of critical is ignored, as there is no such level: leave it out, or give the level.',
  ],
  [{ warning: -1 }, 'The warning level cannot be -1: give 0 or more.'],
  [level({ warning: 120 }), 'The warning level cannot be 120 %: give from 0 % to 100 %.'],
  [
    { warning: 0 },
    'Every figure is at or above 0 waiting, so the breach would never end: the level must be higher.',
  ],
  [
    level({ warning: 100 }),
    'Every figure is at or below 100 %, so the breach would never end: the level must be lower.',
  ],
  [
    { metric: 'agentsAvailable' },
    'The rule fires at or above its level, and for “agents available” above is the good side: choose “below”, unless you mean it.',
  ],
  [{ levelsFrom: 'queue-target' }, 'A queue has no target for “waiting”: take fixed levels instead.'],
  [
    { holdMs: 5_000 },
    'A hold time of 5 s cannot be seen, as figures come every 15 s: give 0, or 15 s or more.',
  ],
  [
    { keepMs: 5_000 },
    'A keep time of 5 s cannot be seen, as figures come every 15 s: give 0, or 15 s or more.',
  ],
  [{ minVolume: 20 }, 'The smallest number of contacts counts for percentages only: leave it out.'],
  [{ windowMs: 1_800_000 }, 'A window counts for percentages only: leave it out.'],
  [
    level({ windowMs: 420_000 }),
    'Windows of 7 min do not fit evenly into a day, so they begin at other times each day: choose 15 min, 30 min or 1 h.',
  ],
  [{ serviceLevelFormula: 'answered' }, 'A formula counts for the service level only: leave it out.'],
  [
    { scope: { mediaTypes: [] } },
    'No media type is chosen, so the rule covers nothing: choose at least one, or all.',
  ],
  [
    { scope: { queueNamePattern: '' } },
    'An empty queue name matches nothing, so the rule covers nothing: give a name, or leave it out.',
  ],
  [
    { scope: { queueNamePattern: '*' } },
    'The queue name * matches every queue, and yet goes before rules that name none: leave it out.',
  ],
  [
    { scope: { connectionIds: ['apac', 'us'] } },
    '“apac”, “us” are not among your connections: choose others, or all.',
  ],
])('%j is told its fault and the way out', (parts, words) => {
  expect(sayAll(parts)).toEqual([words]);
});

it('says how long a window must be', () => {
  expect(sayAll(level({ windowMs: 60_000 }), 90_000)).toEqual([
    'A window of 1 min sees too little, as figures come every 90 s: the window must be longer than that.',
  ]);
});
