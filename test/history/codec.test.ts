import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, DamagedBytes } from '../../src/main/history/byte-reader.ts';
import { ByteWriter } from '../../src/main/history/byte-writer.ts';
import { readTrail, SeriesCursor } from '../../src/main/history/kept-hour.ts';
import { LiveHour } from '../../src/main/history/live-hour.ts';
import { fieldCount, toReading, writeFields } from '../../src/main/history/reading-fields.ts';
import { createSample, fillValues, type PollHead } from '../../src/main/history/sample-codec.ts';
import type { Reading } from '../../src/shared/queue.ts';
import { createReading, monday } from './history-scene.ts';

const figure = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: -5, max: 100_000_000 }),
  fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);
/** Whole ones of any plausible length; any fraction. */
const wait = fc
  .oneof(figure, fc.integer({ min: -1_000_000, max: 10 ** 12 }))
  .filter((value) => Math.abs(value ?? 0) < 2 ** 49);
const moment = fc.integer({ min: monday - 400_000, max: monday + 400_000 });
const figures = fc.record({
  waiting: figure,
  longestWaitMs: wait,
  interacting: figure,
  agentsOnQueue: figure,
  agentsAvailable: figure,
  agentsBusy: figure,
  offered: figure,
  answered: figure,
  abandoned: figure,
  averageHandleMs: figure,
  averageWaitMs: figure,
  serviceLevel: fc.option(
    fc.record({
      percent: figure,
      withinTarget: figure,
      total: figure,
      targetMs: figure,
      goalPercent: figure,
    }),
  ),
  window: fc.option(fc.record({ from: moment, to: moment })),
});
/** What one poll says of one queue: figures, or that the answer left it out. */
const told = fc.option(fc.tuple(moment, figures), { freq: 4 });

const identity = createReading(1, 0);
const toHead = (at: number, observedAt: number): PollHead => ({
  at,
  observedAt,
  windowFrom: Number.NaN,
  windowTo: monday,
});

/** One poll of row 7, or one that left it out. */
function prepare(hour: LiveHour, head: PollHead, reading: Reading | null) {
  const figures = new Float64Array(reading === null ? 0 : fieldCount);
  if (reading !== null) writeFields(reading, figures, 0);
  return hour.prepare(head, Int32Array.from(reading === null ? [] : [7]), figures);
}

describe('numbers', () => {
  it('come back as they were, whatever was before them', () => {
    const number = fc.oneof(
      fc.integer(),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true }).map((value) => value + 0),
      fc.constant(Number.NaN),
    );
    fc.assert(
      fc.property(number, number, (before, value) => {
        const writer = new ByteWriter();
        writer.writeNumber(before, value);
        const reader = new ByteReader(writer.view());
        expect(reader.readNumber(before)).toBe(value === 0 ? 0 : value);
        expect(reader.isAtEnd).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('take one byte where they hardly change', () => {
    const writer = new ByteWriter();
    for (const [before, value] of [
      [1_772_000_000_000, 1_772_000_000_007],
      [40, 33],
      [83.33, 83.4],
      [12, Number.NaN],
    ] as const)
      writer.writeNumber(before, value);
    expect(writer.length).toBe(4);
  });

  it('are damaged where they end too soon', () => {
    expect(() => new ByteReader(Uint8Array.of(255, 255)).readVarint()).toThrow(DamagedBytes);
    expect(() => new ByteReader(Uint8Array.of(3, 0, 0)).readNumber(0)).toThrow(DamagedBytes);
  });
});

describe('an hour of one queue', () => {
  it('says the same after it was written, poll by poll, and again from its journal', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 30 }), (polls) => {
        const live = new LiveHour(0, 0);
        const again = new LiveHour(0, 0);
        const expected = polls.map((one, index) => {
          const at = monday + index * 15_000;
          const head = toHead(at, at - 700);
          const reading = one === null ? null : { ...createReading(1, one[0]), ...one[1] };
          const prepared = prepare(live, head, reading);
          again.replay(prepared.bytes.slice());
          live.apply(prepared);
          return { head, reading };
        });
        for (const hour of [live, again]) {
          expect(readTrail(hour.trail())).toEqual(expected.map(({ head }) => head));
          const cursor = new SeriesCursor(hour.seriesBytes(7) ?? new Uint8Array());
          const read = expected.map(({ head }, index) => {
            const sample = cursor.moveTo(index);
            return sample === null ? null : toReading(identity, fillValues(createSample(), sample, head));
          });
          expect(read).toEqual(expected.map(({ reading }) => reading));
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['the same contact waits', (passedMs: number) => 20_000 + passedMs],
    ['nobody waits', () => 0],
  ])('takes no byte for a poll in which only time has passed and %s', (_, toWait) => {
    const live = new LiveHour(0, 0);
    let length = 0;
    for (let index = 0; index < 100; index += 1) {
      const at = monday + index * 15_000;
      const head = { at, observedAt: at - 300, windowFrom: monday - 9_000_000, windowTo: at - 300 };
      const reading = createReading(1, at - 300, {
        waiting: 3,
        longestWaitMs: toWait(index * 15_000),
        window: { from: head.windowFrom, to: head.windowTo },
      });
      live.apply(prepare(live, head, reading));
      if (index === 0) length = live.seriesBytes(7)?.length ?? 0;
    }
    expect(length).toBeGreaterThan(0);
    expect(live.seriesBytes(7)?.length).toBe(length);
  });
});
