import { describe, expect, it } from 'vitest';
import { toGist } from '../../src/main/desktop/tray-gist.ts';
import type { TrayInput } from '../../src/main/desktop/tray-view.ts';
import { createRow, createStatus } from '../fakes/board.ts';
import { alert, now, view } from './tray-scene.ts';

const settings = { showNumber: false, countOtherMedia: false };
const gist = (input: Partial<TrayInput>) => toGist(view({ settings, ...input }));
const row = (queue: number, waiting: number, longestWaitMs: number, targetMs: number | null = null) =>
  createRow({ queueId: `q${queue}`, queueName: `Skill ${queue}`, waiting, longestWaitMs }, { targetMs });
const five = [1, 2, 3, 4, 5].map((queue) =>
  alert('critical', { queueId: `q${queue}`, queueName: `Skill ${queue}`, episodeId: `e${queue}` }),
);

describe('toGist', () => {
  it('stays while waits and times only count on', () => {
    const later = { now: now + 9_000, elapsedMs: 9_000 };
    expect(gist({ rows: [row(12, 3, 10_000)], ...later })).toBe(gist({ rows: [row(12, 3, 10_000)] }));
  });

  it('changes with the waiting count, which an icon without its number does not show', () => {
    expect(gist({ rows: [row(12, 250, 10_000)] })).not.toBe(gist({ rows: [row(12, 3, 10_000)] }));
  });

  it('tells queues apart that differ in a digit of their names, below alerts that fill the menu too', () => {
    const [one, other] = [row(6, 3, 10_000), row(7, 3, 10_000)];
    expect(gist({ rows: [one] })).not.toBe(gist({ rows: [other] }));
    expect(gist({ rows: [one], alerts: five })).not.toBe(gist({ rows: [other], alerts: five }));
  });

  it('tells the queue apart that misses its target next', () => {
    const first = row(1, 1, 600_000);
    const one = view({ settings, rows: [first, row(2, 3, 5_000, 20_000), row(3, 3, 5_000)] });
    const other = view({ settings, rows: [first, row(2, 3, 5_000), row(3, 3, 5_000, 20_000)] });
    expect([one.tooltip, other.tooltip]).toEqual([
      expect.stringContaining('Skill 2'),
      expect.stringContaining('Skill 3'),
    ]);
    expect(toGist(one)).not.toBe(toGist(other));
  });

  it('tells alerts apart that differ in their queue or their episode', () => {
    const of = (queueId: string, episodeId: string, attention: 'new' | 'acked') =>
      gist({ alerts: [alert('critical', { queueId, queueName: `Skill ${queueId}`, episodeId, attention })] });
    for (const attention of ['new', 'acked'] as const) {
      const all = [of('1', 'e1', attention), of('2', 'e1', attention), of('1', 'e2', attention)];
      expect(new Set(all).size).toBe(3);
    }
  });

  it('tells connections and mutes apart', () => {
    const silent = (id: string) =>
      gist({ connections: [createStatus(), createStatus({ id, name: 'APAC', ageMs: 90_000 })] });
    expect(silent('apac-1')).not.toBe(silent('apac-2'));
    const muted = (ruleId: string) =>
      gist({ mutes: [{ target: { kind: 'rule', ruleId }, name: 'Waiting', leftMs: 60_000 }] });
    expect(muted('rule-1')).not.toBe(muted('rule-2'));
  });
});
