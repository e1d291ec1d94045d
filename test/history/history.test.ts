import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type History, openHistory } from '../../src/main/history/history.ts';
import type { HistoryNotice } from '../../src/main/history/notice.ts';
import type { PastPoll } from '../../src/main/history/past.ts';
import { createLog } from '../../src/main/log.ts';
import { toRowKey } from '../../src/shared/row-key.ts';
import { SteppedClock } from '../fakes/stepped-clock.ts';
import { createEpisode, createFolder, createReading, hourMs, monday } from './history-scene.ts';

const workerFile = new URL('../../src/main/history/history-worker.ts', import.meta.url);

let folder: string;
let clock: SteppedClock;
let lines: string[];
let opened: History[];

beforeEach(() => {
  folder = createFolder();
  clock = new SteppedClock(monday);
  lines = [];
  opened = [];
});
afterEach(async () => {
  for (const history of opened) await history.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(file: string | URL = workerFile): History {
  const log = createLog(
    'info',
    (line) => lines.push(line),
    () => clock.now(),
  );
  const history = openHistory({ folder, workerFile: file, clock, log });
  opened.push(history);
  return history;
}

async function collect(polls: AsyncIterable<PastPoll[]>): Promise<PastPoll[]> {
  const all: PastPoll[] = [];
  for await (const page of polls) all.push(...page);
  return all;
}

const nextNotice = (history: History) =>
  new Promise<HistoryNotice | null>((resolve) => {
    const stop = history.onNotice((notice) => {
      stop();
      resolve(notice);
    });
  });

describe('the history', () => {
  it('keeps polls, records and the memory in a thread of its own, over a restart', async () => {
    const history = open();
    const episode = createEpisode('a', monday, null);
    const delivery = {
      at: monday,
      because: 'first',
      severity: 'critical' as const,
      title: 'Many waiting',
      episodeIds: ['a'],
      accepted: true,
    };
    const readings = [createReading(1, monday, { waiting: 3 }), createReading(2, monday)];
    history.appendPoll('emea', monday, readings);
    history.appendPoll('emea', monday + 15_000, []);
    history.keepEpisode(episode);
    history.appendDelivery(delivery);
    history.keepMemory('remembered');
    await history.close();
    expect(readdirSync(folder).sort()).toEqual(['history.backup.sqlite', 'history.sqlite']);

    const again = open();
    const span = { from: monday, to: monday + hourMs };
    expect(await again.readMemory()).toBe('remembered');
    expect(await again.readEpisodes({ ...span, limit: 10 })).toEqual([episode]);
    expect(await again.readDeliveries({ ...span, limit: 10 })).toEqual([delivery]);
    expect(await collect(again.readPast(span))).toEqual([
      { at: monday, connectionId: 'emea', readings },
      { at: monday + 15_000, connectionId: 'emea', readings: [] },
    ]);
    const rowKeys = [toRowKey(createReading(2, monday))];
    expect((await collect(again.readPast({ ...span, rowKeys })))[0]?.readings).toEqual(readings.slice(1));
    expect(await collect(again.readPast({ ...span, connectionId: 'us' }))).toEqual([]);
    const question = {
      connectionId: 'emea',
      queueId: 'queue-1',
      mediaType: 'voice' as const,
      stepMs: 60_000,
    };
    expect(await again.readChart({ ...question, ...span })).toMatchObject([{ at: monday, waiting: 3 }]);
    expect(again.notice).toBeNull();
  });

  it('hands out a long past by pages', async () => {
    const history = open();
    for (let poll = 0; poll < 30; poll += 1) {
      const at = monday + poll * 15_000;
      history.appendPoll(
        'emea',
        at,
        Array.from({ length: 400 }, (_, queue) => createReading(queue, at)),
      );
    }
    const sizes: number[] = [];
    for await (const page of history.readPast({ from: monday, to: monday + hourMs })) sizes.push(page.length);
    expect(sizes).toEqual([5, 5, 5, 5, 5, 5]);
  });

  it('tidies by its clock', async () => {
    const history = open();
    for (let poll = 0; poll < 8; poll += 1)
      history.appendPoll('emea', monday + poll * 15_000, [createReading(1, monday + poll * 15_000)]);
    await history.settled();
    clock.setWall(monday + 26 * hourMs);
    const span = { from: monday, to: monday + hourMs };
    for (let round = 0; round < 20; round += 1) {
      await clock.advance(250);
      await history.settled();
    }
    expect((await collect(history.readPast(span))).map(({ at }) => at)).toEqual([
      monday + 45_000,
      monday + 105_000,
    ]);
  });

  it('keeps less at once when that is wanted, without waiting for its hour', async () => {
    const history = open();
    history.appendPoll('emea', monday, [createReading(1, monday)]);
    clock.setWall(monday + 50 * hourMs);
    const now = clock.now();
    history.appendPoll('emea', now, [createReading(1, now)]);
    const all = { from: monday, to: now + 1 };
    // Until there is nothing left to tidy: the next round is an hour away.
    for (let round = 0; round < 20; round += 1) {
      await clock.advance(250);
      await history.settled();
    }
    expect(await collect(history.readPast(all))).toHaveLength(2);
    history.setRetention({ days: 1, bytes: 500_000_000 });
    for (let round = 0; round < 5; round += 1) {
      await clock.advance(250);
      await history.settled();
    }
    expect((await collect(history.readPast(all))).map(({ at }) => at)).toEqual([now]);
  });

  it('says what became of a damaged file, and logs it', async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'history.sqlite'),
      'no database at all, and longer than a header would be'.repeat(9),
    );
    const history = open();
    const keptAs = join(folder, 'history.damaged-20260302T090000Z.sqlite');
    expect(await nextNotice(history)).toEqual({ kind: 'started-anew', keptAs });
    expect(history.notice).toEqual({ kind: 'started-anew', keptAs });
    expect(lines.join('\n')).toContain('started-anew');
  });

  it('leaves out a record that it cannot read, and logs that', async () => {
    const first = open();
    first.keepEpisode(createEpisode('good', monday, null));
    await first.close();
    const database = new DatabaseSync(join(folder, 'history.sqlite'));
    database.exec("INSERT INTO episode VALUES ('other', 1, NULL, '{}'), ('spoilt', 2, NULL, 'no json')");
    database.close();
    const history = open();
    const episodes = await history.readEpisodes({ from: 0, to: monday + 1, limit: 10 });
    expect(episodes).toEqual([createEpisode('good', monday, null)]);
    expect(lines.filter((line) => line.includes('cannot be read'))).toHaveLength(2);
  });

  it('leaves out polls that a slow disk cannot take, says so, and goes on when it has caught up', async () => {
    const history = open();
    await history.settled();
    const notices: (HistoryNotice | null)[] = [];
    const caughtUp = new Promise<void>((resolve) => {
      history.onNotice((notice) => {
        notices.push(notice);
        if (notice === null) resolve();
      });
    });
    // No answer of the worker is heard while this thread is busy: as if it gave none.
    const readings = Array.from({ length: 5_000 }, (_, queue) => createReading(queue, monday));
    for (let poll = 0; poll < 90; poll += 1) history.appendPoll('emea', monday + poll * 5_000, readings);
    await caughtUp;
    expect(notices).toEqual([{ kind: 'not-written', because: 'too-slow', path: folder }, null]);
    history.appendPoll('emea', monday + hourMs, []);
    // 8 million figures of 100,000 a poll, and the one that went past it.
    const span = { from: monday, to: monday + 2 * hourMs, rowKeys: [] };
    expect(await collect(history.readPast(span))).toHaveLength(82);
  });

  it('that has stopped says so, takes everything, and answers that nothing is known', async () => {
    const history = open(join(folder, 'no-such-worker.ts'));
    expect(await nextNotice(history)).toEqual({ kind: 'stopped' });
    history.appendPoll('emea', monday, [createReading(1, monday)]);
    history.keepMemory('lost');
    expect(await history.readMemory()).toBeNull();
    expect(await history.readEpisodes({ from: 0, to: monday, limit: 5 })).toEqual([]);
    expect(await collect(history.readPast({ from: 0, to: monday }))).toEqual([]);
    expect(lines.join('\n')).toContain('the history has stopped');
  });
});
