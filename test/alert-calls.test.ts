import { describe, expect, it } from 'vitest';
import { type AlertCallDependencies, createAlertCalls } from '../src/main/alert-calls.ts';
import type { BoardRow } from '../src/shared/board.ts';
import type { EpisodeRecord } from '../src/shared/episode.ts';
import { ok } from '../src/shared/result.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';
import { createRow, createRule } from './fakes/alert-scene.ts';
import { createEpisode } from './fakes/episode.ts';

function openCalls(changes: Partial<AlertCallDependencies> = {}) {
  let settings: Settings = createDefaultSettings();
  const ticks: string[] = [];
  const notUsed = (): never => {
    throw new Error('not part of this case');
  };
  const calls = createAlertCalls({
    alerts: {
      acknowledge: notUsed,
      snooze: notUsed,
      renew: notUsed,
      mute: notUsed,
      unmute: notUsed,
      tick: () => ticks.push('tick'),
      budgets: notUsed,
    },
    away: { dismiss: notUsed },
    backtest: { run: notUsed, cancel: notUsed },
    play: notUsed,
    showTestToast: notUsed,
    readEpisodes: notUsed,
    findRow: notUsed,
    copyText: notUsed,
    pollIntervalsMs: () => [15_000],
    readSettings: () => settings,
    updateSettings: (change) => {
      settings = { ...settings, ...change };
      return ok(settings);
    },
    ...changes,
  });
  return { calls, ticks, settings: () => settings };
}

describe('the test of notifications', () => {
  it('says whether the desktop took one, also while they are switched off', async () => {
    for (const shown of [true, false]) {
      const { calls } = openCalls({
        readSettings: () => ({ ...createDefaultSettings(), notifications: false }),
        showTestToast: async () => shown,
      });
      expect(await calls['notifications.test']({})).toEqual(ok({ shown }));
    }
  });
});

describe('the settings of alerts', () => {
  it('are set in part, and the rest stays', async () => {
    const { calls, ticks, settings } = openCalls();
    const before = settings();
    const reply = await calls['alerts.setSettings']({ recoveryNotes: false });
    expect(reply).toMatchObject({ ok: true, value: { recoveryNotes: false, rules: before.rules } });
    expect(settings()).toEqual({ ...before, recoveryNotes: false });
    // What is open is looked at with the new settings at once.
    expect(ticks).toEqual(['tick']);
  });

  it('refuses all rules where one cannot work, and says which and why', async () => {
    const { calls, settings } = openCalls();
    const before = settings();
    const wrong = createRule({
      id: 'wrong',
      name: 'Wrong way round',
      clear: { warning: 12, critical: null },
    });
    const reply = await calls['alerts.setSettings']({ rules: [createRule(), wrong], notifications: false });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'bad-request', subject: 'Wrong way round' } });
    expect(settings()).toEqual(before);
  });

  it('refuses two rules of one id: nobody could tell their alerts apart', async () => {
    const { calls } = openCalls();
    const reply = await calls['alerts.setSettings']({ rules: [createRule(), createRule()] });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  });

  it('keeps a rule that is only odd', async () => {
    const { calls, settings } = openCalls();
    const odd = createRule({ holdMs: 5000 });
    expect(await calls['rules.check']({ rule: odd })).toMatchObject({
      ok: true,
      value: { problems: [{ severity: 'advice' }] },
    });
    await calls['alerts.setSettings']({ rules: [odd] });
    expect(settings().rules).toEqual([odd]);
  });
});

describe('the times of a rule', () => {
  it.each([
    ['the usual 15 s', [], 20_000, 0],
    ['the usual 15 s', [], 10_000, 1],
    ['the shortest', [60_000, 30_000], 20_000, 1],
    ['the shortest', [60_000, 30_000], 40_000, 0],
  ])('are held against %s of the poll intervals %j: a hold of %i ms', async (_which, all, holdMs, count) => {
    const { calls } = openCalls({ pollIntervalsMs: () => all });
    const reply = await calls['rules.check']({ rule: createRule({ holdMs }) });
    expect(reply.ok && reply.value.problems.length).toBe(count);
  });
});

