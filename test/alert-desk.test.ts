import { expect, it } from 'vitest';
import { AlertDesk } from '../src/main/alert-desk.ts';
import type { Toast } from '../src/main/desktop/notifications.ts';
import { createLog } from '../src/main/log.ts';
import { createDefaultSettings, type Settings } from '../src/shared/settings.ts';
import { createRow, createRule } from './fakes/alert-scene.ts';
import { createStatus } from './fakes/board.ts';

/** A desk over one rule (waiting: warning at 10, critical at 20, no hold) and notifications that can refuse. */
function openDesk() {
  const shown: Toast[] = [];
  const closed: string[] = [];
  const near: [string, boolean][] = [];
  const world = { now: 0, accepts: true };
  const settings: Settings = {
    ...createDefaultSettings(),
    rules: [createRule({ warning: 10, critical: 20, holdMs: 0, keepMs: 0, minSamples: 1 })],
  };
  const desk = new AlertDesk({
    log: createLog(
      'error',
      () => undefined,
      () => world.now,
    ),
    now: () => world.now,
    readSettings: () => settings,
    show: async (toast) => {
      shown.push(toast);
      return world.accepts;
    },
    close: (key) => closed.push(key),
    onCritical: () => undefined,
    setNear: (connectionId, isNear) => near.push([connectionId, isNear]),
  });
  /** A good answer with so many waiting; 15 s after the one before. */
  const answer = async (waiting: number) => {
    world.now += 15_000;
    desk.judge(
      createStatus({ id: 'emea' }),
      [createRow({ connectionId: 'emea', waiting, observedAt: world.now })],
      false,
    );
    await Promise.resolve();
  };
  return { desk, answer, shown, closed, near, world, settings };
}

it('tells a breach once, and again when it gets worse', async () => {
  const { answer, shown } = openDesk();
  for (const waiting of [12, 13, 21, 22, 12]) await answer(waiting);
  expect(shown.map(({ urgency }) => urgency)).toEqual(['warning', 'critical']);
});

it('takes the notification away when the breach is over', async () => {
  const { answer, closed } = openDesk();
  await answer(12);
  expect(closed).toEqual([]);
  await answer(0);
  expect(closed.length).toBe(1);
});

it('tells in one summary, after a mute, what began during it and still stands', async () => {
  const { desk, answer, shown, settings } = openDesk();
  settings.mutedUntil = 1_000_000;
  await answer(21);
  expect(shown).toEqual([]);
  settings.mutedUntil = null;
  desk.tellMissed([createStatus({ id: 'emea' })]);
  await Promise.resolve();
  expect(shown.map(({ key, urgency }) => ({ key, urgency }))).toEqual([{ key: null, urgency: 'critical' }]);
  desk.tellMissed([createStatus({ id: 'emea' })]);
  await answer(22);
  expect(shown.length).toBe(1);
});

it('says nothing, after a mute, of figures that are not current', async () => {
  const { desk, answer, shown, settings } = openDesk();
  settings.mutedUntil = 1_000_000;
  await answer(21);
  settings.mutedUntil = null;
  desk.tellMissed([createStatus({ id: 'emea', freshness: 'stale' })]);
  expect(shown).toEqual([]);
});

it('does not take a notification that the system refused for told', async () => {
  const { desk, answer, shown, world } = openDesk();
  world.accepts = false;
  await answer(12);
  world.accepts = true;
  desk.tellMissed([createStatus({ id: 'emea' })]);
  expect(shown.length).toBe(2);
});

it('forgets rows that have left the board, with their notifications', async () => {
  const { desk, answer, closed } = openDesk();
  await answer(12);
  const { key } = createRow({ connectionId: 'emea' });
  desk.forget([key]);
  expect(desk.alerts()).toEqual([]);
  expect(closed).toEqual([key]);
});

it('says with each answer whether a queue is near a level', async () => {
  const { answer, near } = openDesk();
  for (const waiting of [6, 7, 12, 3]) await answer(waiting);
  expect(near).toEqual([
    ['emea', false],
    ['emea', true],
    ['emea', true],
    ['emea', false],
  ]);
});
