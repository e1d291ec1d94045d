import { describe, expect, it } from 'vitest';
import { recordDelivery } from '../../src/main/alerts/delivery-record.ts';
import { AlertScene, createRule, toRows } from '../fakes/alert-scene.ts';

describe('a notification', () => {
  it('that the system refused is offered again after 60 seconds, until it is taken', () => {
    const scene = new AlertScene([createRule()]);
    scene.shows = 'refuses';
    scene.run(130, { q1: 12 });
    // Refused at 3: a candidate again at 63, told 3 s later; and so on.
    expect(scene.said).toEqual(['3 first warning q1', '66 first warning q1', '129 first warning q1']);
    scene.shows = 'accepts';
    scene.run(600, { q1: 12 });
    expect(scene.said.slice(3)).toEqual(['192 first warning q1']);
  });

  it('that was refused told nobody anything: its end is silent', () => {
    const scene = new AlertScene([createRule()]);
    scene.shows = 'refuses';
    scene.run(14, { q1: 12 });
    scene.run(100, { q1: 2 });
    expect(scene.said).toEqual(['3 first warning q1']);
    expect(scene.ended).toMatchObject([{ told: false }]);
  });

  it('that counted what came and went is offered again when it was refused', () => {
    const scene = new AlertScene([createRule()], { quietUntil: 60_000 });
    scene.run(14, { q1: 12 });
    scene.run(50, { q1: 2 });
    scene.terms = { ...scene.terms, quietUntil: null };
    scene.shows = 'refuses';
    scene.run(100, { q1: 2 });
    scene.shows = 'accepts';
    scene.run(300, { q1: 2 });
    expect(scene.said).toEqual(['54 summary digest warning missed 1', '117 summary digest warning missed 1']);
  });

  it('that was refused as a warning is not waited for when it gets critical', () => {
    const scene = new AlertScene([createRule()]);
    scene.shows = 'refuses';
    scene.run(14, { q1: 12 });
    scene.shows = 'accepts';
    scene.run(29, { q1: 25 });
    expect(scene.said).toEqual(['3 first warning q1', '18 first critical q1']);
  });

  it('is not offered twice while the system has not said what it did', () => {
    const scene = new AlertScene([createRule()]);
    scene.shows = 'hangs';
    scene.run(600, { q1: 12 });
    expect(scene.said).toEqual(['3 first warning q1']);
  });

  it('is told when the system has taken it, not when it was handed over', () => {
    const scene = new AlertScene([createRule()]);
    scene.shows = 'hangs';
    scene.run(10, { q1: 25 });
    const [delivery] = scene.deliveries;
    if (delivery === undefined) throw new Error('nothing was handed over');
    scene.run(100, { q1: 25 });
    scene.change((memory, now) => recordDelivery(memory, delivery, true, now));
    scene.shows = 'accepts';
    // Five minutes from there, and 3 s of collecting.
    scene.run(410, { q1: 25 });
    expect(scene.said).toEqual(['3 first critical q1', '403 reminder critical q1']);
  });

  it('of an episode that has ended meanwhile changes nothing', () => {
    const scene = new AlertScene([createRule()]);
    scene.shows = 'hangs';
    scene.run(14, { q1: 12 });
    scene.run(20, { q1: 2 });
    const before = scene.memory;
    for (const delivery of scene.deliveries)
      scene.change((memory, now) => recordDelivery(memory, delivery, true, now));
    expect(scene.memory).toEqual(before);
  });

  it('of several records each of them', () => {
    const scene = new AlertScene([createRule()]);
    scene.answer(0, toRows({ a: 12, b: 12, c: 12, d: 12, e: 25 }, 0));
    scene.tick(3);
    expect(
      Object.values(scene.memory.told)
        .map(({ severity }) => severity)
        .sort(),
    ).toEqual(['critical', 'warning', 'warning', 'warning', 'warning']);
  });

  it('about a blind connection and a queue that is gone is offered again as well', () => {
    const scene = new AlertScene([]);
    scene.shows = 'refuses';
    scene.wait(130);
    expect(scene.said).toEqual(['63 blind warning emea', '126 blind warning emea']);
    scene.shows = 'accepts';
    scene.wait(300);
    expect(scene.said.slice(2)).toEqual(['189 blind warning emea']);
  });
});
