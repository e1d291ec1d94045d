import { describe, expect, it } from 'vitest';
import { sayAttention, sayQuality, toAlertQuality } from '../../../src/renderer/alerts/attention-words.ts';
import { toMuteSections } from '../../../src/renderer/alerts/mute-choices.ts';
import { sayMuted } from '../../../src/renderer/alerts/silence-list.tsx';
import { toRowView } from '../../../src/renderer/board/row-view.ts';
import type { Alert } from '../../../src/shared/alert.ts';
import type { Mute } from '../../../src/shared/attention.ts';
import { createAlert, createConnection, createRow } from '../board-fixture.ts';

const minuteMs = 60_000;
const row = createRow();
const queueMute: Mute = {
  target: { kind: 'queue', connectionId: 'emea', queueId: 'Billing' },
  name: 'Billing',
  leftMs: 180 * minuteMs,
};
const say = (part: Partial<Alert>, mutes: readonly Mute[] = [], elapsedMs = 0) =>
  sayAttention(createAlert(row, part), mutes, elapsedMs);

describe('sayAttention', () => {
  it('says when an acknowledged alert rings again, and counts down', () => {
    const acked = { attention: 'acked', attentionLeftMs: 52 * minuteMs } as const;
    expect(say(acked)).toBe('acknowledged · rings again in 52 min if still critical');
    expect(say(acked, [], 10 * minuteMs)).toBe('acknowledged · rings again in 42 min if still critical');
    expect(say({ ...acked, severity: 'warning' })).toBe('acknowledged · rings again if it turns critical');
  });

  it('says what is left of a snooze, never nothing while it holds', () => {
    const snoozed = { attention: 'snoozed', attentionLeftMs: 12 * minuteMs } as const;
    expect(say(snoozed)).toBe('snoozed · 12 min left');
    expect(say(snoozed, [], 12 * minuteMs + 1)).toBe('snoozed · 1 min left');
  });

  it('names what a mute covers and how long it lasts', () => {
    const muted = { attention: 'muted', mutedBy: queueMute.target } as const;
    expect(say(muted, [queueMute])).toBe('muted with the queue · 3 h left');
    expect(say(muted, [queueMute], 5 * minuteMs)).toBe('muted with the queue · 2 h 55 min left');
    expect(say({ attention: 'muted', mutedBy: { kind: 'all' }, attentionLeftMs: 9 * minuteMs })).toBe(
      'muted with everything · 9 min left',
    );
  });

  it('tells a mute beside an acknowledgement, each with its own end', () => {
    const both = { attention: 'acked', attentionLeftMs: 30 * minuteMs, mutedBy: queueMute.target } as const;
    expect(say(both, [queueMute])).toBe(
      'acknowledged · rings again in 30 min if still critical · muted with the queue · 3 h left',
    );
  });

  it('has a word for what nobody has looked at', () => {
    expect(say({ attention: 'new' })).toBe('new');
    expect(say({ attention: 'seen' })).toBe('seen');
  });
});

describe('quality of an alert', () => {
  const view = (ageMs: number) => toRowView(row, createConnection({ ageMs }), 'critical', 0);

  it('takes the worse of what main said and of what time has made of it', () => {
    expect(toAlertQuality(createAlert(row), view(2000))).toBe('live');
    expect(toAlertQuality(createAlert(row), view(240_000))).toBe('stale');
    expect(toAlertQuality(createAlert(row, { quality: 'stale' }), view(2000))).toBe('stale');
    expect(toAlertQuality(createAlert(row, { quality: 'late' }), null)).toBe('late');
  });

  it('says how old the figures are, and nothing while they are live', () => {
    expect(sayQuality('live', 2000)).toBeNull();
    expect(sayQuality('late', 22_000)).toBe('figures 22 s old');
    expect(sayQuality('stale', 240_000)).toBe('figures 4 min old');
    expect(sayQuality('unknown', null)).toBe('no current figures');
    expect(sayQuality('gone', 2000)).toBe('queue no longer returned');
  });
});

describe('mutes', () => {
  it('can cover the queue, the rule and the connection of an alert, each for 1, 4 and 8 hours', () => {
    const sections = toMuteSections(createAlert(row));
    expect(sections.map(({ title }) => title)).toEqual([
      'Mute this queue for',
      'Mute this rule for',
      'Mute this connection for',
    ]);
    expect(sections.map(({ choices }) => choices.map(({ minutes }) => minutes))).toEqual([
      [60, 240, 480],
      [60, 240, 480],
      [60, 240, 480],
    ]);
    expect(sections.map(({ choices }) => choices[0]?.target)).toEqual([
      { kind: 'queue', connectionId: 'emea', queueId: 'Billing' },
      { kind: 'rule', ruleId: 'waiting-count' },
      { kind: 'connection', connectionId: 'emea' },
    ]);
    const ids = sections.flatMap(({ choices }) => choices.map(({ id }) => id));
    expect(new Set(ids).size).toBe(9);
  });

  it('are listed by what they cover', () => {
    const state = { connections: [createConnection()] };
    const all: Mute = { target: { kind: 'all' }, name: '', leftMs: 1 };
    const rule: Mute = { target: { kind: 'rule', ruleId: 'a' }, name: 'Many waiting', leftMs: 1 };
    expect(sayMuted(all, state)).toBe('All notifications');
    expect(sayMuted(queueMute, state)).toBe('Queue Billing · Genesys EMEA');
    expect(sayMuted(rule, state)).toBe('Rule Many waiting');
  });
});
