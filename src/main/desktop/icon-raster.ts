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

/** In pixels; `right` and `bottom` are exclusive. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Samples along one edge of a pixel; large icons have few edge pixels to smooth. */
const smallSamples = 4;
const largeSamples = 3;
const largeFromPx = 44;

/** Each sample takes the colour of the topmost layer that covers it; a pixel is the mean of its samples. */
export function drawLayers(sizePx: number, layers: readonly Layer[]): IconImage {
  const data = new Uint8Array(sizePx * sizePx * 4);
  const image = { width: sizePx, height: sizePx, data };
  drawBox(image, layers, { left: 0, top: 0, right: sizePx, bottom: sizePx });
  return image;
}

/** The same layers under further ones that reach no farther than the box: outside it the image is right already. */
export function drawOver(image: IconImage, layers: readonly Layer[], box: Box): IconImage {
  const drawn = { ...image, data: image.data.slice() };
  drawBox(drawn, layers, box);
  return drawn;
}

function drawBox({ width, height, data }: IconImage, layers: readonly Layer[], box: Box): void {
  const samples = width < largeFromPx ? smallSamples : largeSamples;
  for (let row = Math.max(0, box.top); row < Math.min(height, box.bottom); row += 1)
    for (let column = Math.max(0, box.left); column < Math.min(width, box.right); column += 1)
      drawPixel(data, (row * width + column) * 4, { column, row, samples, layers });
}

function drawPixel(
  data: Uint8Array,
  at: number,
  {
    column,
    row,
    samples,
    layers,
  }: { column: number; row: number; samples: number; layers: readonly Layer[] },
): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  let covered = 0;
  for (let sample = 0; sample < samples * samples; sample += 1) {
    const x = column + ((sample % samples) + 0.5) / samples;
    const y = row + (Math.floor(sample / samples) + 0.5) / samples;
    const top = layers.find((layer) => layer[0](x, y));
    if (top === undefined) continue;
    const color = top[1];
    red += color[0];
    green += color[1];
    blue += color[2];
    covered += 1;
  }
  data[at + 3] = Math.round((255 * covered) / samples ** 2);
  if (covered === 0) return;
  data[at] = Math.round(red / covered);
  data[at + 1] = Math.round(green / covered);
  data[at + 2] = Math.round(blue / covered);
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

/** A line of glyphs as an area, the area within `margin` of it, and a box around both. */
export function createInk(
  line: GlyphLine,
  { left, top, scale, margin }: InkPlace,
): { isInk: Area; isNear: Area; box: Box } {
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
  const box = {
    left: Math.floor(left - margin),
    top: Math.floor(top - margin),
    right: Math.ceil(left + line.width * scale + margin),
    bottom: Math.ceil(top + line.height * scale + margin),
  };
  return { isInk: (x, y) => at(x, y) === 2, isNear: (x, y) => at(x, y) > 0, box };
}

/** Pixels as drawn at scale 1; enlarged ones are rounded by looking at the mean of the four nearest. */
function isSmoothInk(line: GlyphLine, x: number, y: number, scale: number): boolean {
  if (scale === 1) return line.isInk(Math.floor(x), Math.floor(y));
  const column = Math.floor(x - 0.5);
  const row = Math.floor(y - 0.5);
  const upperLeft = line.isInk(column, row);
  const upperRight = line.isInk(column + 1, row);
  const lowerLeft = line.isInk(column, row + 1);
  const lowerRight = line.isInk(column + 1, row + 1);
  // Most are in the midst of a bar or of nothing.
  if (upperLeft === upperRight && upperLeft === lowerLeft && upperLeft === lowerRight) return upperLeft;
  const right = steepen(x - 0.5 - column);
  const down = steepen(y - 0.5 - row);
  const upper = Number(upperLeft) * (1 - right) + Number(upperRight) * right;
  const lower = Number(lowerLeft) * (1 - right) + Number(lowerRight) * right;
  return upper * (1 - down) + lower * down >= 0.5;
}

/** Keeps the rounding to the corners: thin bars would become diamonds. */
function steepen(part: number): number {
  return Math.min(1, Math.max(0, (part - 0.5) * 1.8 + 0.5));
}
