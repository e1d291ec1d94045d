import { describe, expect, it } from 'vitest';
import { hasNewTargets, suggestRules, toGround } from '../../../src/renderer/forms/suggested-rules.ts';
import { defaultRules } from '../../../src/shared/alert.ts';
import { summariseTargets } from '../../../src/shared/target-summary.ts';

const usual = { targetMs: 20_000, goalPercent: 80 };
const withTargets = summariseTargets([{ targets: { voice: usual } }, { targets: {} }]);
const without = summariseTargets([{ targets: {} }]);
const find = (rules: readonly (typeof defaultRules)[number][], id: string) => {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
};

describe('the rules suggested for queues', () => {
  it('are the kept ones where some queue names a target', () => {
    expect(suggestRules(defaultRules, withTargets)).toEqual(defaultRules);
    expect(toGround(find(defaultRules, 'longest-wait-target'), withTargets)).toBe('targets');
    expect(toGround(find(defaultRules, 'waiting-count'), withTargets)).toBe('fixed');
  });

  it('judge the wait of every queue by fixed levels where none names a target', () => {
    const suggested = suggestRules(defaultRules, without);
    expect(toGround(find(defaultRules, 'longest-wait-target'), without)).toBe('no-targets');
    expect(find(suggested, 'longest-wait-target').enabled).toBe(false);
    expect(find(suggested, 'longest-wait-all-media')).toMatchObject({
      enabled: true,
      scope: {},
      warning: 120_000,
      critical: 300_000,
    });
    expect(find(suggested, 'waiting-count')).toEqual(find(defaultRules, 'waiting-count'));
  });

  it('leave alone what somebody has switched off', () => {
    const off = defaultRules.map((rule) => ({ ...rule, enabled: false }));
    expect(suggestRules(off, without)).toEqual(off);
  });
});

describe('targets that the board does not have', () => {
  const rows = [usual, { targetMs: null, goalPercent: null }];

  it('are new by time or by goal', () => {
    expect(hasNewTargets([{ targets: { voice: { ...usual } } }], rows)).toBe(false);
    expect(hasNewTargets([{ targets: { voice: { ...usual, targetMs: 30_000 } } }], rows)).toBe(true);
    expect(hasNewTargets([{ targets: { chat: { ...usual, goalPercent: 90 } } }], rows)).toBe(true);
    expect(hasNewTargets([{ targets: {} }], rows)).toBe(false);
  });
});
