import { describe, expect, it } from 'vitest';
import { toRowView } from '../../../src/renderer/board/row-view.ts';
import { sayBudget, sayBudgetBasis } from '../../../src/renderer/details/budget-words.ts';
import { createLocaleFormat } from '../../../src/renderer/locale-format.ts';
import type { Reading, ServiceLevel } from '../../../src/shared/queue.ts';
import { createConnection, createRow } from '../board-fixture.ts';

const level = (part: Partial<ServiceLevel> = {}): ServiceLevel => ({
  percent: 85,
  withinTarget: 85,
  total: 100,
  targetMs: null,
  goalPercent: null,
  ...part,
});
const view = (figures: Partial<Reading>, goalPercent: number | null = 80, ageMs = 2000) =>
  toRowView(createRow(figures, { targetMs: 20_000, goalPercent }), createConnection({ ageMs }), undefined, 0);

describe('sayBudget', () => {
  it('says how many misses are left, or how many answers in time bring the level back', () => {
    // 85 of 100 at 80 %: 85 of 106 is 80.19 %, 85 of 107 is 79.4 %.
    expect(sayBudget(view({ serviceLevel: level() }))).toBe('6 more misses allowed today');
    // 77 of 100 at 80 %: 92 of 115 is 80 %, 91 of 114 is 79.8 %.
    expect(sayBudget(view({ serviceLevel: level({ withinTarget: 77 }) }))).toBe(
      '15 answers in a row within 20 s bring it back to 80 %',
    );
  });

  it('takes the goal that the level itself names where the queue has none', () => {
    expect(sayBudget(view({ serviceLevel: level({ goalPercent: 80 }) }, null))).toBe(
      '6 more misses allowed today',
    );
  });

  it('says nothing without counts, without a goal or on old figures', () => {
    expect(sayBudget(view({ serviceLevel: null }))).toBeNull();
    expect(sayBudget(view({ serviceLevel: level({ total: null }) }))).toBeNull();
    expect(sayBudget(view({ serviceLevel: level() }, null))).toBeNull();
    expect(sayBudget(view({ serviceLevel: level() }, 80, 90_000))).toBeNull();
  });

  it('names formula and window', () => {
    const format = createLocaleFormat('en-GB', 'UTC', () => 90_000_000);
    const window = { from: 86_400_000, to: 90_000_000 };
    expect(sayBudgetBasis(view({ serviceLevel: level(), window }), format)).toBe(
      'By the vendor’s counts: within target ÷ total, since 00:00.',
    );
    expect(sayBudgetBasis(view({ serviceLevel: level() }), format)).toBe(
      'By the vendor’s counts: within target ÷ total, over the vendor’s own window.',
    );
  });
});
