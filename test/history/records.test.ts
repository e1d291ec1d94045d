import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toFileFault } from '../../src/main/history/notice.ts';
import { createEpisode, monday, StoreScene } from './history-scene.ts';

let scene: StoreScene;

beforeEach(() => {
  scene = StoreScene.open();
});
afterEach(() => scene.end());

const reopen = () => {
  scene = scene.reopen();
};

function idsOf(from: number, to: number, limit = 10, rowKey?: string) {
  const question = {
    from: monday + from,
    to: monday + to,
    limit,
    ...(rowKey === undefined ? {} : { rowKey }),
  };
  const texts = scene.store.ask({ name: 'episodes', question });
  if (!Array.isArray(texts)) throw new Error('no list');
  return texts.map((text: string) => JSON.parse(text).episodeId);
}

describe('episodes', () => {
  beforeEach(() => {
    scene.store.keepEpisode(createEpisode('a', monday, monday + 1_000));
    scene.store.keepEpisode(createEpisode('b', monday + 2_000, monday + 9_000));
    scene.store.keepEpisode(createEpisode('c', monday + 2_000, monday + 3_000));
    scene.store.keepEpisode(createEpisode('d', monday + 500, null));
    reopen();
  });

  it('are those that overlap the span, the newest first, and the open ones always', () => {
    expect(idsOf(0, 10_000)).toEqual(['c', 'b', 'd', 'a']);
    expect(idsOf(5_000, 10_000)).toEqual(['b', 'd']);
    expect(idsOf(0, 100)).toEqual(['d', 'a']);
    expect(idsOf(50_000, 60_000)).toEqual(['d']);
  });

  it('that are open are not cut off before those that are over', () => {
    expect(idsOf(0, 10_000, 3)).toEqual(['c', 'b', 'd']);
    expect(idsOf(0, 10_000, 2)).toEqual(['c', 'd']);
    expect(idsOf(0, 10_000, 1)).toEqual(['d']);
  });

  it('can be those of one row', () => {
    const elsewhere = { ...createEpisode('e', monday, null), queueId: 'queue-2' };
    const otherMedia = { ...createEpisode('f', monday, monday + 5_000), mediaType: 'chat' as const };
    const blind = { ...createEpisode('g', monday, null), queueId: null, mediaType: null };
    for (const record of [elsewhere, otherMedia, blind]) scene.store.keepEpisode(record);
    expect(idsOf(0, 10_000, 10, 'emea/queue-1/voice')).toEqual(['c', 'b', 'd', 'a']);
    expect(idsOf(0, 10_000, 2, 'emea/queue-1/voice')).toEqual(['c', 'd']);
    expect(idsOf(0, 10_000, 10, 'emea/queue-2/voice')).toEqual(['e']);
    expect(idsOf(0, 10_000, 10, 'us/queue-1/voice')).toEqual([]);
    expect(idsOf(0, 10_000, 10, 'no key')).toEqual([]);
  });

  it('replace the record of the same episode', () => {
    scene.store.keepEpisode(createEpisode('d', monday + 500, monday + 600));
    reopen();
    expect(idsOf(50_000, 60_000)).toEqual([]);
    expect(idsOf(0, 10_000)).toEqual(['c', 'b', 'd', 'a']);
  });
});

describe('the memory', () => {
  it('is none at first, then the last one that was kept', () => {
    const memory = () => scene.store.ask({ name: 'memory', question: null });
    expect(memory()).toBeNull();
    scene.store.keepMemory('one');
    scene.store.keepMemory('two');
    expect(memory()).toBe('two');
    reopen();
    expect(memory()).toBe('two');
  });
});

describe('an error of the disk', () => {
  const sqlite = (errcode: number) => Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode });
  const system = (code: string) => Object.assign(new Error('x'), { code, syscall: 'open' });

  it.each([
    [sqlite(13), 'disk-full'],
    [sqlite(8), 'read-only'],
    [sqlite(8 + 4 * 256), 'read-only'],
    [sqlite(10 + 3 * 256), 'disk-error'],
    [sqlite(14), 'disk-error'],
    [sqlite(11), 'damaged'],
    [sqlite(26), 'damaged'],
    [system('ENOSPC'), 'disk-full'],
    [system('EROFS'), 'read-only'],
    [system('EACCES'), 'read-only'],
    [system('EIO'), 'disk-error'],
  ])('is told from others: %o', (error, fault) => {
    expect(toFileFault(error)).toBe(fault);
  });

  it('is no bug of ours', () => {
    expect(toFileFault(sqlite(1))).toBeNull();
    expect(toFileFault(sqlite(19))).toBeNull();
    expect(toFileFault(new TypeError('x'))).toBeNull();
  });
});
