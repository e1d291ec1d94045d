import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectMode } from '../capability.ts';
import { createFolder, createReading, hourMs, monday, roomy, StoreScene } from './history-scene.ts';

let folder: string;
let scenes: StoreScene[];

beforeEach(() => {
  folder = createFolder();
  scenes = [];
});
afterEach(() => {
  for (const { store } of scenes) store.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (now = monday) => {
  const scene = new StoreScene(folder, roomy, now);
  scenes.push(scene);
  return scene;
};
const file = () => join(folder, 'history.sqlite');
const backup = () => join(folder, 'history.backup.sqlite');
const keptAs = () => join(folder, 'history.damaged-20260302T090000Z.sqlite');
const names = () => readdirSync(folder).sort();

/** A history with a memory and two hours of polls, closed cleanly, so that there is a copy. */
function makeHistory() {
  const scene = open();
  scene.store.keepMemory('remembered');
  for (let at = monday; at < monday + 2 * hourMs; at += 60_000)
    scene.keep(
      at,
      Array.from({ length: 30 }, (_, queue) => createReading(queue, at, { waiting: at % 997 })),
    );
  scene.tidy(monday + 2 * hourMs);
  scene.store.close();
}

const chart = {
  connectionId: 'emea',
  queueId: 'queue-1',
  mediaType: 'voice' as const,
  from: monday,
  to: monday + 2 * hourMs,
  stepMs: 60_000,
};

const memoryOf = (scene: StoreScene) => scene.store.ask({ name: 'memory', question: null });

/** The same bytes every time, and none of SQLite's. */
function toNoise(length: number, seed = 7): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % 256;
  });
}

/** Each makes another file of the bytes of a good one. */
const damages: readonly (readonly [string, (good: Uint8Array) => Uint8Array])[] = [
  ['cut off in the middle of a page', (good) => good.slice(0, Math.floor(good.length / 2) + 100)],
  ['cut off to nothing', () => new Uint8Array()],
  ['zeroed', (good) => new Uint8Array(good.length)],
  ['zeroed behind its first page', (good) => good.map((byte, index) => (index < 4_096 ? byte : 0))],
  ['made of random bytes', (good) => toNoise(good.length)],
  [
    'random behind its first hundred bytes',
    (good) => {
      const noise = toNoise(good.length);
      return good.map((byte, index) => (index < 100 ? byte : (noise[index] ?? 0)));
    },
  ],
  [
    'random from its version on',
    (good) => {
      const noise = toNoise(good.length);
      return good.map((byte, index) => (index < 60 ? byte : (noise[index] ?? 0)));
    },
  ],
];

