import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitTiles, toUnitPx } from '../../../src/renderer/wallboard/tile-fit.ts';

/** What the header and the foot of a full screen leave. */
const room = { width: 1870, height: 740 };

describe('toUnitPx', () => {
  it('is a hundredth of the width of a 16:9 screen, whatever its resolution', () => {
    expect(toUnitPx({ width: 1920, height: 1080 })).toBe(19.2);
    expect(toUnitPx({ width: 1280, height: 720 })).toBe(12.8);
  });

  it('goes by the shorter side of other screens', () => {
    expect(toUnitPx({ width: 1080, height: 1920 })).toBe(10.8);
    expect(toUnitPx({ width: 3440, height: 1080 })).toBe(19.2);
  });
});

describe('fitTiles', () => {
  it('has twelve readable tiles side by side on a full screen', () => {
    expect(fitTiles(room, 19.2, 40)).toMatchObject({ columns: 4, rows: 3, shown: 12 });
  });

  it('draws few queues larger', () => {
    const one = fitTiles(room, 19.2, 1);
    const four = fitTiles(room, 19.2, 4);
    expect(four).toMatchObject({ columns: 2, rows: 2, shown: 4 });
    expect(one.scale).toBeGreaterThan(four.scale);
    expect(four.scale).toBeGreaterThan(1.5);
  });

  it('shows one queue, however small, where there is room for none', () => {
    expect(fitTiles({ width: 100, height: 40 }, 19.2, 7)).toMatchObject({ columns: 1, rows: 1, shown: 1 });
  });

  it('always has a place for each that it shows, none below the least size, and leaves no row empty', () => {
    const side = fc.integer({ min: 450, max: 4000 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 300 }), (width, height, count) => {
        const { columns, rows, shown, scale } = fitTiles({ width, height }, 19.2, count);
        expect(columns * rows).toBeGreaterThanOrEqual(shown);
        expect((rows - 1) * columns).toBeLessThan(shown);
        expect(shown).toBeLessThanOrEqual(count);
        expect(scale).toBeGreaterThanOrEqual(0.999);
      }),
    );
  });
});
