import { faces, type GlyphLine, toGlyphLine } from './glyphs.ts';
import { type Area, type Color, createInk, drawLayers, type IconImage, type Layer } from './icon-raster.ts';

/*
 * The tray icon as pixels. Electron can only show images, so the number is drawn into it. Five states that
 * differ in shape as well as in colour, each on a ground of its own, so that panels may be light or dark.
 */

export type IconState = 'calm' | 'warning' | 'critical' | 'stale' | 'sign-in';

export interface IconRequest {
  state: IconState;
  /** The exact count; null: none is known, and none is shown. */
  number: string | null;
  muted: boolean;
  /** The number leaves something out. */
  incomplete: boolean;
  /** Something was told that nobody has looked after. */
  unseen: boolean;
  sizePx: number;
}

const white: Color = [255, 255, 255];
const black: Color = [20, 22, 26];
const red: Color = [200, 30, 35];
const amber: Color = [255, 183, 0];
const green: Color = [14, 155, 108];
const grey: Color = [122, 130, 142];
const darkGrey: Color = [58, 64, 74];
const paleGrey: Color = [226, 229, 233];
const violet: Color = [84, 58, 196];
const blue: Color = [0, 92, 200];

/** What fits the icon: `9+` below 22 px, `99+` from there on. */
export function toIconNumber(number: string | null, sizePx: number): string | null {
  const digits = sizePx < 22 ? 1 : 2;
  return number === null || number.length <= digits ? number : `${'9'.repeat(digits)}+`;
}

export function drawIcon(request: IconRequest): IconImage {
  return drawLayers(request.sizePx, toLayers(request));
}

/** From the top down. */
function toLayers({ state, number, muted, incomplete, unseen, sizePx }: IconRequest): Layer[] {
  const text = toIconNumber(number, sizePx);
  const marks = [
    ...(muted ? toMuteMark(sizePx) : []),
    ...(incomplete ? toIncompleteMark(sizePx) : []),
    ...(unseen && !(muted && incomplete) ? toUnseenMark(sizePx, incomplete) : []),
  ];
  return [...marks, ...toShape[state](sizePx, text)];
}

const toShape: Record<IconState, (size: number, text: string | null) => Layer[]> = {
  calm: (size, text) => {
    const ring = toRing(size);
    const ground = disc(size / 2, size / 2, size / 2 - 0.25);
    return [...toInk(text, ringBox(size), black, white), [ring, green], [ground, white]];
  },
  stale: (size, text) => {
    const ring = toRing(size);
    const dashes: Area = (x, y) => ring(x, y) && isDash(Math.atan2(y - size / 2, x - size / 2));
    const ground = disc(size / 2, size / 2, size / 2 - toStroke(size) - 0.5);
    return [...toInk(text ?? '?', ringBox(size), darkGrey, paleGrey), [dashes, grey], [ground, paleGrey]];
  },
  warning: (size, text) => {
    const box = { centre: size / 2, bottom: size - toEdge(size) - size / 10, width: 0.74, height: 0.5 };
    return [
      ...toInk(text ?? '!', toBox(size, box), black, amber),
      [triangle(size, toEdge(size)), amber],
      [triangle(size, 0), black],
    ];
  },
  critical: (size, text) => {
    const box = { centre: size / 2, bottom: null, width: 0.74, height: 0.64 };
    return [
      ...toInk(text ?? '!', toBox(size, box), white, red),
      [octagon(size, toEdge(size)), red],
      [octagon(size, 0), white],
    ];
  },
  'sign-in': (size, text) => {
    const box = { centre: size / 2, bottom: size - toEdge(size) - size / 16, width: 0.84, height: 0.5 };
    return [
      ...toInk(text, toBox(size, box), white, violet),
      [text === null ? key(size, 0.5, 0.8) : key(size, 0.25, 0.7), white],
      [roundedSquare(size, toEdge(size)), violet],
      [roundedSquare(size, 0), white],
    ];
  },
};

/** The rim that lifts a shape off a panel of its own colour. */
function toEdge(size: number): number {
  return Math.max(0.75, size / 26);
}

function toStroke(size: number): number {
  return Math.max(1.75, size / 9);
}

function toRing(size: number): Area {
  const outer = disc(size / 2, size / 2, size / 2);
  const inner = disc(size / 2, size / 2, size / 2 - toStroke(size));
  return (x, y) => outer(x, y) && !inner(x, y);
}

function isDash(angle: number): boolean {
  const turns = angle / (2 * Math.PI) + 1;
  return (turns * 8) % 1 < 0.6;
}

function disc(centreX: number, centreY: number, radius: number): Area {
  return (x, y) => (x - centreX) ** 2 + (y - centreY) ** 2 <= radius ** 2;
}

