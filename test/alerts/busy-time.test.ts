import { describe, expect, it } from 'vitest';
import { acknowledge } from '../../src/main/alerts/attention.ts';
import { AlertScene, createRow, createRule } from '../fakes/alert-scene.ts';

const minute = 60;

/** Queues `a`, `b`, … that came one every 30 s, the newest last; told at 3, 33, 63, 93 and 123 s. */
const createBusy = (waiting = 12) => {
  const scene = new AlertScene([createRule()]);
  const here: Record<string, number> = {};
  for (const [index, name] of ['a', 'b', 'c', 'd', 'e'].entries()) {
    here[name] = waiting;
    scene.run(index * 30 + 29, here);
  }
  return { scene, here };
};

describe('a busy time', () => {
  it('begins after five notifications in half an hour: the next word comes 5 minutes after the last', () => {
    const { scene, here } = createBusy();
    expect(scene.said).toHaveLength(5);
    expect(scene.said.at(-1)).toBe('123 first warning e');
    scene.run(123 + 5 * minute - 1, { ...here, f: 12, g: 12 });
    expect(scene.said).toHaveLength(5);
    expect(scene.silences).toEqual(['150 f grouped', '150 g grouped']);
    scene.run(123 + 5 * minute + 5, { ...here, f: 12, g: 12 });
    // Collected at 423 and handed over 3 s later.
    expect(scene.said.slice(5)).toEqual(['426 summary first warning f+g']);
  });

  it('does not begin where five came in more than half an hour', () => {
    const scene = new AlertScene([createRule()]);
    scene.tickSeconds = 3;
    const here: Record<string, number> = {};
    for (const [index, name] of ['a', 'b', 'c', 'd', 'e', 'f', 'g'].entries()) {
      here[name] = 12;
      scene.run((index + 1) * 465, here);
    }
    expect(scene.said).toHaveLength(7);
  });

  it('spaces its words by 5, 10, 20, 30 and again 30 minutes', () => {
    const { scene } = createBusy();
    scene.tickSeconds = 3;
    // A new queue every minute, the older ones stay.
    for (let count = 1; count <= 110; count += 1) {
      const names = Array.from({ length: count }, (_, index) => [`n${index}`, 12]);
      scene.run(149 + count * minute, Object.fromEntries(names));
    }
    const at = scene.said
      .slice(5)
      .filter((line) => line.includes('first'))
      .map((line) => Number(line.split(' ')[0]));
    const gaps = at.map((second, index) => second - (at[index - 1] ?? 123));
    // Each is collected for 3 s more.
    expect(gaps).toEqual([303, 603, 1203, 1803, 1803]);
  });

  it('does not hold something critical while no other is told and open', () => {
    const { scene, here } = createBusy();
    scene.run(170, { ...here, f: 25 });
    expect(scene.said.slice(5)).toEqual(['153 first critical f']);
    scene.run(200, { ...here, f: 25, g: 25 });
    expect(scene.said.slice(6)).toEqual([]);
    expect(scene.silences).toEqual(['180 g grouped']);
  });

  it('does not hold it either where the other ones are taken care of', () => {
    const { scene, here } = createBusy();
    scene.run(170, { ...here, f: 25 });
    scene.change((memory, now) => acknowledge(memory, scene.idsOf('f'), 'ann', now));
    scene.run(200, { ...here, f: 25, g: 25 });
    expect(scene.said.slice(6)).toEqual(['183 first critical g']);
  });

  it('never holds a warning that was told and has become critical', () => {
    const { scene, here } = createBusy();
    scene.run(170, { ...here, f: 25 });
    scene.run(200, { ...here, f: 25, a: 25 });
    expect(scene.said.slice(6)).toEqual(['183 escalated critical a']);
  });

  it('holds ends, which are told with the next word', () => {
    const { scene, here } = createBusy();
    scene.run(400, { ...here, a: 2 });
    expect(scene.said).toHaveLength(5);
    scene.run(430, { ...here, a: 2 });
    expect(scene.said.slice(5)).toEqual(['426 resolved warning a']);
  });

  it('counts in the next summary what came and went unsaid', () => {
    const { scene, here } = createBusy();
    scene.run(209, { ...here, f: 12, g: 12 });
    scene.run(300, { ...here, f: 2, g: 2 });
    scene.run(430, { ...here, f: 2, g: 2, h: 12, i: 12 });
    expect(scene.said.slice(5)).toEqual(['426 summary first warning h+i missed 2']);
    expect(scene.ended.map(({ told }) => told)).toEqual([false, false]);
  });

  it('counts it also after it recovered for a while', () => {
    const { scene, here } = createBusy();
    scene.terms = { ...scene.terms, rules: [createRule({ keepMs: 60_000 })] };
    scene.run(209, { ...here, f: 12 });
    scene.run(430, { ...here, f: 2, h: 12, i: 12 });
    expect(scene.moves.filter((move) => move.includes(' f ')).slice(-2)).toEqual([
      '210 many f warning>recovering',
      '270 many f recovering>ok',
    ]);
    expect(scene.said.slice(5)).toEqual(['426 summary first warning h+i missed 1']);
  });

  it('does not count a warning that was silent beside something critical of its queue', () => {
    const wait = createRule({ id: 'wait', metric: 'longestWaitMs', warning: 60_000, critical: null });
    const scene = new AlertScene([createRule(), wait]);
    const at = (second: number, longestWaitMs: number) => {
      scene.answer(second, [createRow({ waiting: 25, longestWaitMs, observedAt: second * 1000 })]);
      scene.wait(second + 14);
    };
    at(0, 0);
    at(15, 70_000);
    at(30, 0);
    expect(scene.silences).toEqual(['15 q1 grouped', '30 q1 no-change']);
    expect(scene.memory.passed).toEqual([]);
  });

  it('does not hold reminders and blind connections', () => {
    const { scene } = createBusy(25);
    expect(scene.said).toHaveLength(5);
    scene.run(310, { a: 25, b: 25, c: 25, d: 25, e: 25 });
    expect(scene.said.slice(5)).toEqual(['306 summary reminder critical a+b+c+d+e']);
    scene.wait(400);
    expect(scene.said.slice(6)).toEqual(['363 blind warning emea']);
  });

  it('is over when nothing was said for half an hour and nothing waits: news comes at once again', () => {
    const { scene, here } = createBusy();
    scene.tickSeconds = 3;
    scene.run(150 + 35 * minute, here);
    expect(scene.said).toHaveLength(5);
    const second = 150 + 35 * minute;
    scene.run(second + 30, { ...here, f: 12 });
    expect(scene.said.slice(5)).toEqual([`${second + 15 + 3} first warning f`]);
    expect(scene.memory.busy).toBeNull();
  });

  it('plans its next word from the last one', () => {
    const { scene, here } = createBusy();
    scene.run(160, { ...here, f: 12 });
    expect(scene.memory.busy).toEqual({ untilMs: scene.moment(123 + 300).steadyMs, stepMs: 300_000 });
  });
});
