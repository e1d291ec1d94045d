import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventQueue } from '../../src/simulator/event-queue.ts';

it('takes events by time, and those of one moment in the order in which they were planned', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
      const events = new EventQueue();
      const taken: [number, number][] = [];
      times.forEach((at, index) => {
        events.plan(at, () => taken.push([at, index]));
      });
      for (let event = events.take(); event !== undefined; event = events.take()) event.task();
      const expected = times
        .map((at, index): [number, number] => [at, index])
        .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
      expect(taken).toEqual(expected);
      expect(events.nextAt()).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});