function octagon(size: number, inset: number): Area {
  const half = size / 2 - inset;
  return (x, y) => {
    const dx = Math.abs(x - size / 2);
    const dy = Math.abs(y - size / 2);
    return dx <= half && dy <= half && dx + dy <= half * Math.SQRT2;
  };
}

function roundedSquare(size: number, inset: number): Area {
  const radius = size / 5 - inset;
  const straight = size / 2 - inset - radius;
  return (x, y) => {
    const dx = Math.max(0, Math.abs(x - size / 2) - straight);
    const dy = Math.max(0, Math.abs(y - size / 2) - straight);
    return dx * dx + dy * dy <= radius * radius;
  };
}

/** Point up, over the whole square, its tip a little blunt. */
function triangle(size: number, inset: number): Area {
  const slope = 2;
  const side = Math.hypot(1, slope);
  return (x, y) => {
    const dx = Math.abs(x - size / 2);
    const fromSide = (y + size * 0.06 - slope * dx) / side;
    return fromSide >= inset && y <= size - inset && y >= inset && dx <= size / 2 - inset;
  };
}

/** Lying, bow to the left; `middle` and `length` are parts of the size. */
function key(size: number, middle: number, length: number): Area {
  const centreY = Math.round(size * middle);
  const left = (size * (1 - length)) / 2;
  const bow = (size * length) / 4.6;
  const bar = Math.max(1, size * length * 0.09);
  const ring = disc(left + bow, centreY, bow);
  const hole = disc(left + bow, centreY, bow * 0.42);
  const right = size - left;
  return (x, y) => {
    if (ring(x, y)) return !hole(x, y);
    if (x < left + bow || x > right) return false;
    if (Math.abs(y - centreY) <= bar) return true;
    const isTooth = x > right - 2 * bar || (x > right - 6 * bar && x < right - 4 * bar);
    return isTooth && y > centreY && y < centreY + 3.4 * bar;
  };
}

interface Box {
  centre: number;
  /** Null: centred. */
  bottom: number | null;
  width: number;
  height: number;
  size: number;
}

function toBox(size: number, box: Omit<Box, 'size'>): Box {
  return { ...box, width: box.width * size, height: box.height * size, size };
}

function ringBox(size: number): Box {
  return toBox(size, { centre: size / 2, bottom: null, width: 0.66, height: 0.58 });
}

/** The text in the largest face that fits, on whole pixels, with a margin that keeps it off what is below. */
function toInk(text: string | null, box: Box, ink: Color, ground: Color): Layer[] {
  if (text === null) return [];
  const { line, scale } = chooseFace(text, box);
  const left = Math.round(box.centre - (line.width * scale) / 2);
  const top = Math.round(
    box.bottom === null ? (box.size - line.height * scale) / 2 : box.bottom - line.height * scale,
  );
  const { isInk, isNear } = createInk(line, { left, top, scale, margin: Math.max(1, scale / 2) });
  return [
    [isInk, ink],
    [isNear, ground],
  ];
}

function chooseFace(text: string, box: Box): { line: GlyphLine; scale: number } {
  const fitting = [1, 2, 3, 4]
    .flatMap((scale) => faces.map((face) => ({ line: toGlyphLine(text, face), scale })))
    .filter(({ line, scale }) => line.width * scale <= box.width && line.height * scale <= box.height)
    .sort((one, other) => other.line.height * other.scale - one.line.height * one.scale);
  const smallest = faces[0];
  if (smallest === undefined) throw new Error('there is no face');
  return fitting[0] ?? { line: toGlyphLine(text, smallest), scale: 1 };
}

function toMarkRadius(size: number): number {
  return Math.max(3.25, size * 0.17);
}

/** Top left, where the number never is: a dark disc with a bar across. */
function toMuteMark(size: number): Layer[] {
  const radius = toMarkRadius(size);
  const inside = disc(radius, radius, radius - 0.6);
  const bar: Area = (x, y) => inside(x, y) && Math.abs(x - y) <= radius * 0.3;
  return [
    [bar, white],
    [inside, black],
    [disc(radius, radius, radius), white],
  ];
}

/** Top right: an open ring. */
function toIncompleteMark(size: number): Layer[] {
  const radius = toMarkRadius(size);
  const x = size - radius;
  return [
    [disc(x, radius, radius * 0.4), white],
    [disc(x, radius, radius - 0.4), black],
    [disc(x, radius, radius), white],
  ];
}

/**
 * A filled blue diamond, which no other mark and no state is: top right, or left where the ring is. The number has no corner
 * to spare; where both are taken the tooltip alone says it.
 */
function toUnseenMark(size: number, isRightTaken: boolean): Layer[] {
  const radius = toMarkRadius(size);
  const centreX = isRightTaken ? radius : size - radius;
  const diamond =
    (half: number): Area =>
    (x, y) =>
      Math.abs(x - centreX) + Math.abs(y - radius) <= half;
  return [
    [diamond(radius - 0.6), blue],
    [diamond(radius + 0.4), white],
  ];
}
