import type { RuleLevel } from '../../../src/shared/contract/alert-contract.ts';
import type { ChartPoint } from '../../../src/shared/episode.ts';

export const nine = Date.UTC(2026, 10, 20, 9);

/** A step in which nothing but what is given was told. */
export function createPoint(at: number, figures: Partial<ChartPoint> = {}): ChartPoint {
  return {
    at,
    readAt: at + 1_000,
    waiting: null,
    longestWaitMs: null,
    agentsAvailable: null,
    agentsOnQueue: null,
    serviceLevelPercent: null,
    offered: null,
    answered: null,
    abandoned: null,
    ...figures,
  };
}

export function createLevel(parts: Partial<RuleLevel> = {}): RuleLevel {
  return {
    ruleId: 'many',
    ruleName: 'Many waiting',
    metric: 'waiting',
    direction: 'above',
    warning: 10,
    critical: 20,
    countsItself: false,
    ...parts,
  };
}
