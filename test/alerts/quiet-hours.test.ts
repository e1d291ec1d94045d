import { describe, expect, it } from 'vitest';
import { mute } from '../../src/main/alerts/attention.ts';
import { AlertScene, createRule } from '../fakes/alert-scene.ts';

/** Quiet until 100 s. */
const createQuiet = (parts = {}) =>
  new AlertScene([createRule()], { quietUntil: 100_000, criticalBypasses: false, ...parts });

describe('quiet hours', () => {
  it('hold everything back; at their end one digest says what is open', () => {
    const scene = createQuiet();
    scene.run(30, { q1: 12 });
    scene.run(98, { q1: 12, q2: 25 });
    expect(scene.said).toEqual([]);
    expect(scene.silences).toEqual(['0 q1 quiet-hours', '45 q2 quiet-hours']);
    scene.run(300, { q1: 12, q2: 25 });
    expect(scene.said).toEqual(['103 summary digest critical q2+q1']);
  });

  it('are followed by a count of what came and went untold', () => {
    const scene = createQuiet();
    scene.run(14, { q1: 12, q2: 12, q3: 12 });
    scene.run(98, { q1: 2, q2: 2, q3: 12 });
    scene.run(110, { q1: 2, q2: 2, q3: 12 });
    expect(scene.said).toEqual(['103 summary digest warning q3 missed 2']);
  });

  it('are followed by the count alone where nothing is open', () => {
    const scene = createQuiet();
    scene.run(14, { q1: 12 });
    scene.run(200, { q1: 2 });
    expect(scene.said).toEqual(['103 summary digest warning missed 1']);
    expect(scene.deliveries).toMatchObject([{ items: [], missed: ['Billing EN'] }]);
  });

  it('are followed by the count only when a mute of everything ends', () => {
    const scene = createQuiet();
    scene.run(14, { q1: 12 });
    scene.run(60, { q1: 2 });
    scene.change((memory, now) => mute(memory, { kind: 'all' }, 5, now));
    scene.run(600, { q1: 2 });
    expect(scene.said).toEqual(['363 summary digest warning missed 1']);
  });

  it('are followed by nothing where nothing was held back', () => {
    const scene = createQuiet();
    scene.run(200, { q1: 2 });
    expect(scene.said).toEqual([]);
  });

  it('let critical alerts speak where that was chosen, and their reminders', () => {
    const scene = createQuiet({ criticalBypasses: true, quietUntil: 1_000_000 });
    scene.run(310, { q1: 12, q2: 25 });
    expect(scene.said).toEqual(['3 first critical q2', '306 reminder critical q2']);
  });

  it('silence the recovery note for good', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12 });
    scene.terms = { ...scene.terms, quietUntil: 100_000 };
    scene.run(200, { q1: 2 });
    expect(scene.said).toEqual(['3 first warning q1']);
    expect(scene.silences).toEqual(['15 q1 quiet-hours']);
  });

  it('hold back a blind connection as a warning', () => {
    const scene = new AlertScene([], { quietUntil: 100_000, criticalBypasses: true });
    scene.wait(120);
    expect(scene.said).toEqual(['103 blind warning emea']);
  });

  it('go by the computer’s clock, not the steady one', () => {
    const scene = createQuiet();
    scene.clockAheadMs = 90_000;
    scene.run(9, { q1: 12 });
    expect(scene.said).toEqual([]);
    scene.run(20, { q1: 12 });
    expect(scene.said).toEqual(['13 summary digest warning q1']);
  });

  it('keep nothing of what was told before', () => {
    const scene = new AlertScene([createRule()]);
    scene.run(14, { q1: 12 });
    scene.terms = { ...scene.terms, quietUntil: 100_000 };
    scene.run(200, { q1: 12 });
    expect(scene.said).toEqual(['3 first warning q1']);
  });
});
