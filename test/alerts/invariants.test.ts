import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideSpeech, recordTold, type Told } from '../../src/main/alerts/speech.ts';
import type { Condition } from '../../src/shared/alert.ts';
import { AlertScene, createRow, createRule } from '../fakes/alert-scene.ts';

/*
 * What must hold whatever the figures do. A step is a poll: failed, or a figure (null: unknown) that is fresh
 * or repeated, of a row in some state.
 */
const step = fc.record({
  afterMs: fc.integer({ min: 1, max: 90_000 }),
  failed: fc.boolean(),
  repeated: fc.boolean(),
  quality: fc.constantFrom('current', 'current', 'current', 'quiet', 'gone'),
  waiting: fc.option(fc.integer({ min: 0, max: 30 })),
});
const ruleParts = fc.record({
  direction: fc.constantFrom('above', 'below'),
  warning: fc.option(fc.integer({ min: 5, max: 12 })),
  critical: fc.option(fc.integer({ min: 5, max: 25 })),
  holdMs: fc.constantFrom(0, 30_000, 120_000),
  keepMs: fc.constantFrom(0, 60_000),
  minSamples: fc.integer({ min: 1, max: 3 }),
});
const steps = fc.array(step, { maxLength: 60 });

const moves: Record<Condition, readonly Condition[]> = {
  ok: ['pending', 'warning', 'critical'],
  pending: ['ok', 'warning', 'critical'],
  warning: ['critical', 'recovering', 'ok'],
  critical: ['warning', 'recovering', 'ok'],
  recovering: ['ok', 'warning', 'critical'],
};

it('moves only by fresh known figures, along the allowed ways, with one episode per rule and row', () => {
  fc.assert(
    fc.property(ruleParts, steps, (parts, polls) => {
      const scene = new AlertScene([createRule(parts)]);
      let nowMs = 0;
      let reading: { observedAt: number; waiting: number | null } = { observedAt: 0, waiting: null };
      let judgedAt: number | null = null;
      let condition: Condition = 'ok';
      for (const { afterMs, failed, repeated, quality, waiting } of polls) {
        nowMs += afterMs;
        if (failed) continue;
        if (!repeated) reading = { observedAt: nowMs, waiting };
        const row = createRow(reading, { quality });
        const { transitions, alerts } = scene.answer(nowMs / 1000, [row]);
        const isKnown = quality === 'current' && reading.waiting !== null;
        if (!isKnown || reading.observedAt === judgedAt) expect(transitions).toEqual([]);
        if (isKnown) judgedAt = reading.observedAt;
        expect(transitions.length).toBeLessThanOrEqual(1);
        expect(alerts.length).toBeLessThanOrEqual(1);
        expect(scene.state.open.length).toBeLessThanOrEqual(1);
        for (const { from, to } of transitions) {
          expect(from).toBe(condition);
          expect(moves[from]).toContain(to);
          condition = to;
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('never tells an episode twice at one severity, whatever fails, is muted or got lost', () => {
  fc.assert(
    fc.property(
      ruleParts,
      fc.array(fc.tuple(step, fc.boolean(), fc.boolean()), { maxLength: 60 }),
      (parts, polls) => {
        const scene = new AlertScene([createRule(parts)]);
        const heard: string[] = [];
        let told: Told = {};
        let nowMs = 0;
        for (const [{ afterMs, failed, waiting, quality }, muted, accepted] of polls) {
          nowMs += afterMs;
          if (failed) continue;
          const { transitions, alerts } = scene.answer(nowMs / 1000, [
            createRow({ observedAt: nowMs, waiting }, { quality }),
          ]);
          const { deliveries, silences } = decideSpeech({
            transitions,
            startUp: false,
            notificationsOn: true,
            mutedUntil: muted ? nowMs + 1 : null,
            now: nowMs,
            told,
          });
          if (muted) expect(deliveries).toEqual([]);
          expect(deliveries.length + silences.length).toBe(transitions.length);
          const shown = accepted ? deliveries : [];
          for (const { alerts: all } of shown)
            for (const { episodeId, severity } of all) heard.push(`${episodeId} ${severity}`);
          told = recordTold(told, shown, alerts);
        }
        expect(new Set(heard).size).toBe(heard.length);
        expect(Object.keys(told).length).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 300 },
  );
});
