import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createEpisode,
  createFolder,
  createReading,
  dayMs,
  hourMs,
  monday,
  StoreScene,
} from './history-scene.ts';

let folder: string;
let scene: StoreScene;

beforeEach(() => {
  folder = createFolder();
});
afterEach(() => {
  scene.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'history.sqlite');

function countRows(table: string) {
  const database = new DatabaseSync(file());
  const rows = database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows;
  database.close();
  return rows;
}

/** Polls of many queues whose figures are never twice the same. */
function keepHours(from: number, hours: number, queues = 20) {
  for (let at = from; at < from + hours * hourMs; at += 60_000)
    scene.keep(
      at,
      Array.from({ length: queues }, (_, queue) =>
        createReading(queue, at, {
          waiting: (at / 60_000 + queue * 13) % 97,
          offered: (at / 1_000 + queue) % 10_007,
          averageWaitMs: ((at / 7 + queue * 31) % 100_003) / 7,
        }),
      ),
    );
}

const hoursOfPast = (from: number, to: number) =>
  [...new Set(scene.past(from, to).map(({ at }) => Math.floor(at / hourMs)))].map(
    (hour) => (hour * hourMs - monday) / hourMs,
  );

describe('retention', () => {
  it('by age removes whole hours, episodes that ended and deliveries, and keeps open episodes', () => {
    scene = new StoreScene(folder, { days: 2, bytes: 500_000_000 });
    keepHours(monday, 4, 3);
    scene.store.keepEpisode(createEpisode('ended', monday, monday + 60_000));
    scene.store.keepEpisode(createEpisode('open', monday, null));
    const delivery = { because: 'first', severity: 'critical' as const, title: 'Many waiting' };
    scene.store.appendDelivery({ ...delivery, at: monday, episodeIds: ['open'], accepted: true });
    scene.tidy(monday + 2 * dayMs + 2 * hourMs);
    expect(hoursOfPast(monday, monday + 4 * hourMs)).toEqual([2, 3]);
    const all = { from: 0, to: monday + 5 * dayMs, limit: 10 };
    const episodes = scene.store.ask({ name: 'episodes', question: all });
    expect(episodes).toEqual([JSON.stringify(createEpisode('open', monday, null))]);
    expect(scene.store.ask({ name: 'deliveries', question: all })).toEqual([]);
  });

  it('by size removes the oldest hours until the rest fits, and gives the space back', () => {
    scene = new StoreScene(folder);
    keepHours(monday, 12);
    scene.tidy(monday + 12 * hourMs);
    expect(hoursOfPast(monday, monday + 12 * hourMs)).toHaveLength(12);
    const limit = 200_000;
    scene.store.setRetention({ days: 30, bytes: limit });
    scene.tidy(monday + 12 * hourMs);
    const left = hoursOfPast(monday, monday + 12 * hourMs);
    expect(left.at(-1)).toBe(11);
    expect(left.length).toBeGreaterThan(1);
    expect(left.length).toBeLessThan(12);
    expect(left).toEqual(Array.from(left, (_, index) => 12 - left.length + index));
    scene.store.close();
    expect(statSync(file()).size).toBeLessThan(limit);
  });

  it('keeps every poll of the last day, and one a minute of the days before', () => {
    scene = new StoreScene(folder);
    for (let at = monday; at < monday + 2 * hourMs; at += 15_000)
      scene.keep(at, [createReading(1, at, { waiting: at % 1_009 })]);
    const whole = scene.past(monday, monday + 2 * hourMs);
    expect(whole).toHaveLength(480);
    scene.tidy(monday + dayMs + hourMs);
    const left = scene.past(monday, monday + 2 * hourMs);
    expect(left.filter(({ at }) => at < monday + hourMs)).toHaveLength(60);
    expect(left.filter(({ at }) => at >= monday + hourMs)).toHaveLength(240);
    // What is left was observed just so: it is not made of several polls.
    const kept = new Set(left.map(({ at }) => at));
    expect(left).toEqual(whole.filter(({ at }) => kept.has(at)));
    scene.store.close();
    expect(countRows('series_hour')).toBe(1);
    expect(countRows('series_minutes')).toBe(1);
  });

  it('of an hour that goes on touches nothing', () => {
    scene = new StoreScene(folder);
    scene.keep(monday, [createReading(1, monday, { waiting: 3 })]);
    scene.tidy(monday + 60_000);
    scene.keep(monday + 60_000, [createReading(1, monday + 60_000, { waiting: 4 })]);
    expect(scene.past(monday, monday + hourMs).map(({ readings }) => readings[0]?.waiting)).toEqual([3, 4]);
    scene.store.close();
    expect(countRows('journal')).toBe(2);
  });
});

describe('a file that may not grow', () => {
  const tiny = { days: 30, bytes: 100_000 };

  it('says once that it is full, goes on, and takes it back when there is space again', () => {
    scene = new StoreScene(folder, tiny);
    const wide = (at: number) =>
      Array.from({ length: 150 }, (_, queue) =>
        createReading(queue, at, { waiting: queue, averageWaitMs: ((at % 9_973) + queue) / 7 }),
      );
    // One hour, so that there is no older one to make room.
    for (let poll = 0; poll < 40; poll += 1) scene.keep(monday + poll * 15_000, wide(monday + poll * 15_000));
    expect(scene.notices).toEqual([null, { kind: 'not-written', because: 'size-limit', path: file() }]);
    const kept = scene.past(monday, monday + hourMs).length;
    expect(kept).toBeGreaterThan(2);
    expect(kept).toBeLessThan(40);
    scene.store.keepMemory('x'.repeat(200_000));
    expect(scene.store.ask({ name: 'memory', question: null })).toHaveLength(200_000);
    scene.store.setRetention({ days: 30, bytes: 10_000_000 });
    scene.keep(monday + 700_000, wide(monday + 700_000));
    expect(scene.notices.at(-1)).toBeNull();
    expect(scene.notices).toHaveLength(3);
    expect(scene.past(monday, monday + hourMs)).toHaveLength(kept + 1);
    scene.tidy(monday + 700_000);
    scene.store.close();
    scene = new StoreScene(folder);
    expect(scene.notices).toEqual([null]);
    expect(scene.store.ask({ name: 'memory', question: null })).toBe('x'.repeat(200_000));
  });

  it('makes room of its oldest hour before it leaves out a poll', () => {
    scene = new StoreScene(folder, { days: 30, bytes: 300_000 });
    keepHours(monday, 12);
    expect(scene.notices).toEqual([null]);
    expect(scene.past(monday + 11 * hourMs, monday + 12 * hourMs)).toHaveLength(60);
  });
});