describe('the text for the next shift', () => {
  const from = Date.UTC(2026, 10, 5, 8);
  const to = from + 8 * 3_600_000;
  const minute = 60_000;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const time = (at: number) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  const episodes: EpisodeRecord[] = [
    createEpisode({ startedAt: from + 5 * minute, endedAt: from + 9 * minute, outcome: 'resolved' }),
    createEpisode({
      queueName: 'Sales',
      severity: 'critical',
      startedAt: to - 12 * minute,
      ackedAt: to - 10 * minute,
      ackedBy: 'kim',
    }),
  ];

  it('has what is open first, then what is over, with how long, how bad and who took it', async () => {
    const texts: string[] = [];
    const { calls } = openCalls({
      readEpisodes: async () => episodes,
      copyText: async (text) => texts.push(text) > 0,
    });
    expect(await calls['handover.copy']({ from, to })).toEqual(ok({}));
    expect(texts[0]?.split('\n')).toEqual([
      `Queue alerts ${time(from)}–${time(to)}: 1 open, 1 over`,
      '',
      'Still open:',
      `- Sales, Genesys EMEA: critical, since ${time(to - 12 * minute)} (12 min), longest wait at worst 1:12, acknowledged ${time(to - 10 * minute)} by kim`,
      '',
      'Over:',
      `- Billing EN, Genesys EMEA: warning, ${time(from + 5 * minute)}–${time(from + 9 * minute)} (4 min), longest wait at worst 1:12`,
      '',
    ]);
  });

  it('says so where the system has no clipboard', async () => {
    const { calls } = openCalls({ readEpisodes: async () => [], copyText: async () => false });
    expect(await calls['handover.copy']({ from, to })).toMatchObject({ ok: false });
  });
});

describe('the levels of a queue', () => {
  const rules = [
    createRule(),
    createRule({ id: 'own', name: 'Own', warning: 5, critical: null, scope: { queueIds: ['q1'] } }),
    createRule({ id: 'off', metric: 'agentsAvailable', direction: 'below', enabled: false }),
    createRule({
      id: 'target',
      name: 'Target',
      metric: 'longestWaitMs',
      warning: null,
      critical: null,
      levelsFrom: 'queue-target',
    }),
    createRule({
      id: 'half-hours',
      name: 'Half-hours',
      metric: 'serviceLevelPercent',
      direction: 'below',
      warning: 80,
      critical: 70,
      windowMs: 1_800_000,
    }),
  ];
  const levelsOf = async (row: BoardRow) => {
    const settings = { ...createDefaultSettings(), rules };
    const { calls } = openCalls({
      readSettings: () => settings,
      findRow: (key) => (key === row.key ? row : undefined),
    });
    const reply = await calls['rules.levels']({ key: row.key }, 'main');
    expect(await calls['rules.levels']({ key: 'emea/gone/voice' }, 'main')).toEqual(ok({ levels: [] }));
    return reply.ok ? reply.value.levels : null;
  };

  it('are those of the rules that judge it, the narrowest of each figure', async () => {
    const level = { direction: 'above', countsItself: false };
    expect(await levelsOf(createRow({ queueId: 'q1' }, { targetMs: 20_000 }))).toEqual([
      { ...level, ruleId: 'own', ruleName: 'Own', metric: 'waiting', warning: 5, critical: null },
      {
        ...level,
        ruleId: 'target',
        ruleName: 'Target',
        metric: 'longestWaitMs',
        warning: 20_000,
        critical: 40_000,
      },
      {
        ruleId: 'half-hours',
        ruleName: 'Half-hours',
        metric: 'serviceLevelPercent',
        direction: 'below',
        warning: 80,
        critical: 70,
        // The vendor's figure of the day is not what it judges.
        countsItself: true,
      },
    ]);
    expect((await levelsOf(createRow({ queueId: 'q2' })))?.map(({ ruleId }) => ruleId)).toEqual([
      'many',
      'half-hours',
    ]);
  });

  it('are none where nobody watches it: nothing judges it', async () => {
    expect(await levelsOf(createRow({}, { watched: false }))).toEqual([]);
  });
});