describe('a damaged file', () => {
  it.each(damages)('that is %s gives way to the copy, is kept aside, and it is said', (_, damage) => {
    makeHistory();
    const damaged = damage(readFileSync(file()));
    writeFileSync(file(), damaged);
    const copyFrom = Math.round(statSync(backup()).mtimeMs);
    const scene = open();
    expect(scene.notices).toEqual([{ kind: 'restored', keptAs: keptAs(), copyFrom }]);
    expect(memoryOf(scene)).toBe('remembered');
    expect(scene.past(monday, monday + 2 * hourMs)).toHaveLength(120);
    expect(readFileSync(keptAs())).toEqual(Buffer.from(damaged));
    scene.store.close();
    expect(open().notices).toEqual([null]);
  });

  it.each(damages.filter(([name]) => name !== 'cut off to nothing'))(
    'that is %s and has no copy is kept aside, a new one begins, and it is said',
    (_, damage) => {
      makeHistory();
      rmSync(backup());
      const damaged = damage(readFileSync(file()));
      writeFileSync(file(), damaged);
      const scene = open();
      expect(scene.notices).toEqual([{ kind: 'started-anew', keptAs: keptAs() }]);
      expect(memoryOf(scene)).toBeNull();
      expect(readFileSync(keptAs())).toEqual(Buffer.from(damaged));
      scene.keep(monday, [createReading(1, monday)]);
      expect(scene.past(monday, monday + hourMs)).toHaveLength(1);
    },
  );

  it('whose copy is damaged too starts anew, and both are kept aside', () => {
    makeHistory();
    writeFileSync(file(), toNoise(20_000));
    writeFileSync(backup(), toNoise(10_000, 8));
    const scene = open();
    expect(scene.notices).toEqual([{ kind: 'started-anew', keptAs: keptAs() }]);
    expect(names()).toEqual(
      expect.arrayContaining([
        'history.damaged-20260302T090000Z-copy.sqlite',
        'history.damaged-20260302T090000Z.sqlite',
      ]),
    );
  });

  it('does not take the place of one that was kept aside in the same second', () => {
    for (const seed of [1, 2]) {
      writeFileSync(file(), toNoise(20_000, seed));
      open().store.close();
    }
    expect(readFileSync(keptAs())).toEqual(Buffer.from(toNoise(20_000, 1)));
    expect(readFileSync(keptAs().replace('.sqlite', '-2.sqlite'))).toEqual(Buffer.from(toNoise(20_000, 2)));
  });

  it('does not leave its log of late writes to the file that takes its place', () => {
    makeHistory();
    writeFileSync(file(), toNoise(20_000));
    writeFileSync(`${file()}-wal`, toNoise(5_000));
    const scene = open();
    expect(scene.notices).toMatchObject([{ kind: 'restored' }]);
    expect(memoryOf(scene)).toBe('remembered');
  });

  it('that SQLite finds nothing wrong with, but nobody can read, is replaced too', () => {
    makeHistory();
    const database = new DatabaseSync(file());
    database.exec("INSERT INTO journal (connection, hour, part, data) VALUES (1, 492000, 0, x'FFFF')");
    database.close();
    expect(open().notices).toMatchObject([{ kind: 'restored' }]);
  });

  it('whose copy nobody can read either starts anew', () => {
    makeHistory();
    for (const path of [file(), backup()]) {
      const database = new DatabaseSync(path);
      database.exec("INSERT INTO journal (connection, hour, part, data) VALUES (1, 492000, 0, x'FFFF')");
      database.close();
    }
    expect(open().notices).toMatchObject([{ kind: 'started-anew' }]);
  });

  it('is replaced when it is only noticed while it is in use', () => {
    makeHistory();
    const database = new DatabaseSync(file());
    database.exec(`
      INSERT INTO episode WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 4000)
      SELECT n, n, NULL, hex(randomblob(400)) FROM count`);
    database.close();
    const scene = open();
    // Reading these takes all the memory that SQLite keeps pages in, so that the others are read from the disk again.
    scene.store.ask({ name: 'episodes', question: { from: 0, to: monday, limit: 4_000 } });
    const good = readFileSync(file());
    const noise = toNoise(good.length);
    writeFileSync(
      file(),
      good.map((byte, index) => (index < 8_192 ? byte : (noise[index] ?? 0))),
    );
    expect(scene.store.ask({ name: 'chart', question: chart })).toEqual([]);
    expect(scene.notices).toMatchObject([null, { kind: 'restored' }]);
    expect(scene.store.ask({ name: 'chart', question: chart })).toHaveLength(120);
  });
});

describe('an hour that cannot be read', () => {
  it('is left out of answers and told, and the file goes on', () => {
    makeHistory();
    const database = new DatabaseSync(file());
    database.exec("UPDATE trail SET data = x'FFFF' WHERE place = (SELECT min(place) FROM trail)");
    database.close();
    const scene = open();
    expect(scene.store.ask({ name: 'chart', question: chart })).toHaveLength(60);
    expect(scene.past(monday, monday + 2 * hourMs)).toHaveLength(60);
    expect(scene.unreadable).toHaveLength(2);
    expect(scene.notices).toEqual([null]);
  });

  it('is told up to where it can be read', () => {
    makeHistory();
    const database = new DatabaseSync(file());
    database.exec(
      'UPDATE series_hour SET data = substr(data, 1, length(data) / 2) WHERE place = (SELECT min(place) FROM series_hour)',
    );
    database.close();
    const scene = open();
    const polls = scene.past(monday, monday + hourMs);
    expect(polls.length).toBeGreaterThan(10);
    for (const { at, readings } of polls) {
      expect(readings).toHaveLength(30);
      expect(readings[0]?.waiting).toBe(at % 997);
    }
  });
});

