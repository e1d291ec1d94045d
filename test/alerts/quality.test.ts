import { describe, expect, it } from 'vitest';
import { mute } from '../../src/main/alerts/attention.ts';
import { isBlind } from '../../src/main/alerts/quality.ts';
import { takeWake } from '../../src/main/alerts/watch.ts';
import { AlertScene, createRow, createRule, toRows } from '../fakes/alert-scene.ts';

describe('the quality of a connection', () => {
  it('grows late after 1.5 intervals, stale at 3, and blind after a minute', () => {
    const scene = new AlertScene([]);
    scene.answer(0, []);
    scene.wait(59);
    expect(scene.qualities).toEqual(['0 emea unknown>live', '23 emea live>late', '45 emea late>stale']);
    expect(isBlind(scene.memory, 'emea')).toBe(false);
    scene.tick(60);
    expect(isBlind(scene.memory, 'emea')).toBe(true);
    scene.answer(75, []);
    expect(scene.qualities.at(-1)).toBe('75 emea stale>live');
    expect(isBlind(scene.memory, 'emea')).toBe(false);
  });

  it('is blind after three polls where these take longer than a minute', () => {
    const scene = new AlertScene([], {}, ['emea'], 60);
    scene.answer(0, []);
    scene.wait(179);
    expect(isBlind(scene.memory, 'emea')).toBe(false);
    scene.tick(180);
    expect(isBlind(scene.memory, 'emea')).toBe(true);
  });

  it('is blind a minute after it was added, if no answer ever came', () => {
    const scene = new AlertScene([]);
    scene.wait(120);
    expect(scene.said).toEqual(['63 blind warning emea']);
    expect(scene.qualities).toEqual([]);
  });
});

describe('a blind connection', () => {
  it('is told once however long it lasts, and so is that it is back', () => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, toRows({ q1: 2 }, 0));
    scene.tickSeconds = 3;
    scene.wait(7200);
    scene.answer(7200, toRows({ q1: 2 }, 7200));
    scene.wait(7209);
    expect(scene.said).toEqual(['63 blind warning emea', '7203 recovered-connection warning emea']);
    expect(scene.deliveries[1]?.items[0]?.lastedMs).toBe(7_140_000);
  });

  it('is one for all its queues, and silences them', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(10, { q1: 25, q2: 25 });
    scene.wait(900);
    expect(scene.said.slice(2)).toEqual(['63 blind warning emea']);
    expect(scene.silences).toEqual(['303 q1 inhibited', '303 q2 inhibited']);
    // Seen again, it is said what was due meanwhile.
    scene.run(920, { q1: 25, q2: 25 });
    expect(scene.said.slice(3)).toEqual([
      '918 summary reminder critical q1+q2',
      '918 recovered-connection warning emea',
    ]);
  });

  it('says what began unheard of only after it sees again', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(0, { q1: 2 });
    scene.wait(119);
    scene.run(130, { q1: 12 });
    expect(scene.said).toEqual([
      '63 blind warning emea',
      '123 first warning q1',
      '123 recovered-connection warning emea',
    ]);
  });

  it('is apart from other connections', () => {
    const scene = new AlertScene([createRule()], {}, ['emea', 'us']);
    scene.answer(0, []);
    for (let second = 0; second <= 120; second += 15)
      scene.answer(second, toRows({ q7: 12 }, second, 'us'), { connectionId: 'us' });
    scene.tick(123);
    expect(scene.said).toEqual(['15 first warning q7', '75 blind warning emea']);
  });

  it('inherits the mutes of its connection and of all', () => {
    for (const target of [{ kind: 'all' }, { kind: 'connection', connectionId: 'emea' }] as const) {
      const scene = new AlertScene([]);
      scene.answer(0, []);
      scene.change((memory, now) => mute(memory, target, 3, now));
      scene.wait(180);
      expect(scene.said).toEqual([]);
      expect(scene.silences).toEqual(['60 emea muted']);
      scene.wait(190);
      expect(scene.said).toEqual(['183 blind warning emea']);
    }
  });

  it('that nobody was told of says nothing when it sees again', () => {
    const scene = new AlertScene([]);
    scene.answer(0, []);
    scene.change((memory, now) => mute(memory, { kind: 'all' }, 2, now));
    scene.wait(90);
    scene.answer(91, []);
    scene.wait(130);
    expect(scene.said).toEqual([]);
    expect(scene.silences).toEqual(['60 emea muted', '91 emea no-change']);
  });

  it('that saw again before the word came is not told', () => {
    const scene = new AlertScene([]);
    scene.answer(0, []);
    scene.wait(61);
    scene.answer(62, []);
    scene.wait(70);
    expect(scene.said).toEqual([]);
  });

  it('is another one the next time', () => {
    const scene = new AlertScene([]);
    scene.answer(0, []);
    scene.wait(70);
    scene.answer(71, []);
    scene.wait(140);
    const ids = scene.deliveries
      .filter(({ because }) => because === 'blind')
      .map(({ items }) => items[0]?.subject.episodeId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
  });

  it('says nothing of its return while it is muted', () => {
    const scene = new AlertScene([]);
    scene.answer(0, []);
    scene.wait(70);
    scene.change((memory, now) => mute(memory, { kind: 'connection', connectionId: 'emea' }, 1, now));
    scene.answer(75, []);
    scene.wait(134);
    expect(scene.said).toEqual(['63 blind warning emea']);
  });

  it('says nothing of its return where recovery notes are off', () => {
    const scene = new AlertScene([], { recoveryNotes: false });
    scene.answer(0, []);
    scene.wait(70);
    scene.answer(71, []);
    scene.wait(80);
    expect(scene.said).toEqual(['63 blind warning emea']);
  });
});

describe('after waking up', () => {
  it('says nothing for half a minute, then what still stands', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(0, { q1: 2 });
    // Eight hours of sleep.
    scene.sleep(28_800);
    scene.change(takeWake);
    scene.wait(28_829);
    expect(scene.said).toEqual([]);
    scene.wait(28_840);
    expect(scene.said).toEqual(['28833 blind warning emea']);
  });

  it('is not blind when the answer comes within it', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(0, { q1: 2 });
    scene.sleep(28_800);
    scene.change(takeWake);
    scene.answer(28_810, [createRow({ waiting: 12, observedAt: 28_810_000 })]);
    scene.run(28_829, { q1: 12 });
    expect(scene.said).toEqual([]);
    expect(scene.silences).toEqual(['28810 q1 grace']);
    scene.run(28_840, { q1: 12 });
    expect(scene.said).toEqual(['28833 summary digest warning q1']);
    expect(scene.qualities).toEqual([
      '0 emea unknown>live',
      '28810 emea live>stale',
      '28810 emea stale>live',
    ]);
  });
});
