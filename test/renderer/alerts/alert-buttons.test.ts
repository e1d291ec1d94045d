import { describe, expect, it } from 'vitest';
import { toAlertButtons } from '../../../src/renderer/alerts/alert-buttons.ts';
import type { AttentionState } from '../../../src/shared/attention.ts';

const of = (attention: AttentionState) =>
  toAlertButtons({ attention }).map(({ place, call }) => [place, call]);

describe('toAlertButtons', () => {
  it.each(['new', 'seen', 'muted'] as const)('acknowledges and snoozes what is %s', (attention) => {
    expect(of(attention)).toEqual([
      ['acknowledge', 'alerts.acknowledge'],
      ['snooze', 'alerts.snooze'],
    ]);
  });

  it('takes back in the place where it was done, and can still acknowledge what is snoozed', () => {
    expect(of('acked')).toEqual([['acknowledge', 'alerts.renew']]);
    expect(of('snoozed')).toEqual([
      ['acknowledge', 'alerts.acknowledge'],
      ['snooze', 'alerts.renew'],
    ]);
  });
});
