import { describe, expect, it } from 'vitest';
import { sayCourse, sayLevel, saySince } from '../../../src/renderer/parts/alert-words.ts';
import { nobodyIdle } from '../../../src/shared/alert.ts';
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
    expect(saySince(createAlert(row, { startedAt: 1_000_000 }), 1_360_000)).toBe('critical for 6 min');
  });

  it('does not call an old figure the one of now', () => {
    expect(sayCourse(createAlert(row), true)).toBe('now 14 · peak 16');
    expect(sayCourse(createAlert(row, { peak: 14, recovering: true }), false)).toBe(
      'last known 14 · recovering',
    );
  });
});
