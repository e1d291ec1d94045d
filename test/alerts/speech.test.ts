import { describe, expect, it } from 'vitest';
import { acknowledge, mute, snooze } from '../../src/main/alerts/attention.ts';
import { takeWake } from '../../src/main/alerts/watch.ts';
import type { Rule } from '../../src/shared/alert.ts';
import { AlertScene, createRow, createRule } from '../fakes/alert-scene.ts';

/** One queue's waiting counts, one every 15 s, with ticks between; answers what was said and why it was silent. */
const play = (waiting: number[], rule: Partial<Rule> = {}) => {
  const scene = new AlertScene([createRule(rule)]);
  for (const [index, count] of waiting.entries()) scene.run(index * 15 + 14, { q1: count });
  return scene;
};

describe('what is spoken about', () => {
  it.each<[string, number[], Partial<Rule>, string[]]>([
    ['a warning', [12], {}, ['3 first warning q1']],
    ['something critical', [25], {}, ['3 first critical q1']],
    ['a warning that was pending', [12, 12], { minSamples: 2 }, ['18 first warning q1']],
    ['something critical that was pending', [25, 25], { minSamples: 2 }, ['18 first critical q1']],
    ['what gets worse', [12, 25], {}, ['3 first warning q1', '18 escalated critical q1']],
    ['what is over', [12, 2], {}, ['3 first warning q1', '18 resolved warning q1']],
    [
      'what is over as the worst that was told',
      [12, 25, 12, 2],
      {},
      ['3 first warning q1', '18 escalated critical q1', '48 resolved critical q1'],
    ],
  ])('%s', (_what, waiting, rule, said) => {
    expect(play(waiting, rule).said).toEqual(said);
  });

  it.each<[string, number[], Partial<Rule>, string[], string[]]>([
    ['what is pending', [12], { minSamples: 2 }, [], ['0 q1 pending']],
    ['what was only pending', [12, 2], { minSamples: 2 }, [], ['0 q1 pending']],
    ['what eases', [25, 12], {}, ['3 first critical q1'], ['15 q1 no-change']],
    ['what recovers', [12, 2], { keepMs: 60_000 }, ['3 first warning q1'], ['15 q1 no-change']],
    [
      'what comes back from recovering',
      [12, 2, 12],
      { keepMs: 60_000 },
      ['3 first warning q1'],
      ['15 q1 no-change', '30 q1 already-told'],
    ],
    [
      'what is critical once more',
      [25, 12, 25],
      {},
      ['3 first critical q1'],
      ['15 q1 no-change', '30 q1 already-told'],
    ],
    [
      'what comes back as less than was told',
      [25, 2, 12],
      { keepMs: 60_000 },
      ['3 first critical q1'],
      ['15 q1 no-change', '30 q1 already-told'],
    ],
  ])('and what is not: %s', (_what, waiting, rule, said, silences) => {
    const scene = play(waiting, rule);
    expect(scene.said).toEqual(said);
    expect(scene.silences).toEqual(silences);
  });

  it('gives the length and the worst figure of what is over', () => {
    const scene = play([12, 17, 2]);
    expect(scene.deliveries[1]?.items).toMatchObject([
      { because: 'resolved', lastedMs: 30_000, breach: { peak: 17, startedAt: 0 } },
    ]);
  });

  it('says nothing of an end whose beginning nobody was told of', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(1, { q1: 12 });
    scene.answer(2, [createRow({ waiting: 2, observedAt: 2_000 })]);
    scene.wait(30);
    expect(scene.said).toEqual([]);
    expect(scene.silences).toEqual(['2 q1 no-change']);
  });

  it('says nothing of an end where recovery notes are off', () => {
    const scene = new AlertScene([createRule()], { recoveryNotes: false });
    scene.run(10, { q1: 12 });
    scene.run(30, { q1: 2 });
    expect(scene.said).toEqual(['3 first warning q1']);
    expect(scene.silences).toEqual(['15 q1 no-change']);
  });

  it('waits for what recovers before its word came', () => {
    const scene = new AlertScene([createRule({ keepMs: 60_000 })]);
    scene.run(1, { q1: 12 });
    scene.answer(2, [createRow({ waiting: 2, observedAt: 2_000 })]);
    scene.wait(14);
    expect(scene.said).toEqual([]);
    scene.run(20, { q1: 12 });
    expect(scene.said).toEqual(['18 first warning q1']);
  });

  it('tells an episode once per severity, whatever it does', () => {
    const scene = play([12, 8, 12, 25, 12, 25, 8, 25, 12, 8, 12], { keepMs: 60_000 });
    expect(scene.said).toEqual(['3 first warning q1', '48 escalated critical q1']);
  });

  it('lets no warning take the place of something critical about the same queue', () => {
    const wait = createRule({ id: 'wait', metric: 'longestWaitMs', warning: 60_000, critical: 120_000 });
    const scene = new AlertScene([createRule(), wait]);
    const at = (second: number, longestWaitMs: number) => {
      scene.answer(second, [createRow({ waiting: 25, longestWaitMs, observedAt: second * 1000 })]);
      scene.wait(second + 14);
    };
    at(0, 0);
    at(15, 70_000);
    expect(scene.said).toEqual(['3 first critical q1']);
    expect(scene.silences).toEqual(['15 q1 grouped']);
    at(30, 130_000);
    expect(scene.said.slice(1)).toEqual(['33 first critical q1']);
  });
});

