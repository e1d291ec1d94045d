import { describe, expect, it } from 'vitest';
import { placeStrip } from '../../src/main/desktop/strip-place.ts';

const size = { width: 260, height: 36 };
/** A laptop with a panel of 40 at its foot, and a larger screen to its right. */
const laptop = { x: 0, y: 0, width: 1280, height: 760 };
const beside = { x: 1280, y: 0, width: 1920, height: 1080 };

describe('placeStrip', () => {
  it('begins at the foot of the main screen, on the right', () => {
    expect(placeStrip(null, size, [laptop, beside])).toEqual({ x: 1004, y: 708 });
  });

  it.each([
    ['on the main screen', { x: 10, y: 20 }],
    ['on the other one', { x: 2000, y: 1000 }],
    ['in its last corner', { x: 2940, y: 1044 }],
  ])('leaves it where it was put %s', (_where, place) => {
    expect(placeStrip(place, size, [laptop, beside])).toEqual(place);
  });

  it('brings it back when its screen is gone, to the nearest place', () => {
    expect(placeStrip({ x: 2000, y: 500 }, size, [laptop])).toEqual({ x: 1020, y: 500 });
  });

  it('brings it out from under a panel, and from the gap between two screens', () => {
    expect(placeStrip({ x: 100, y: 780 }, size, [laptop])).toEqual({ x: 100, y: 724 });
    expect(placeStrip({ x: 1270, y: 50 }, size, [laptop, beside])).toEqual({ x: 1280, y: 50 });
  });

  it('shows its beginning where a screen is narrower than it is', () => {
    expect(placeStrip({ x: 50, y: 0 }, size, [{ x: 0, y: 0, width: 200, height: 300 }])).toEqual({
      x: 0,
      y: 0,
    });
  });

  it('asks for no screen where none is known', () => {
    expect(placeStrip({ x: 5, y: 6 }, size, [])).toEqual({ x: 5, y: 6 });
    expect(placeStrip(null, size, [])).toEqual({ x: 0, y: 0 });
  });
});
