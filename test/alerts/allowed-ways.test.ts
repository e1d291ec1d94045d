import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { type Condition, conditions } from '../../src/shared/alert.ts';
import { AlertScene, createRow, createRule } from '../fakes/alert-scene.ts';

/*
 * What must hold whatever the figures do. A step is a poll: failed, or a figure (null: unknown) that is fresh
 * or repeated, of a row in some state.
 */
const step = fc.record({
  afterSeconds: fc.integer({ min: 1, max: 90 }),
  failed: fc.boolean(),
  repeated: fc.boolean(),
  quality: fc.constantFrom('current', 'current', 'current', 'quiet', 'gone'),
  waiting: fc.option(fc.integer({ min: 0, max: 30 })),
});
const conditionSchema = z.enum(conditions);
const ruleParts = fc.record({
  direction: fc.constantFrom('above', 'below'),
  warning: fc.option(fc.integer({ min: 5, max: 12 })),
  critical: fc.option(fc.integer({ min: 5, max: 25 })),
  holdMs: fc.constantFrom(0, 30_000, 120_000),
  keepMs: fc.constantFrom(0, 60_000),
  minSamples: fc.integer({ min: 1, max: 3 }),
});

const moves: Record<Condition, readonly Condition[]> = {
  ok: ['pending', 'warning', 'critical'],
  pending: ['ok', 'warning', 'critical'],
  warning: ['critical', 'recovering', 'ok'],
  critical: ['warning', 'recovering', 'ok'],
  recovering: ['ok', 'warning', 'critical'],
};

it('moves only by fresh known figures, along the allowed ways, with one episode per rule and row', () => {
  fc.assert(
    fc.property(ruleParts, fc.array(step, { maxLength: 60 }), (parts, polls) => {
      const scene = new AlertScene([createRule(parts)]);
      let second = 0;
      let reading: { observedAt: number; waiting: number | null } = { observedAt: 0, waiting: null };
      let judgedAt: number | null = null;
      let condition: Condition = 'ok';
      for (const { afterSeconds, failed, repeated, quality, waiting } of polls) {
        second += afterSeconds;
        if (failed) {
          const { events } = scene.tick(second);
          expect(events.filter(({ kind }) => kind === 'condition')).toEqual([]);
          continue;
        }
        if (!repeated) reading = { observedAt: second * 1000, waiting };
        const { events } = scene.answer(second, [createRow(reading, { quality })]);
        const transitions = events.flatMap((event) => (event.kind === 'condition' ? [event] : []));
        const isKnown = quality === 'current' && reading.waiting !== null;
        if (!isKnown || reading.observedAt === judgedAt) expect(transitions).toEqual([]);
        if (isKnown) judgedAt = reading.observedAt;
        expect(transitions.length).toBeLessThanOrEqual(1);
        expect(scene.memory.conditions.length).toBeLessThanOrEqual(1);
        for (const { from, to } of transitions) {
          expect(from).toBe(condition);
          expect(moves[condition]).toContain(to);
          condition = conditionSchema.parse(to);
        }
      }
    }),
    { numRuns: 150, seed: 4 },
  );
});
