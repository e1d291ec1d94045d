import { describe, expect, it } from 'vitest';
import { faces, toGlyphLine } from '../../src/main/desktop/glyphs.ts';
import {
  drawIcon,
  type IconGrounds,
  type IconRequest,
  toIconNumber,
  toMostDigits,
} from '../../src/main/desktop/icon.ts';
import type { IconImage } from '../../src/main/desktop/icon-raster.ts';

const states = ['calm', 'warning', 'critical', 'stale', 'sign-in'] as const;
const sizes = [16, 22, 24, 32, 44, 48, 64];
const panels = { light: [242, 242, 242], dark: [34, 34, 34] } as const;

const draw = (changes: Partial<IconRequest> = {}) =>
  drawIcon({
    state: 'calm',
    number: '3',
    muted: false,
    incomplete: false,
    unseen: false,
    sizePx: 22,
    ...changes,
  });

/** The colours as seen on a panel. */
const onPanel = ({ data }: IconImage, panel: readonly number[]): number[][] =>
  Array.from({ length: data.length / 4 }, (_, pixel) => {
    const alpha = (data[pixel * 4 + 3] ?? 0) / 255;
    return panel.map((ground, channel) => (data[pixel * 4 + channel] ?? 0) * alpha + ground * (1 - alpha));
  });
const luminance = (color: readonly number[]): number => {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: readonly number[], other: readonly number[]): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const countDifferent = (one: readonly boolean[], other: readonly boolean[]) =>
  one.filter((value, index) => value !== other[index]).length;
/** Where the icon covers the panel. */
const toSilhouette = ({ data }: IconImage) =>
  Array.from({ length: data.length / 4 }, (_, pixel) => (data[pixel * 4 + 3] ?? 0) >= 128);
/** Where it is dark: what is left without colour. */
const toGreyShape = (image: IconImage) =>
  onPanel(image, panels.light).map((color) => luminance(color) < 0.35);

describe('the number on the icon', () => {
  it.each([
    ['0', 16, '0'],
    ['9', 16, '9'],
    ['10', 16, '9+'],
    ['150', 16, '9+'],
    ['12', 22, '12'],
    ['99', 22, '99'],
    ['100', 22, '99+'],
    ['12345', 64, '99+'],
  ])('is %s capped at %i px to %s', (number, sizePx, shown) => {
    expect(toIconNumber(number, sizePx)).toBe(shown);
  });

  it('is nothing when nothing is known', () => {
    expect(toIconNumber(null, 22)).toBeNull();
  });
});

describe.each(sizes)('the icon at %i px', (sizePx) => {
  it('is a square of RGBA pixels', () => {
    const { width, height, data } = draw({ sizePx });
    expect([width, height, data.length]).toEqual([sizePx, sizePx, sizePx * sizePx * 4]);
  });

  it('differs between states in shape, seen without colour', () => {
    for (const number of [null, '3', '12', '150']) {
      const shapes = states.map((state) => {
        const image = draw({ state, number, sizePx });
        return { state, shape: [...toSilhouette(image), ...toGreyShape(image)] };
      });
      for (const [index, one] of shapes.entries())
        for (const other of shapes.slice(index + 1)) {
          const differing = countDifferent(one.shape, other.shape);
          const share = differing / (sizePx * sizePx);
          expect(share, `${one.state} and ${other.state}, ${number}`).toBeGreaterThan(0.1);
        }
    }
  });

  it('covers enough of a panel of either colour to be seen', () => {
    for (const state of states)
      for (const panel of Object.values(panels)) {
        const colors = onPanel(draw({ state, sizePx }), panel);
        const visible = colors.filter((color) => contrast(color, panel) >= 3).length;
        expect(visible, `${state} on ${panel}`).toBeGreaterThan(sizePx * sizePx * 0.15);
      }
  });

  it('shows every number of its own', () => {
    const numbers = [null, ...'0123456789', '10', '11', '12', '21', '48', '84', '88', '89', '99', '100'];
    for (const state of ['calm', 'critical'] as const) {
      const shown = new Set(numbers.map((number) => toIconNumber(number, sizePx)));
      const drawn = new Set(numbers.map((number) => draw({ state, number, sizePx }).data.join()));
      expect(drawn.size).toBe(shown.size);
    }
  });

  it('marks a mute, a number that is not whole and what is unseen, each on its own', () => {
    const marks = [
      {},
      { muted: true },
      { incomplete: true },
      { unseen: true },
      { muted: true, incomplete: true, unseen: true },
    ];
    for (const state of states) {
      const drawn = marks.map((mark) => draw({ state, sizePx, ...mark }).data.join());
      expect(new Set(drawn).size).toBe(marks.length);
    }
  });

  it('never shows a calm ring for anything but calm', () => {
    const isGreen = ([red = 0, green = 0, blue = 0]: readonly number[]) =>
      green > red + 40 && green > blue + 20;
    for (const state of states) {
      const green = onPanel(draw({ state, sizePx, number: null }), panels.light).filter(isGreen).length;
      expect(green > sizePx, state).toBe(state === 'calm');
    }
  });
});

it('is the same drawn anew as drawn over what was there before', () => {
  const grounds: IconGrounds = new Map();
  for (const sizePx of [16, 32])
    for (const state of states)
      for (const mark of [{}, { incomplete: true, unseen: true }])
        for (const number of ['12', null, '8']) {
          const request = { state, number, sizePx, muted: false, incomplete: false, unseen: false, ...mark };
          const isSame = Buffer.from(drawIcon(request, grounds).data).equals(drawIcon(request).data);
          expect(isSame, JSON.stringify(request)).toBe(true);
        }
});

it('shows no more of a count than the largest icon has room for', () => {
  expect([null, '7', '99', '100', '1234'].map(toMostDigits)).toEqual([null, '7', '99', '99+', '99+']);
  for (const sizePx of sizes) {
    const drawn = (number: string) => [...draw({ number: toMostDigits(number), sizePx }).data];
    expect(drawn('1234')).toEqual([...draw({ number: '1234', sizePx }).data]);
  }
});

describe('the digits', () => {
  it.each(faces.map((face) => [face.height, face] as const))(
    'of %i px differ clearly from each other',
    (_h, face) => {
      const digits = Array.from('0123456789', (digit) => {
        const line = toGlyphLine(digit, face);
        return Array.from({ length: line.width * line.height }, (_, at) =>
          line.isInk(at % line.width, Math.floor(at / line.width)),
        );
      });
      for (const [index, one] of digits.entries())
        for (const [offset, other] of digits.slice(index + 1).entries()) {
          expect(one).toHaveLength(other.length);
          const differing = countDifferent(one, other);
          expect(differing, `${index} and ${index + 1 + offset}`).toBeGreaterThanOrEqual(
            face.height > 9 ? 4 : 2,
          );
        }
    },
  );

  it.each(faces.map((face) => [face.height, face] as const))(
    'of %i px are drawn in whole rows',
    (height, face) => {
      for (const [sign, rows] of Object.entries(face.glyphs)) {
        expect(rows, sign).toHaveLength(height);
        expect(new Set(rows.map((row) => row.length)).size, sign).toBe(1);
        expect(rows.join(''), sign).toMatch(/^[.#]+$/);
      }
    },
  );
});
