import { describe, expect, it } from 'vitest';
import {
  sayNextMiss,
  toAbandonRate,
  toAge,
  toAgents,
  toLongestWait,
  toNextMiss,
  toServiceLevel,
  toWaiting,
} from '../../../src/renderer/board/figures.ts';
import { toRowView } from '../../../src/renderer/board/row-view.ts';
import type { BoardRow } from '../../../src/shared/board.ts';
import type { ServiceLevel } from '../../../src/shared/queue.ts';
import { createConnection, createRow } from '../board-fixture.ts';

const now = (row: BoardRow) => toRowView(row, createConnection(), undefined, 0);
const old = (row: BoardRow) => toRowView(row, createConnection({ ageMs: 190_000 }), undefined, 0);
const level = (part: Partial<ServiceLevel>): ServiceLevel => ({
  percent: null,
  withinTarget: null,
  total: null,
  targetMs: null,
  goalPercent: null,
  ...part,
});

describe('figures of a row', () => {
  it('tells none from unknown', () => {
    expect(toWaiting(now(createRow({ waiting: 0 })))).toEqual({ text: '0', muted: true });
    expect(toWaiting(now(createRow({ waiting: null })))).toEqual({ text: '–', muted: true });
    expect(toWaiting(now(createRow({ waiting: 5 })))).toEqual({ text: '5', muted: false });
  });

  it('says what a count was when it is stale, and leaves the other figures out', () => {
    const row = createRow({ waiting: 5, longestWaitMs: 60_000, agentsAvailable: 1, agentsOnQueue: 4 });
    expect(toWaiting(old(row)).text).toBe('was 5');
    expect(toLongestWait(old(row), 0).text).toBe('–');
    expect(toAgents(old(row)).text).toBe('–');
    expect(toAge(old(row), 0).text).toBe('3 min');
  });

  it('reckons the share of abandoned contacts from the counts, and none over nothing', () => {
    const share = (offered: number | null, abandoned: number | null) =>
      toAbandonRate(now(createRow({ offered, abandoned })));
    // 29 of 412 are 7.04 %.
    expect(share(412, 29)).toEqual({ text: '7.0 %', muted: false });
    expect(share(10, 0)).toEqual({ text: '0.0 %', muted: true });
    for (const [offered, abandoned] of [
      [0, 0],
      [null, 3],
      [3, null],
    ] as const)
      expect(share(offered, abandoned)).toEqual({ text: '–', muted: true });
    expect(toAbandonRate(old(createRow({ offered: 412, abandoned: 29 }))).text).toBe('–');
  });

  it('lets a wait go on by the age of its reading', () => {
    // 246 s when read, 2 s old when received, 3 s ago: 251 s.
    const row = createRow({ longestWaitMs: 246_000 });
    expect(toLongestWait(now(row), 3000).text).toBe('4:11');
    expect(toLongestWait(now(createRow({ longestWaitMs: 0 })), 3000)).toEqual({ text: '0:00', muted: true });
    // One who had just come when it was read.
    const justCome = createRow({ waiting: 1, longestWaitMs: 0 });
    expect(toLongestWait(now(justCome), 3000)).toEqual({ text: '0:05', muted: false });
  });

  it('counts down to the next miss between readings, and says when it has come', () => {
    // Waiting 9 s when read, 2 s old when received: of a target of 20 s, 9 s are left.
    const row = createRow({ waiting: 1, longestWaitMs: 9000 }, { targetMs: 20_000 });
    expect(toNextMiss(now(row), 0)).toEqual({ text: 'in 9 s', muted: true, isDue: false });
    expect(sayNextMiss(now(row), 0)).toBe('1 caller misses 20 s in 9 s');
    expect(toNextMiss(now(row), 8000).text).toBe('in 1 s');
    expect(toNextMiss(now(row), 9000)).toEqual({ text: 'missed', muted: false, isDue: true });
    expect(sayNextMiss(now(row), 9000)).toBe('1 caller has missed 20 s');
  });

  it('knows no next miss without a target, without anybody waiting, or on old figures', () => {
    const waits = { waiting: 1, longestWaitMs: 9000 };
    for (const view of [
      now(createRow(waits)),
      now(createRow({ waiting: 0, longestWaitMs: 0 }, { targetMs: 20_000 })),
      old(createRow(waits, { targetMs: 20_000 })),
    ]) {
      expect(toNextMiss(view, 0).text).toBe('–');
      expect(sayNextMiss(view, 0)).toBeNull();
    }
  });

  it('shows idle agents of all on queue, with what is not known', () => {
    expect(toAgents(now(createRow({ agentsAvailable: 2, agentsOnQueue: 9 }))).text).toBe('2 / 9');
    expect(toAgents(now(createRow({ agentsAvailable: 2 }))).text).toBe('2 / –');
    expect(toAgents(now(createRow())).text).toBe('–');
  });

  it('says why a service level has no percentage', () => {
    const at = (serviceLevel: ServiceLevel | null) => toServiceLevel(now(createRow({ serviceLevel }))).text;
    expect(at(level({ percent: 61.24 }))).toBe('61.2 %');
    expect(at(level({ percent: 0, total: 4 }))).toBe('0.0 %');
    expect(at(level({ total: 0 }))).toBe('no contacts');
    expect(at(null)).toBe('–');
  });
});