describe('an hour that cannot be made shorter', () => {
  const spoil = (change: string) => {
    for (const path of [file(), backup()]) {
      const database = new DatabaseSync(path);
      database.exec(change);
      database.close();
    }
  };
  const later = monday + 27 * hourMs;

  it.each([
    ['trail', "UPDATE trail SET data = x'FFFF' WHERE place = (SELECT min(place) FROM trail)", 60, 30],
    [
      'row',
      "UPDATE series_hour SET data = x'FFFF' WHERE place = (SELECT min(place) FROM series_hour)",
      120,
      29,
    ],
  ] as const)('for want of its %s is passed over, and file and copy stay', (_, change, polls, rows) => {
    makeHistory();
    spoil(change);
    const scene = open(later);
    scene.keep(later, [createReading(1, later, { waiting: 7 })]);
    scene.tidy(later);
    scene.tidy(later + 60_000);
    expect(scene.unreadable).toHaveLength(1);
    expect(scene.notices).toEqual([null]);
    expect(names().filter((name) => name.includes('damaged'))).toEqual([]);
    const past = scene.past(monday, monday + 2 * hourMs);
    expect(past).toHaveLength(polls);
    expect(past[0]?.readings).toHaveLength(rows);
    expect(scene.past(later, later + hourMs)).toHaveLength(1);
  });
});

describe('the copy', () => {
  it('is made at a clean end, private like the file, and leaves no half of it behind', () => {
    makeHistory();
    expect(names()).toEqual(['history.backup.sqlite', 'history.sqlite']);
    expect(readFileSync(backup())).toEqual(readFileSync(file()));
    for (const path of [file(), backup()]) expectMode(path, 0o600);
  });

  it('that was left half made is not used', () => {
    makeHistory();
    writeFileSync(`${backup()}.part`, toNoise(10_000));
    const scene = open();
    expect(scene.notices).toEqual([null]);
    scene.store.close();
    expect(names()).toEqual(['history.backup.sqlite', 'history.sqlite']);
  });
});

describe('a file that cannot be opened', () => {
  it('is said once, loses no record that waits, and is opened when it can be', () => {
    mkdirSync(file());
    const scene = open();
    const trouble = { kind: 'not-written', because: 'disk-error', path: file() };
    scene.store.keepMemory('waits');
    scene.keep(monday, [createReading(1, monday)]);
    scene.tidy(monday + 60_000);
    expect(scene.notices).toEqual([trouble]);
    rmdirSync(file());
    scene.tidy(monday + 120_000);
    scene.keep(monday + 120_000, [createReading(1, monday + 120_000)]);
    expect(scene.notices.at(-1)).toBeNull();
    expect(memoryOf(scene)).toBe('waits');
    expect(scene.past(monday, monday + hourMs).map(({ at }) => at)).toEqual([monday + 120_000]);
  });

  it('keeps no history when a newer program wrote it, and leaves every byte as it is', () => {
    makeHistory();
    const database = new DatabaseSync(file());
    database.exec('CREATE TABLE later (what TEXT); PRAGMA user_version = 1000');
    database.close();
    const before = readFileSync(file());
    const copy = readFileSync(backup());
    const scene = open();
    expect(scene.notices).toEqual([{ kind: 'newer', version: 1000 }]);
    scene.keep(monday, [createReading(1, monday)]);
    scene.store.keepMemory('lost');
    scene.tidy(monday + hourMs);
    expect(scene.past(monday, monday + hourMs)).toEqual([]);
    scene.store.close();
    expect(readFileSync(file())).toEqual(before);
    expect(readFileSync(backup())).toEqual(copy);
    expect(names()).toEqual(['history.backup.sqlite', 'history.sqlite']);
    expect(existsSync(keptAs())).toBe(false);
  });
});

describe('the copy', () => {
  const keepText = (scene: StoreScene, text: string, at: number) => {
    scene.store.keepMemory(text);
    scene.tidy(at);
  };

  it('is made while the program runs, for who never quits: at first and once a day', () => {
    const scene = open();
    keepText(scene, 'first', monday);
    expect(existsSync(backup())).toBe(true);
    utimesSync(backup(), new Date(monday), new Date(monday));
    const made = readFileSync(backup());
    keepText(scene, 'hours later', monday + 23 * hourMs);
    expect(readFileSync(backup())).toEqual(made);
    keepText(scene, 'a day later', monday + 24 * hourMs);
    expect(readFileSync(backup())).not.toEqual(made);
  });

  it('that was made so stands in for a file that was damaged without a clean end', () => {
    const running = open();
    keepText(running, 'remembered', monday);
    cpSync(backup(), join(folder, 'kept'));
    running.store.close();
    cpSync(join(folder, 'kept'), backup());
    writeFileSync(file(), Buffer.alloc(4096));
    const scene = open();
    expect(scene.notices.at(-1)).toMatchObject({ kind: 'restored' });
    expect(memoryOf(scene)).toBe('remembered');
  });
});
