import { describe, expect, it } from 'vitest';
import { createLog } from '../src/main/log.ts';
import { RecentReports } from '../src/main/recent-reports.ts';
import { createFailure } from '../src/shared/failure.ts';
import type { RecentReport } from '../src/shared/recent-report.ts';
import { failed, ok } from '../src/shared/result.ts';
import { createAsk } from './fakes/report.ts';

function open(settings: { recentReports: RecentReport[]; isFull?: boolean } = { recentReports: [] }) {
  const clock = { time: 1000, now: () => clock.time };
  const lines: string[] = [];
  const recent = new RecentReports({
    clock,
    log: createLog(
      'debug',
      (line) => lines.push(line),
      () => 0,
    ),
    readSettings: () => settings,
    updateSettings: (change) => {
      if (settings.isFull) return failed(createFailure('disk'));
      settings.recentReports = change.recentReports;
      return ok(null);
    },
  });
  return { clock, recent, settings, lines };
}

describe('recent reports', () => {
  it('are the newest first, the same question once', () => {
    const { recent, clock } = open();
    recent.note(createAsk());
    clock.time = 2000;
    recent.note(createAsk({ preset: 'week' }));
    clock.time = 3000;
    recent.note(createAsk());
    expect(recent.list().map(({ at, preset }) => [at, preset])).toEqual([
      [3000, 'yesterday'],
      [2000, 'week'],
    ]);
  });

  it('tell apart what was asked at one moment, also when the clock was set back', () => {
    const { recent, clock } = open();
    recent.note(createAsk());
    recent.note(createAsk({ preset: 'week' }));
    clock.time = 5;
    recent.note(createAsk({ preset: 'today' }));
    expect(recent.list().map(({ at }) => at)).toEqual([1002, 1001, 1000]);
  });

  it('are twenty at most', () => {
    const { recent } = open();
    for (let to = 1; to <= 25; to += 1) recent.note(createAsk({ preset: 'own', from: 0, to }));
    expect(recent.list().map(({ to }) => to)).toEqual(Array.from({ length: 20 }, (_, index) => 25 - index));
  });

  it('can be forgotten one by one and all at once', () => {
    const { recent } = open();
    recent.note(createAsk());
    recent.note(createAsk({ preset: 'week' }));
    expect(recent.forget(1000).ok).toBe(true);
    expect(recent.list().map(({ preset }) => preset)).toEqual(['week']);
    recent.forget(null);
    expect(recent.list()).toEqual([]);
  });

  it('do not keep a question from being asked when they cannot be saved', () => {
    const { recent, lines } = open({ recentReports: [], isFull: true });
    expect(() => recent.note(createAsk())).not.toThrow();
    expect(lines.join()).toContain('the recent reports were not saved');
    expect(recent.forget(null)).toMatchObject({ failure: { code: 'disk' } });
  });
});
