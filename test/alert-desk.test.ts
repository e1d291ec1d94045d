import { describe, expect, it } from 'vitest';
import { AlertDesk } from '../src/main/alert-desk.ts';
import type { Toast } from '../src/main/desktop/notifications.ts';
import { createLog } from '../src/main/log.ts';
import type { DeliveryRecord, EpisodeRecord } from '../src/shared/episode.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';
import { createRow, createRule } from './fakes/alert-scene.ts';
import { createStatus } from './fakes/board.ts';
import { createDeskWorld } from './fakes/desk-world.ts';
import { createEpisode } from './fakes/episode.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';

const { key } = createRow({ connectionId: 'emea' });
const slot = `row:${key}`;

/** A desk over one rule (waiting: warning at 10, critical at 20, no hold), a clock by hand, and a system that can refuse. */
function openDesk(
  kept: string | null = null,
  clock = new SteppedClock(),
  written: readonly EpisodeRecord[] = [],
) {
  const shown: Toast[] = [];
  const closed: string[] = [];
  const near: boolean[] = [];
  const sounds: string[] = [];
  const episodes: EpisodeRecord[] = [];
  const deliveries: DeliveryRecord[] = [];
  const world = { accepts: true, hangs: false, isLookedAt: false, memory: '', changes: 0, ageMs: 1000 };
  const settings: Settings = {
    ...createDefaultSettings(),
    rules: [createRule({ warning: 10, critical: 20, holdMs: 0, keepMs: 0, minSamples: 1 })],
  };
  let row = createRow({ connectionId: 'emea' });
  const status = () => createStatus({ id: 'emea', name: 'Genesys EMEA', ageMs: world.ageMs });
  const desk = new AlertDesk({
    ...createDeskWorld(),
    clock,
    steadyNow: () => clock.monotonic(),
    log: createLog(
      'error',
      () => undefined,
      () => clock.now(),
    ),
    readSettings: () => settings,
    statuses: () => [status()],
    rowsOf: () => [row],
    findRow: (rowKey) => (rowKey === row.key ? row : undefined),
    nameOf: () => 'Genesys EMEA',
    show: async (toast) => {
      shown.push(toast);
      if (world.hangs) return new Promise((resolve) => clock.setTimer(30_000, () => resolve(false)));
      return world.accepts;
    },
    close: (place) => closed.push(place),
    play: (severity, volume) => sounds.push(`${severity} ${volume}`),
    setNear: (_id, isNear) => near.push(isNear),
    isLookedAt: () => world.isLookedAt,
    onChange: () => {
      world.changes += 1;
    },
    keepMemory: (text) => {
      world.memory = text;
    },
    keepEpisode: (record) => episodes.push(record),
    appendDelivery: (record) => deliveries.push(record),
  });
  desk.restore(kept, written);
  desk.start();
  desk.setConnections();
  /** A good answer with so many waiting, and the 15 s until the next. */
  const answer = async (waiting: number, firstAnswer = false) => {
    row = createRow({ connectionId: 'emea', waiting, observedAt: clock.now() });
    desk.judge(status(), firstAnswer);
    await clock.advance(15_000);
  };
  const titles = () => shown.map(({ title }) => title);
  return { desk, answer, clock, shown, titles, closed, near, sounds, episodes, deliveries, world, settings };
}

describe('notifications', () => {
  it('tell a breach once, and again when it gets worse', async () => {
    const { answer, shown } = openDesk();
    for (const waiting of [12, 13, 21, 22, 12]) await answer(waiting);
    expect(shown.map(({ urgency, slot: place, showKey }) => ({ urgency, place, showKey }))).toEqual([
      { urgency: 'warning', place: slot, showKey: key },
      { urgency: 'critical', place: slot, showKey: key },
    ]);
  });

  it('offer to acknowledge and to snooze, and a note of what is over offers nothing', async () => {
    const { answer, shown } = openDesk();
    for (const waiting of [12, 0]) await answer(waiting);
    expect(shown.map(({ actions }) => actions.map(({ id }) => id))).toEqual([['acknowledge', 'snooze'], []]);
  });

  it('are taken away when the breach is over, and a note says so', async () => {
    const { answer, closed, titles } = openDesk();
    await answer(12);
    expect(closed).toEqual([]);
    await answer(0);
    expect(closed).toEqual([slot]);
    expect(titles()).toEqual(['Billing EN: waiting 12', 'Billing EN: waiting back to normal']);
  });

  it('that the system refused are offered again after a minute', async () => {
    const { answer, shown, world, clock } = openDesk();
    world.accepts = false;
    await answer(12);
    world.accepts = true;
    await clock.advance(40_000);
    expect(shown.length).toBe(1);
    await answer(12);
    expect(shown.length).toBe(2);
    await answer(12);
    expect(shown.length).toBe(2);
  });

  it('of which the system says nothing for half a minute are offered again too', async () => {
    const { answer, shown, world, desk } = openDesk();
    world.hangs = true;
    await answer(21);
    world.hangs = false;
    for (let poll = 0; poll < 7; poll += 1) await answer(21);
    expect(shown.length).toBe(2);
    expect(desk.alerts()).toMatchObject([{ severity: 'critical' }]);
    for (let poll = 0; poll < 8; poll += 1) await answer(21);
    expect(shown.length).toBe(2);
  });

  it('of what a mute kept silent come once when it ends', async () => {
    const { desk, answer, titles } = openDesk();
    desk.mute({ kind: 'all' }, 5);
    await answer(21);
    expect(titles()).toEqual([]);
    desk.unmute({ kind: 'all' });
    await answer(21);
    await answer(22);
    expect(titles()).toEqual(['Genesys EMEA: 1 alert open, 1 critical']);
  });

  it('are kept in the log with what became of them', async () => {
    const { answer, deliveries, world } = openDesk();
    world.accepts = false;
    await answer(12);
    expect(deliveries).toMatchObject([
      {
        because: 'first',
        severity: 'warning',
        accepted: false,
        episodeIds: [expect.stringContaining('many/')],
      },
    ]);
  });
});

