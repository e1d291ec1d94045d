import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolder, createReading, monday, roomy, StoreScene } from './history-scene.ts';

/*
 * What a program leaves that was ended while the system wrote for it: SQLite's log of late writes, cut anywhere. A kill by
 * chance hardly ever falls there.
 */

const polls = 24;
const queues = 40;
const toAt = (poll: number) => monday + poll * 15_000;
/** Twelve parts of the log and two ends of it. */
const shares = Array.from({ length: 14 }, (_, index) => Math.min(1, Math.round(index * 83.1) / 1000));

describe('a history whose last writes were cut off', () => {
  const folders: string[] = [];
  let source: string;

  beforeAll(() => {
    source = createFolder();
    folders.push(source);
    const scene = new StoreScene(source, roomy, monday);
    for (let poll = 0; poll < polls; poll += 1) {
      scene.keep(
        toAt(poll),
        Array.from({ length: queues }, (_, queue) => createReading(queue, toAt(poll), { waiting: poll })),
      );
      // Whatever is asked for is written before.
      scene.store.ask({ name: 'settled', question: null });
    }
    // Not closed: that would empty the log.
    for (const ending of ['', '-wal'])
      copyFileSync(join(source, `history.sqlite${ending}`), join(source, `cut.sqlite${ending}`));
    scene.store.close();
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  /** How many polls are left, all of them whole. */
  const openCut = (share: number): number => {
    const folder = createFolder();
    folders.push(folder);
    const log = readFileSync(join(source, 'cut.sqlite-wal'));
    copyFileSync(join(source, 'cut.sqlite'), join(folder, 'history.sqlite'));
    writeFileSync(join(folder, 'history.sqlite-wal'), log.subarray(0, Math.floor(log.length * share)));
    const scene = new StoreScene(folder, roomy, toAt(polls));
    const past = scene.past(monday, toAt(polls));
    expect(scene.notices).toEqual([null]);
    expect(scene.unreadable).toEqual([]);
    expect(past.map(({ at }) => at)).toEqual(past.map((_, poll) => toAt(poll)));
    for (const [poll, { readings }] of past.entries())
      expect(readings.map(({ waiting }) => waiting)).toEqual(Array.from({ length: queues }, () => poll));
    scene.store.close();
    const database = new DatabaseSync(join(folder, 'history.sqlite'));
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
    return past.length;
  };

  it.each(shares)('is whole up to some poll when %d of the log is left', (share) => {
    expect(openCut(share)).toBeLessThanOrEqual(polls);
  });

  it('has the more polls the more is left, and all of them where nothing is cut', () => {
    const kept = shares.map(openCut);
    expect(kept).toEqual(kept.toSorted((a, b) => a - b));
    expect(kept.at(-1)).toBe(polls);
    expect(new Set(kept).size).toBeGreaterThan(5);
  });
});
