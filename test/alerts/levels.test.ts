import { describe, expect, it } from 'vitest';
import { toLevels } from '../../src/main/alerts/levels.ts';
import type { Rule } from '../../src/shared/alert.ts';
import { createRow, createRule } from '../fakes/alert-scene.ts';

const serviceLevel = { percent: 70, withinTarget: 7, total: 10, targetMs: 20_000, goalPercent: 80 };

describe('toLevels', () => {
  it.each<[string, Partial<Rule>, [number | null, number | null]]>([
    ['counts clear at 80 %', { warning: 10, critical: 20 }, [8, 16]],
    ['small counts clear at least one lower', { warning: 3, critical: 4 }, [2, 3]],
    ['a count of one clears at none', { warning: 1, critical: null }, [0, null]],
    ['times clear at 80 %', { metric: 'longestWaitMs', warning: 40_000, critical: 60_000 }, [32_000, 48_000]],
    [
      'short times clear a second lower',
      { metric: 'averageWaitMs', warning: 2_000, critical: null },
      [1_000, null],
    ],
    ['abandoned shares clear at 80 %', { metric: 'abandonPercent', warning: 10, critical: 20 }, [8, 16]],
    ['ratios clear at 80 %', { metric: 'waitingPerAgent', warning: 1, critical: 2.5 }, [0.8, 2]],
    [
      'service level clears 3 points higher',
      { metric: 'serviceLevelPercent', direction: 'below', warning: 80, critical: 70 },
      [83, 73],
    ],
    [
      'service level never needs more than 100 to clear',
      { metric: 'serviceLevelPercent', direction: 'below', warning: 98, critical: null },
      [100, null],
    ],
    [
      'agents clear at one more',
      { metric: 'agentsAvailable', direction: 'below', warning: 2, critical: 0 },
      [3, 1],
    ],
    ['other counts clear higher', { direction: 'below', warning: 20, critical: 2 }, [25, 3]],
    ['given clear levels count', { clear: { warning: 5, critical: 12 } }, [5, 12]],
    [
      'a clear level that is not given follows from its level',
      { clear: { warning: null, critical: 12 } },
      [8, 12],
    ],
    [
      'a clear level beside a null level is ignored',
      { warning: null, clear: { warning: 5, critical: 12 } },
      [null, 12],
    ],
    [
      'a clear level on the wrong side is the level itself',
      { clear: { warning: 15, critical: 30 } },
      [10, 20],
    ],
    [
      'also for rules below',
      { direction: 'below', warning: 5, critical: 2, clear: { warning: 3, critical: 4 } },
      [5, 4],
    ],
  ])('%s', (_name, rule, [clearWarning, clearCritical]) => {
    expect(toLevels(createRule(rule), createRow())).toMatchObject({ clearWarning, clearCritical });
  });

  it.each<[string, Partial<Rule>, Parameters<typeof createRow>, [number | null, number | null]]>([
    ['a wait’s from the target', { metric: 'longestWaitMs' }, [{}, { targetMs: 20_000 }], [20_000, 40_000]],
    ['an average wait’s likewise', { metric: 'averageWaitMs' }, [{}, { targetMs: 30_000 }], [30_000, 60_000]],
    ['from the reading’s own target', { metric: 'longestWaitMs' }, [{ serviceLevel }], [20_000, 40_000]],
    [
      'the listed target before the reading’s',
      { metric: 'longestWaitMs' },
      [{ serviceLevel }, { targetMs: 45_000 }],
      [45_000, 90_000],
    ],
    [
      'given numbers win',
      { metric: 'longestWaitMs', critical: 90_000 },
      [{}, { targetMs: 20_000 }],
      [20_000, 90_000],
    ],
    ['none without a target', { metric: 'longestWaitMs' }, [], [null, null]],
    [
      'a service level’s from the goal',
      { metric: 'serviceLevelPercent', direction: 'below' },
      [{}, { goalPercent: 80 }],
      [80, 70],
    ],
    [
      'a service level’s from the reading’s own goal',
      { metric: 'serviceLevelPercent', direction: 'below', warning: 75 },
      [{ serviceLevel }],
      [75, 70],
    ],
    [
      'no other metric has a target',
      { metric: 'waiting', critical: 9 },
      [{}, { targetMs: 20_000 }],
      [null, 9],
    ],
  ])('takes levels from the queue: %s', (_name, parts, row, [warning, critical]) => {
    const rule = createRule({ warning: null, critical: null, levelsFrom: 'queue-target', ...parts });
    expect(toLevels(rule, createRow(...row))).toMatchObject({ warning, critical });
  });
});
