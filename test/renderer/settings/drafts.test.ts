import { describe, expect, it } from 'vitest';
import { toFixedProxy } from '../../../src/renderer/settings/proxy-draft.ts';
import { keepsLess, parseAmount } from '../../../src/renderer/settings/retention-draft.ts';
import { settingsCalls } from '../../../src/shared/contract/settings-contract.ts';

describe('toFixedProxy', () => {
  it('writes the usual scheme before an address without one, and leaves the rest to main', () => {
    expect(toFixedProxy(' proxy.corp:8080 ')).toEqual({ kind: 'fixed', url: 'http://proxy.corp:8080' });
    expect(toFixedProxy('https://proxy.corp')).toEqual({ kind: 'fixed', url: 'https://proxy.corp' });
    expect(toFixedProxy('socks5://proxy.corp')).toEqual({ kind: 'fixed', url: 'socks5://proxy.corp' });
    expect(toFixedProxy('http://ana:secret@proxy.corp')).toMatchObject({
      url: 'http://ana:secret@proxy.corp',
    });
  });

  it('tells an empty field from an address', () => {
    expect(toFixedProxy('   ')).toBeNull();
  });
});

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
