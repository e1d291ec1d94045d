import { expect, it } from 'vitest';
import { AlertDesk } from '../src/main/alert-desk.ts';
import type { EpisodeRecord } from '../src/shared/episode.ts';
import { createDefaultSettings } from '../src/shared/settings.ts';
import { createRow, createRule } from './fakes/alert-scene.ts';
import { createStatus } from './fakes/board.ts';
import { createDeskWorld } from './fakes/desk-world.ts';
import { SteppedClock } from './fakes/stepped-clock.ts';

/*
 * The window is open before the last run's memory has been read: what is done there meanwhile.
 */

const minuteMs = 60_000;

/** A desk that has not been given the last run's memory yet, over one queue with 12 waiting (warning at 10). */
function openDesk(clock: SteppedClock) {
  const row = createRow({ connectionId: 'emea', waiting: 12, observedAt: clock.now() });
  const kept = { memory: '' };
  const records: EpisodeRecord[] = [];
  const status = createStatus({ id: 'emea', ageMs: 1000 });
  const settings = {
    ...createDefaultSettings(),
    rules: [createRule({ warning: 10, critical: 20, holdMs: 0, keepMs: 0, minSamples: 1 })],
  };
  const desk = new AlertDesk({
    ...createDeskWorld(),
    clock,
    steadyNow: () => clock.monotonic(),
    log: { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined },
    readSettings: () => settings,
    statuses: () => [status],
    rowsOf: () => [row],
    findRow: (key) => (key === row.key ? row : undefined),
    show: async () => true,
    setNear: () => undefined,
    keepMemory: (text) => {
      kept.memory = text;
    },
    keepEpisode: (record) => records.push(record),
  });
  return { desk, kept, records, answer: () => desk.judge(status, false) };
}

/** What a run left behind: an alert of `emea`, and a mute of another connection. */
async function leaveMemory(): Promise<{ memory: string; clock: SteppedClock; episodeIds: string[] }> {
  const clock = new SteppedClock();
  const { desk, kept, answer } = openDesk(clock);
  desk.restore(null, []);
  desk.start();
  desk.setConnections();
  answer();
  await clock.advance(1_000);
  desk.mute({ kind: 'connection', connectionId: 'us' }, 60);
  desk.stop();
  const episodeIds = desk.alerts().map(({ episodeId }) => episodeId);
  return { memory: kept.memory, clock, episodeIds };
}

it('keeps what was muted before the last run’s memory was there, beside what that run had muted', async () => {
  const { memory, clock } = await leaveMemory();
  const { desk, kept } = openDesk(clock);
  desk.mute({ kind: 'all' }, 15);
  expect(desk.view().mutes.map(({ target }) => target.kind)).toEqual(['all']);
  expect(kept.memory).toBe('');
  await clock.advance(minuteMs);
  desk.restore(memory, []);
  desk.start();
  const muted = desk.view().mutes.map(({ target }) => target.kind);
  expect(muted.toSorted()).toEqual(['all', 'connection']);
  expect(JSON.parse(kept.memory).mutes).toHaveLength(2);
  await clock.advance(16 * minuteMs);
  expect(desk.view().mutes.map(({ target }) => target.kind)).toEqual(['connection']);
});

it('leaves what is kept as it was where it ends before that was read', async () => {
  const { memory, clock } = await leaveMemory();
  const { desk, kept } = openDesk(clock);
  desk.wake();
  desk.stop();
  desk.restore(memory, []);
  desk.start();
  expect(kept.memory).toBe('');
});

it('ends a mute of the last run that was taken back before its memory was there', async () => {
  const { memory, clock } = await leaveMemory();
  const { desk } = openDesk(clock);
  desk.unmute({ kind: 'connection', connectionId: 'us' });
  desk.restore(memory, []);
  expect(desk.view().mutes).toEqual([]);
});

it('keeps an acknowledgement of an alert that only the last run’s memory knows', async () => {
  const { memory, clock, episodeIds } = await leaveMemory();
  const { desk } = openDesk(clock);
  desk.acknowledge(episodeIds);
  desk.restore(memory, []);
  desk.start();
  expect(desk.alerts().map(({ attention }) => attention)).toEqual(['acked']);
});

it('does it once: a later change is not undone by an early one', async () => {
  const { memory, clock } = await leaveMemory();
  const { desk } = openDesk(clock);
  desk.mute({ kind: 'all' }, 15);
  desk.restore(memory, []);
  desk.unmute({ kind: 'all' });
  expect(desk.view().mutes.map(({ target }) => target.kind)).toEqual(['connection']);
});