describe('sounds', () => {
  it('are for critical alerts unless set otherwise, and not for what is over', async () => {
    const { answer, sounds, settings } = openDesk();
    for (const waiting of [12, 21, 0]) await answer(waiting);
    expect(sounds).toEqual(['critical 0.6']);
    settings.sounds = { warning: true, critical: true, volume: 1 };
    await answer(12);
    expect(sounds).toEqual(['critical 0.6', 'warning 1']);
  });

  it('are not repeated for what the system refuses again and again, only for what gets worse', async () => {
    const { answer, shown, sounds, settings, world } = openDesk();
    settings.sounds = { warning: true, critical: true, volume: 1 };
    world.accepts = false;
    for (let poll = 0; poll < 20; poll += 1) await answer(12);
    expect(shown.length).toBeGreaterThan(3);
    expect(sounds).toEqual(['warning 1']);
    await answer(21);
    expect(sounds).toEqual(['warning 1', 'critical 1']);
  });
});

describe('what a supervisor does', () => {
  it('acknowledges: told no more until it is over, and the log knows by whom', async () => {
    const { desk, answer, titles, episodes } = openDesk();
    await answer(21);
    desk.acknowledge(desk.episodesOf(slot));
    expect(desk.alerts()).toMatchObject([{ attention: 'acked' }]);
    for (let poll = 0; poll < 60; poll += 1) await answer(21);
    expect(titles().length).toBe(1);
    expect(episodes.at(-1)).toMatchObject({ ackedBy: 'kim', outcome: 'open', told: true });
    await answer(0);
    expect(episodes.at(-1)).toMatchObject({ ackedBy: 'kim', outcome: 'resolved', peak: 21 });
  });

  it('reads the log: what is open has its newest peak, which is not written with every answer', async () => {
    const { desk, answer, episodes } = openDesk();
    for (const waiting of [21, 30, 25]) await answer(waiting);
    const [kept] = episodes.slice(-1);
    if (kept === undefined) throw new Error('nothing is written');
    expect(kept.peak).toBe(21);
    expect(desk.bringUpToDate([kept])).toEqual([{ ...kept, peak: 30, peakAt: expect.any(Number) }]);
    await answer(0);
    const over = episodes.slice(-1);
    expect(desk.bringUpToDate(over)).toEqual(over);
  });

  it('takes the notification of what is acknowledged or snoozed off the screen', async () => {
    const { desk, answer, closed } = openDesk();
    await answer(12);
    desk.acknowledge(desk.episodesOf(slot));
    desk.snooze(desk.episodesOf(slot), 15);
    expect(closed).toEqual([slot, slot]);
  });

  it('reacts to a notification or looks at the window: nothing is unseen any more', async () => {
    const { desk, answer, world } = openDesk();
    await answer(12);
    expect(desk.view().unseen).toBe(1);
    desk.react(slot);
    expect(desk.view().unseen).toBe(0);
    await answer(21);
    expect(desk.view().unseen).toBe(1);
    desk.markSeen();
    expect(desk.view().unseen).toBe(0);
    world.isLookedAt = true;
    for (const waiting of [0, 12]) await answer(waiting);
    expect(desk.view()).toMatchObject({ unseen: 0, alerts: [{ attention: 'seen' }] });
  });

  it('reacts to a summary: nothing that it said is unseen', async () => {
    const { desk, answer, shown } = openDesk();
    await answer(21, true);
    expect(desk.view().unseen).toBe(1);
    desk.react(shown[0]?.slot ?? '');
    expect(desk.view()).toMatchObject({ unseen: 0, alerts: [{ attention: 'seen' }] });
  });

  it('mutes a queue from its row, and the mute is shown by its name', async () => {
    const { desk, answer } = openDesk();
    await answer(12);
    desk.muteQueue(key, 60);
    expect(desk.view().mutes).toEqual([
      {
        target: { kind: 'queue', connectionId: 'emea', queueId: 'q1' },
        name: 'Billing EN',
        leftMs: 3_600_000,
      },
    ]);
  });
});

