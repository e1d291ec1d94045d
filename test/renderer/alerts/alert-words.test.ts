import { describe, expect, it } from 'vitest';
import { sayCourse, sayLevel, sayLevelsPassed, saySince } from '../../../src/renderer/alerts/alert-words.ts';
import { nobodyIdle } from '../../../src/shared/metric-traits.ts';
import { createAlert, createRow } from '../board-fixture.ts';

const row = createRow();

describe('words of an alert', () => {
  it('names figure, direction and level in the unit of the metric', () => {
    expect(sayLevel(createAlert(row))).toBe('Waiting ≥ 10');
    expect(sayLevel(createAlert(row, { metric: 'longestWaitMs', level: 120_000 }))).toBe(
      'Longest wait ≥ 2:00',
    );
    expect(sayLevel(createAlert(row, { metric: 'serviceLevelPercent', direction: 'below', level: 80 }))).toBe(
      'Service level ≤ 80.0 %',
    );
  });

  it('has a word for waiting while nobody is idle', () => {
    const alert = createAlert(row, {
      metric: 'waitingPerAgent',
      level: 3,
      value: nobodyIdle,
      peak: nobodyIdle,
    });
    expect(sayCourse(alert, true)).toBe('now nobody idle');
  });

  it('says since when', () => {
    const slow = { startedAt: 400_000, warningAt: 400_000, criticalAt: 1_000_000 };
    expect(saySince(createAlert(row, slow), 1_360_000)).toBe('critical for 6 min');
    expect(saySince(createAlert(row, { ...slow, severity: 'warning' }), 1_360_000)).toBe(
      'warning for 16 min',
    );
  });

  it('tells a warning after a breach that was critical at once from its start', () => {
    const eased = createAlert(row, { severity: 'warning', startedAt: 1_000_000, criticalAt: 1_000_000 });
    expect(saySince(eased, 1_360_000)).toBe('warning for 6 min');
  });

  it('lists the levels that were passed in the order in which they were', () => {
    const at = (epochMs: number) => `${epochMs / 60_000}`;
    const both = createAlert(row, { warningAt: 120_000, criticalAt: 300_000 });
    expect(sayLevelsPassed(both, at)).toBe('warning from 2 · critical from 5');
    const turned = createAlert(row, { warningAt: 360_000, criticalAt: 300_000 });
    expect(sayLevelsPassed(turned, at)).toBe('critical from 5 · warning from 6');
    expect(sayLevelsPassed(createAlert(row, { criticalAt: 300_000 }), at)).toBe('critical from 5');
  });

  it('does not call an old figure the one of now', () => {
    expect(sayCourse(createAlert(row), true)).toBe('now 14 · peak 16');
    expect(sayCourse(createAlert(row, { peak: 14, recovering: true }), false)).toBe(
      'last known 14 · recovering',
    );
  });

  it('calls the worst of a figure that is bad when it is low its lowest', () => {
    const level = createAlert(row, {
      metric: 'serviceLevelPercent',
      direction: 'below',
      value: 71.8,
      peak: 69.4,
    });
    expect(sayCourse(level, true)).toMatch(/^now 71\.8\s?% · lowest 69\.4\s?%$/);
  });
});
