import { describe, expect, it } from 'vitest';
import { toAnsweredFormula, toFormula } from '../../src/shared/report-formula.ts';

describe('toFormula', () => {
  it('keeps the chosen one only where it can be had', () => {
    expect(toFormula('vendor', ['answered', 'vendor'])).toBe('vendor');
    expect(toFormula('vendor', ['answered', 'offered-abandons-count'])).toBe('answered');
  });
});

describe('toAnsweredFormula', () => {
  const rows = { kind: 'queues' as const, rows: [] };

  it('says what the percentages are, not what was asked for', () => {
    const notes = [{ code: 'vendor-formula' as const, count: null }];
    expect(toAnsweredFormula({ answer: rows, notes }, 'answered')).toBe('vendor');
    expect(toAnsweredFormula({ answer: rows, notes: [] }, 'answered')).toBe('answered');
  });

  it('takes it from the rows where they name it', () => {
    const row = {
      queueId: 'q',
      queueName: 'Q',
      answered: 1,
      withinThreshold: 1,
      thresholdSeconds: 30,
      slaPercent: 100,
      formula: 'vendor' as const,
    };
    const answer = { kind: 'sla' as const, rows: [row] };
    expect(toAnsweredFormula({ answer, notes: [] }, 'answered')).toBe('vendor');
  });
});
