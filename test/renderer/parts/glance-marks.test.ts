import { describe, expect, it } from 'vitest';
import { toMarks } from '../../../src/renderer/parts/glance-marks.tsx';
import type { Mute } from '../../../src/shared/attention.ts';

const all: Mute = { target: { kind: 'all' }, name: '', leftMs: 60_000 };
const rule: Mute = { target: { kind: 'rule', ruleId: 'a' }, name: 'Many waiting', leftMs: 900_000 };

describe('toMarks', () => {
  // 1970-01-01, 22:30 UTC; quiet until 07:00 on the next day, a Friday.
  const at = 81_000_000;
  const quietUntil = 111_600_000;
  const facts = { at, timeZone: 'UTC' };

  it('marks what was not seen, quiet hours in force, mutes of parts and what is set aside', () => {
    expect(toMarks({ mutes: [all, rule], quietUntil, unseen: 2 }, 3, facts)).toEqual([
      { kind: 'unseen', text: '2 notifications not seen yet' },
      { kind: 'silent', text: 'Quiet hours until Fri 07:00' },
      { kind: 'silent', text: '1 mute in force' },
      { kind: 'handled', text: '3 acknowledged or snoozed' },
    ]);
  });

  it('marks nothing where nothing is silent, nor quiet hours that are over', () => {
    expect(toMarks({ mutes: [], quietUntil: null, unseen: 0 }, 0, facts)).toEqual([]);
    expect(toMarks({ mutes: [all], quietUntil: at, unseen: 0 }, 0, facts)).toEqual([]);
  });
});
