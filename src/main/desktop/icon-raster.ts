import type { GlyphLine } from './glyphs.ts';

/** RGBA, eight bits each, not premultiplied. */
export interface IconImage {
  width: number;
  height: number;
  data: Uint8Array;
}

export type Color = readonly [red: number, green: number, blue: number];
/** True where a point is covered; pixels are one unit wide, the origin is the top left corner. */
export type Area = (x: number, y: number) => boolean;
export type Layer = readonly [area: Area, color: Color];

/** Samples along one edge of a pixel; large icons have few edge pixels to smooth. */
const smallSamples = 4;
const largeSamples = 3;
const largeFromPx = 44;

/** Each sample takes the colour of the topmost layer that covers it; a pixel is the mean of its samples. */
export function drawLayers(sizePx: number, layers: readonly Layer[]): IconImage {
  const samples = sizePx < largeFromPx ? smallSamples : largeSamples;
  const data = new Uint8Array(sizePx * sizePx * 4);
  for (let pixel = 0; pixel < sizePx * sizePx; pixel += 1) {
    const column = pixel % sizePx;
    const row = Math.floor(pixel / sizePx);
    let [red, green, blue, covered] = [0, 0, 0, 0];
    for (let sample = 0; sample < samples * samples; sample += 1) {
      const x = column + ((sample % samples) + 0.5) / samples;
      const y = row + (Math.floor(sample / samples) + 0.5) / samples;
      for (const [area, color] of layers) {
        if (!area(x, y)) continue;
        red += color[0];
        green += color[1];
        blue += color[2];
        covered += 1;
        break;
      }
    }
    if (covered === 0) continue;
    data[pixel * 4] = Math.round(red / covered);
    data[pixel * 4 + 1] = Math.round(green / covered);
    data[pixel * 4 + 2] = Math.round(blue / covered);
    data[pixel * 4 + 3] = Math.round((255 * covered) / samples ** 2);
  }
  return { width: sizePx, height: sizePx, data };
}

interface InkPlace {
  left: number;
  top: number;
  /** Pixels per pixel of the glyph. */
  scale: number;
  margin: number;
}

/** Ink is looked up in cells of this part of a pixel: the finest samples fall on their middles. */
const cells = 4;

/** A line of glyphs as an area, and the area within `margin` of it. */
export function createInk(
  line: GlyphLine,
  { left, top, scale, margin }: InkPlace,
): { isInk: Area; isNear: Area } {
  const reach = Math.round(margin * cells);
  const width = line.width * scale * cells + 2 * reach;
  const height = line.height * scale * cells + 2 * reach;
  // 1: near, 2: ink.
  const map = new Uint8Array(width * height);
  for (let index = 0; index < map.length; index += 1) {
    const x = ((index % width) - reach + 0.5) / cells / scale;
    const y = (Math.floor(index / width) - reach + 0.5) / cells / scale;
    if (!isSmoothInk(line, x, y, scale)) continue;
    map[index] = 2;
    for (const dy of [-reach, 0, reach])
      for (const dx of [-reach, 0, reach]) {
        const near = index + dy * width + dx;
        map[near] = Math.max(1, map[near] ?? 0);
      }
  }
  const at = (x: number, y: number): number => {
    const column = Math.floor((x - left) * cells) + reach;
    const row = Math.floor((y - top) * cells) + reach;
    return column < 0 || column >= width || row < 0 || row >= height ? 0 : (map[row * width + column] ?? 0);
  };
  return { isInk: (x, y) => at(x, y) === 2, isNear: (x, y) => at(x, y) > 0 };
}

/** Pixels as drawn at scale 1; enlarged ones are rounded by looking at the mean of the four nearest. */
function isSmoothInk(line: GlyphLine, x: number, y: number, scale: number): boolean {
  if (scale === 1) return line.isInk(Math.floor(x), Math.floor(y));
  const column = Math.floor(x - 0.5);
  const row = Math.floor(y - 0.5);
  const right = steepen(x - 0.5 - column);
  const down = steepen(y - 0.5 - row);
  const at = (dx: number, dy: number) => (line.isInk(column + dx, row + dy) ? 1 : 0);
  const upper = at(0, 0) * (1 - right) + at(1, 0) * right;
  const lower = at(0, 1) * (1 - right) + at(1, 1) * right;
  return upper * (1 - down) + lower * down >= 0.5;
}

/** Keeps the rounding to the corners: thin bars would become diamonds. */
function steepen(part: number): number {
  return Math.min(1, Math.max(0, (part - 0.5) * 1.8 + 0.5));
}