describe('quiet hours', () => {
  it('silence notification and sound, and end with one digest', async () => {
    const { desk, answer, titles, sounds, settings } = openDesk();
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const at = (minutes: number) =>
      new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
        Date.UTC(2026, 2, 2, 9, minutes),
      );
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
    settings.quietHours = {
      enabled: true,
      timeZone: null,
      spans: [{ days: [...days], from: at(-10), to: at(1) }],
      criticalBypasses: false,
    };
    await answer(21);
    await answer(21);
    expect(titles()).toEqual([]);
    expect(desk.view()).toMatchObject({
      quietUntil: Date.UTC(2026, 2, 2, 9, 1),
      alerts: [{ severity: 'critical' }],
    });
    for (let poll = 0; poll < 4; poll += 1) await answer(21);
    expect(titles()).toEqual(['Genesys EMEA: 1 alert open, 1 critical']);
    expect(sounds.length).toBe(1);
  });
});

describe('time', () => {
  it('tells of a connection that has not answered for a minute, once, and that it is back', async () => {
    const { answer, clock, titles, world } = openDesk();
    await answer(0, true);
    world.ageMs = 60_000;
    await clock.advance(120_000);
    expect(titles()).toEqual(['Genesys EMEA: figures are unknown']);
    await answer(0);
    expect(titles().at(-1)).toBe('Genesys EMEA answers again');
  });

  it('says nothing of missing answers within half a minute after the computer woke up', async () => {
    const { desk, answer, clock, titles } = openDesk();
    await answer(0, true);
    clock.sleep(8 * 3_600_000);
    desk.wake();
    await clock.advance(29_000);
    expect(titles()).toEqual([]);
  });
});

describe('a restart', () => {
  it('closes in the log what only the log knows as open', async () => {
    const first = openDesk();
    await first.answer(21);
    first.desk.stop();
    const [known] = first.episodes;
    const orphan = createEpisode({ startedAt: 1000, peakAt: 5000, warningAt: 2000 });
    const written = known === undefined ? [] : [known, orphan];
    const second = openDesk(first.world.memory, first.clock, written);
    expect(second.episodes).toEqual([{ ...orphan, outcome: 'lost', endedAt: 5000 }]);
    const third = openDesk('{', first.clock, written);
    expect(third.episodes.map(({ outcome }) => outcome)).toEqual(['lost', 'lost']);
  });

  it('repeats nothing, and the episode goes on', async () => {
    const first = openDesk();
    await first.answer(21);
    const [episode] = first.desk.alerts();
    first.desk.stop();
    const second = openDesk(first.world.memory, first.clock);
    await second.answer(22, true);
    expect(second.titles()).toEqual([]);
    expect(second.desk.alerts()).toMatchObject([{ episodeId: episode?.episodeId, peak: 22 }]);
    await second.answer(0);
    expect(second.titles()).toEqual(['Billing EN: waiting back to normal']);
    expect(second.episodes.at(-1)).toMatchObject({ episodeId: episode?.episodeId, outcome: 'resolved' });
  });

  it('goes on counting mutes while the program was off', async () => {
    const first = openDesk();
    first.desk.mute({ kind: 'all' }, 60);
    first.desk.stop();
    first.clock.sleep(50 * 60_000);
    const second = openDesk(first.world.memory, first.clock);
    expect(second.desk.view().mutes).toEqual([{ target: { kind: 'all' }, name: '', leftMs: 600_000 }]);
    await second.clock.advance(601_000);
    expect(second.desk.view().mutes).toEqual([]);
  });

  it('begins anew where the memory cannot be read', async () => {
    for (const text of ['', '{"version":2}', 'null']) {
      const { answer, titles } = openDesk(text);
      await answer(12);
      expect(titles()).toEqual(['Billing EN: waiting 12']);
    }
  });
});

it('forgets rows that have left the board, with their notifications', async () => {
  const { desk, answer, closed, episodes } = openDesk();
  await answer(12);
  desk.forget([key]);
  expect(desk.alerts()).toEqual([]);
  expect(closed).toEqual([slot]);
  expect(episodes.at(-1)).toMatchObject({ outcome: 'lost' });
});

it('says with each answer whether a queue is near a level', async () => {
  const { answer, near } = openDesk();
  for (const waiting of [6, 7, 12, 3]) await answer(waiting);
  expect(near).toEqual([false, true, true, false]);
});
