import { describe, expect, it } from 'vitest';
import { emptyAlertState, evaluate } from '../../src/main/alerts/engine.ts';
import { isNearLevel } from '../../src/main/alerts/nearness.ts';
import type { Rule } from '../../src/shared/alert.ts';
import type { BoardRow } from '../../src/shared/board.ts';
import type { Reading } from '../../src/shared/queue.ts';
import { createRow, createRule } from '../fakes/alert-scene.ts';

const answerOf = (rule: Partial<Rule>, rows: BoardRow[]) => ({
  rules: [createRule(rule)],
  connectionId: 'emea',
  rows,
  intervalMs: 15_000,
});
const isNear = (rule: Partial<Rule>, reading: Partial<Reading>, row: Partial<BoardRow> = {}) =>
  isNearLevel(emptyAlertState, answerOf(rule, [createRow(reading, row)]));
const level = (percent: number) => ({
  serviceLevel: { percent, withinTarget: null, total: 100, targetMs: null, goalPercent: null },
});
const serviceLevel: Partial<Rule> = {
  metric: 'serviceLevelPercent',
  direction: 'below',
  warning: 80,
  critical: 70,
};
const agents: Partial<Rule> = { metric: 'agentsAvailable', direction: 'below', warning: 2, critical: 0 };

describe('a figure near its first level', () => {
  it.each([
    // 70 % of 10, and of the critical level where there is no other.
    [{ warning: 10 }, { waiting: 6 }, false],
    [{ warning: 10 }, { waiting: 7 }, true],
    [{ warning: null, critical: 20 }, { waiting: 13 }, false],
    [{ warning: null, critical: 20 }, { waiting: 14 }, true],
    [{ metric: 'longestWaitMs' as const, warning: 20_000 }, { longestWaitMs: 13_999 }, false],
    [{ metric: 'longestWaitMs' as const, warning: 20_000 }, { longestWaitMs: 14_000 }, true],
    // From 100 % down to 80 % is 20 points; 30 % of them are left at 86.
    [serviceLevel, level(86.01), false],
    [serviceLevel, level(86), true],
    // One agent more than the level.
    [agents, { agentsAvailable: 4 }, false],
    [agents, { agentsAvailable: 3 }, true],
    [{ ...agents, warning: 10 }, { agentsAvailable: 13 }, true],
    [{ ...agents, warning: 10 }, { agentsAvailable: 14 }, false],
    [{ warning: 10 }, { waiting: null }, false],
  ])('by %j with %j: %s', (rule, reading, near) => {
    expect(isNear(rule, reading)).toBe(near);
  });

  it('counts by the queue’s own target', () => {
    const rule: Partial<Rule> = {
      metric: 'longestWaitMs',
      warning: null,
      critical: null,
      levelsFrom: 'queue-target',
    };
    expect(isNear(rule, { longestWaitMs: 15_000 }, { targetMs: 20_000 })).toBe(true);
    expect(isNear(rule, { longestWaitMs: 15_000 }, { targetMs: 30_000 })).toBe(false);
    expect(isNear(rule, { longestWaitMs: 15_000 }, { targetMs: null })).toBe(false);
  });

  it.each([
    ['is not watched', {}, { watched: false }],
    ['is gone', {}, { quality: 'gone' as const }],
    ['is old', {}, { lagMs: 60_000 }],
    ['is under a rule that is switched off', { enabled: false }, {}],
    ['is outside the rule’s scope', { scope: { queueIds: ['other'] } }, {}],
  ])('does not count where its queue %s', (_what, rule, row) => {
    expect(isNear({}, { waiting: 9 })).toBe(true);
    expect(isNear(rule, { waiting: 9 }, row)).toBe(false);
  });
});

describe('an open condition', () => {
  it('counts while it is pending or recovering, whatever the figure, for its own connection only', () => {
    const rule: Partial<Rule> = { minSamples: 2, keepMs: 60_000 };
    const answer = (waiting: number, now: number) => ({
      ...answerOf(rule, [createRow({ waiting, observedAt: now })]),
      now,
      firstAnswer: false,
    });
    const pending = evaluate(emptyAlertState, answer(10, 0)).state;
    const open = evaluate(pending, answer(10, 15_000)).state;
    const recovering = evaluate(open, answer(0, 30_000)).state;
    expect(recovering.open[0]?.standing.condition).toBe('recovering');
    for (const state of [pending, recovering]) {
      expect(isNearLevel(state, answerOf(rule, []))).toBe(true);
      expect(isNearLevel(state, { ...answerOf(rule, []), connectionId: 'us' })).toBe(false);
    }
  });
});