describe('the reasons for silence go in order', () => {
  const everything = { quietUntil: 10_000_000_000_000 };

  /** All of them hold for the same critical breach, and one after the other is taken away. */
  it('blind, grace, acknowledged or snoozed, muted, quiet hours', () => {
    const scene = new AlertScene([createRule()], everything);
    scene.run(0, { q1: 25 });
    scene.change((memory, now) => mute(memory, { kind: 'all' }, 20, now));
    scene.change((memory, now) => snooze(memory, scene.idsOf('q1'), 15, now));
    // Nothing is heard for a minute and a half: it is stale, then blind.
    scene.wait(90);
    scene.change(takeWake);
    scene.wait(100);
    // Seen again, 20 s of grace left.
    scene.run(300, { q1: 25 });
    expect(scene.silences.filter((line) => line.includes('q1'))).toEqual([
      '0 q1 quiet-hours',
      '1 q1 snoozed',
      '45 q1 inhibited',
      '105 q1 grace',
      '120 q1 snoozed',
    ]);
    scene.change((memory, now) => acknowledge(memory, scene.idsOf('q1'), 'ann', now));
    scene.run(310, { q1: 25 });
    expect(scene.silences.at(-1)).toBe('301 q1 acknowledged');
    scene.tickSeconds = 5;
    scene.run(1199, { q1: 25 });
    expect(scene.silences.at(-1)).toBe('301 q1 acknowledged');
    scene.run(3901, { q1: 25 });
    // The hour is over, and so is the mute.
    expect(scene.silences.at(-1)).toBe('3900 q1 quiet-hours');
    scene.terms = { ...scene.terms, criticalBypasses: true };
    scene.run(3910, { q1: 25 });
    expect(scene.said).toEqual(['3910 summary digest critical q1']);
  });

  it('says muted before quiet hours', () => {
    const scene = new AlertScene([createRule()], everything);
    scene.change((memory, now) => mute(memory, { kind: 'all' }, 1, now));
    scene.run(70, { q1: 25 });
    expect(scene.silences).toEqual(['0 q1 muted', '60 q1 quiet-hours']);
  });

  it.each([
    ['three intervals behind', { lagMs: 45_000 }],
    ['quiet', { quality: 'quiet' }],
    ['gone', { quality: 'gone' }],
  ] as const)('inhibits a reminder of a row that has been %s for three intervals', (_what, parts) => {
    const scene = new AlertScene([createRule()]);
    scene.run(269, { q1: 25 });
    for (let second = 270; second < 330; second += 15) {
      scene.answer(second, [createRow({ waiting: 25, observedAt: second * 1000 }, parts)]);
      scene.wait(second + 14);
    }
    expect(scene.silences).toContain('303 q1 inhibited');
    expect(scene.said.filter((line) => line.includes('reminder'))).toEqual([]);
  });
});
