import { describe, expect, it } from 'vitest';
import { createRow, createStatus } from '../fakes/board.ts';
import { alert, muteAll, now, staleApac, view } from './tray-scene.ts';

describe('what somebody takes care of', () => {
  const rows = [createRow({ waiting: 14, longestWaitMs: 0 })];
  const acked = alert('critical', { attention: 'acked' });

  it.each<['acked' | 'snoozed']>([['acked'], ['snoozed']])(
    'leaves the shape when it is %s, and the number stays',
    (attention) => {
      const shown = view({ rows, alerts: [alert('critical', { attention })] });
      expect(shown).toMatchObject({ state: 'calm', number: '14' });
    },
  );

  it('stays in the shape while it is muted or only seen', () => {
    for (const attention of ['new', 'seen', 'muted'] as const)
      expect(view({ rows, alerts: [alert('critical', { attention })] }).state).toBe('critical');
  });

  it('leaves another alert to shape the icon', () => {
    expect(view({ rows, alerts: [acked, alert('warning')] }).state).toBe('warning');
  });

  it('does not make calm what is blind', () => {
    expect(view({ rows, connections: [createStatus(), staleApac], alerts: [acked] }).state).toBe('stale');
  });

  it('is counted apart in menu and tooltip, and stays in the list below the rest', () => {
    const other = alert('warning', { queueId: 'q2', queueName: 'Billing', episodeId: 'e2' });
    const shown = view({ rows, alerts: [acked, other] });
    expect(shown.menu.alerts).toBe('1 alert · 1 acknowledged');
    expect(shown.tooltip).toContain('1 warning');
    expect(shown.tooltip).not.toContain('critical');
    expect(shown.menu.unackedIds).toEqual(['e2']);
    expect(shown.menu.worstQueues.map(({ label }) => label)).toEqual([
      'Warning: Billing (voice): no current figures',
      'Critical: Sales (voice): 14 waiting (acknowledged)',
    ]);
  });
});

describe('what is silent, and what nobody saw', () => {
  it('marks the icon while all is muted or quiet hours are in force, and shapes it as ever', () => {
    const alerts = [alert('critical')];
    expect(view({ alerts, mutes: [muteAll] })).toMatchObject({ muted: true, state: 'critical' });
    const quiet = view({ alerts, quietUntil: Date.UTC(2026, 10, 5, 9) });
    expect(quiet).toMatchObject({ muted: true, state: 'critical' });
    expect(quiet.menu.quiet).toBe('Quiet hours until 09:00');
    expect(view({ mutes: [{ target: { kind: 'rule', ruleId: 'x' }, name: 'X', leftMs: 1 }] }).muted).toBe(
      false,
    );
  });

  it('lists every mute with what is left of it', () => {
    const target = { kind: 'queue', connectionId: 'emea', queueId: 'q1' } as const;
    expect(view({ mutes: [{ target, name: 'Sales', leftMs: 61_000 }, muteAll] }).menu.mutes).toEqual([
      { label: 'Unmute Sales (2 min left)', target },
      { label: 'Unmute (10 min left)', target: { kind: 'all' } },
    ]);
  });

  it('marks icon and tooltip while something is unseen', () => {
    expect(view()).toMatchObject({ unseen: false });
    const shown = view({ unseen: 2 });
    expect(shown.unseen).toBe(true);
    expect(shown.tooltip).toContain('2 unseen');
  });
});

describe('the next miss', () => {
  const row = (queueName: string, longestWaitMs: number, mediaType: 'voice' | 'email' = 'voice') =>
    createRow({ queueId: queueName, queueName, waiting: 1, longestWaitMs, mediaType }, { targetMs: 20_000 });

  it('names the queue in which somebody misses the target next, and the time of day when that is', () => {
    const shown = view({ rows: [row('Late', 2000), row('Soon', 10_000)] });
    // It is 08:15:02, and the figures are a second old.
    expect(shown.tooltip).toContain('Soon: 1 caller misses 20 s at 08:15:11');
  });

  it('says the same as time goes by, and names the next when that one has been', () => {
    const rows = [row('Late', 2000), row('Soon', 10_000)];
    const at = (elapsedMs: number) => view({ rows, elapsedMs, now: now + elapsedMs }).tooltip;
    for (const elapsedMs of [0, 400, 3000, 8999])
      expect(at(elapsedMs)).toContain('Soon: 1 caller misses 20 s at 08:15:11');
    expect(at(9000)).toContain('Late: 1 caller misses 20 s at 08:15:19');
  });

  it('says nothing of misses that have been, of media where nobody waits in person, and of old figures', () => {
    const stale = [createStatus({ ageMs: 60_000 })];
    for (const shown of [
      view({ rows: [row('Gone', 30_000)] }),
      view({ rows: [row('Mail', 10_000, 'email')] }),
      view({ rows: [row('Old', 10_000)], connections: stale }),
    ]) {
      expect(shown.tooltip).not.toContain('misses');
    }
  });
});
