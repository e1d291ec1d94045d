import { describe, expect, it } from 'vitest';
import { keepsLess, parseAmount } from '../../../src/renderer/settings/retention-draft.ts';
import { settingsCalls } from '../../../src/shared/contract/settings-contract.ts';

describe('parseAmount', () => {
  it('takes whole numbers that main takes too', () => {
    expect(parseAmount('days', ' 30 ')).toBe(30);
    for (const [days, megabytes] of [
      ['1', '50'],
      ['366', '10000'],
    ] as const) {
      const history = { days: parseAmount('days', days), megabytes: parseAmount('megabytes', megabytes) };
      expect(settingsCalls['settings.set'].input.safeParse({ history }).success).toBe(true);
    }
  });

  it.each(['', '0', '367', '-5', '1.5', '1e2', '30 days', '99999999'])('takes no %j days', (text) => {
    expect(parseAmount('days', text)).toBeNull();
  });

  it.each(['49', '10001'])('takes no %s megabytes', (text) => {
    expect(parseAmount('megabytes', text)).toBeNull();
  });
});

describe('keepsLess', () => {
  const kept = { days: 30, megabytes: 500 };

  it('says when some of the past would go', () => {
    expect(keepsLess({ days: 29, megabytes: 500 }, kept)).toBe(true);
    expect(keepsLess({ days: 60, megabytes: 499 }, kept)).toBe(true);
    expect(keepsLess({ days: 31, megabytes: 500 }, kept)).toBe(false);
    expect(keepsLess(kept, kept)).toBe(false);
  });
});
