import { describe, expect, it } from 'vitest';
import type { OpenCondition } from '../../src/main/alerts/memory.ts';
import { isNearLevel } from '../../src/main/alerts/nearness.ts';
import { createRuleChooser } from '../../src/main/alerts/scope.ts';
import type { Rule } from '../../src/shared/alert.ts';
import type { BoardRow } from '../../src/shared/board.ts';
import type { Reading } from '../../src/shared/queue.ts';
import { AlertScene, createRow, createRule } from '../fakes/alert-scene.ts';

const isNearIn = (conditions: readonly OpenCondition[], rule: Partial<Rule>, rows: BoardRow[]) =>
  isNearLevel(conditions, { rows, intervalMs: 15_000 }, createRuleChooser([createRule(rule)]));
const isNear = (rule: Partial<Rule>, reading: Partial<Reading>, row: Partial<BoardRow> = {}) =>
  isNearIn([], rule, [createRow(reading, row)]);
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
    // Figures of the whole day do not move within seconds, however close they are.
    [serviceLevel, level(81), false],
    [{ metric: 'averageWaitMs' as const, warning: 20_000 }, { averageWaitMs: 19_000 }, false],
    [{ metric: 'waitingPerAgent' as const, warning: 2 }, { waiting: 3, agentsAvailable: 2 }, true],
    [{ metric: 'waitingPerAgent' as const, warning: 2 }, { waiting: 3, agentsAvailable: 3 }, false],
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

  it('does not count in media that nobody waits for in person', () => {
    expect(isNear({}, { waiting: 9, mediaType: 'email' })).toBe(false);
    expect(isNear({}, { waiting: 9, mediaType: 'all' })).toBe(true);
  });
});

describe('an open condition', () => {
  /** Its figure is far from every level by now. */
  const calm = (parts: Partial<BoardRow> = {}, mediaType: Reading['mediaType'] = 'voice') =>
    createRow({ waiting: 0, observedAt: 30_000, mediaType }, parts);
  const breachOf = (rule: Partial<Rule>, ...readings: Partial<Reading>[]) => {
    const scene = new AlertScene([createRule(rule)]);
    scene.play(readings.map((reading, index) => [index * 15, reading]));
    return scene.memory.conditions;
  };

  it('counts while it is pending or recovering, whatever the figure', () => {
    const rule: Partial<Rule> = { minSamples: 2, keepMs: 60_000 };
    const pending = breachOf(rule, { waiting: 10 });
    const recovering = breachOf(rule, { waiting: 10 }, { waiting: 10 }, { waiting: 0 });
    expect(pending[0]?.standing.condition).toBe('pending');
    expect(recovering[0]?.standing.condition).toBe('recovering');
    for (const conditions of [pending, recovering]) expect(isNearIn(conditions, rule, [calm()])).toBe(true);
  });

  it.each([
    ['went quiet', { quality: 'quiet' as const }],
    ['is gone', { quality: 'gone' as const }],
    ['grew old', { lagMs: 60_000 }],
  ])('does not count where its queue %s in it, be it all night', (_what, row) => {
    const open = breachOf({}, { waiting: 12 });
    expect(open).toHaveLength(1);
    expect(isNearIn(open, {}, [calm()])).toBe(true);
    expect(isNearIn(open, {}, [calm(row)])).toBe(false);
  });

  it('counts for its own row only, and not by a figure of the whole day', () => {
    const open = breachOf({}, { waiting: 12 });
    expect(isNearIn(open, {}, [createRow({ queueId: 'q2', waiting: 0 })])).toBe(false);
    const daily = breachOf(serviceLevel, level(60));
    expect(daily).toHaveLength(1);
    expect(isNearIn(daily, serviceLevel, [calm()])).toBe(false);
    const mail = breachOf({}, { waiting: 12, mediaType: 'email' });
    expect(isNearIn(mail, {}, [calm({}, 'email')])).toBe(false);
  });
});
