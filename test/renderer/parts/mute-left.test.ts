import { describe, expect, it } from 'vitest';
import { toMuteLeftMs } from '../../../src/renderer/parts/mute-left.ts';
import type { Mute } from '../../../src/shared/attention.ts';

const all: Mute = { target: { kind: 'all' }, name: '', leftMs: 60_000 };
const rule: Mute = { target: { kind: 'rule', ruleId: 'a' }, name: 'Many waiting', leftMs: 900_000 };

describe('toMuteLeftMs', () => {
  it('counts a mute of everything down to its end', () => {
    expect(toMuteLeftMs([rule, all], 0)).toBe(60_000);
    expect(toMuteLeftMs([rule, all], 59_000)).toBe(1000);
    expect(toMuteLeftMs([rule, all], 60_000)).toBeNull();
  });

  it('does not take a mute of one rule for one of everything', () => {
    expect(toMuteLeftMs([rule], 0)).toBeNull();
    expect(toMuteLeftMs([], 0)).toBeNull();
  });
});
