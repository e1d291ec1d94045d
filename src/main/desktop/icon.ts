import { faces, type GlyphLine, toGlyphLine } from './glyphs.ts';
import {
  type Area,
  type Box,
  type Color,
  createInk,
  drawLayers,
  drawOver,
  type IconImage,
  type Layer,
} from './icon-raster.ts';

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
  return cap(number, sizePx < 22 ? 1 : 2);
}

/** As much of a count as an icon of any size shows. */
export function toMostDigits(number: string | null): string | null {
  return cap(number, 2);
}

function cap(number: string | null, digits: number): string | null {
  return number === null || number.length <= digits ? number : `${'9'.repeat(digits)}+`;
}

/** By size: the icon that was drawn last without its text. Most often only the number changes. */
export type IconGrounds = Map<number, { key: string; image: IconImage }>;

export function drawIcon(request: IconRequest, grounds: IconGrounds = new Map()): IconImage {
  const { state, number, muted, incomplete, unseen, sizePx } = request;
  const text = toIconNumber(number, sizePx);
  const { ink, layers } = toShape[state](sizePx, text);
  const marks = [
    ...(muted ? toMuteMark(sizePx) : []),
    ...(incomplete ? toIncompleteMark(sizePx) : []),
    ...(unseen && !(muted && incomplete) ? toUnseenMark(sizePx, incomplete) : []),
  ];
  const key = JSON.stringify([state, text === null, muted, incomplete, unseen]);
  const before = grounds.get(sizePx);
  const ground = before?.key === key ? before.image : drawLayers(sizePx, [...marks, ...layers]);
  grounds.set(sizePx, { key, image: ground });
  return ink === null ? ground : drawOver(ground, [...marks, ...ink.layers, ...layers], ink.box);
}

interface Ink {
  layers: Layer[];
  box: Box;
}

/** From the top down: what is written, if anything is, and what is below. */
interface Shape {
  ink: Ink | null;
  layers: Layer[];
}

const toShape: Record<IconState, (size: number, text: string | null) => Shape> = {
  calm: (size, text) => {
    const ring = toRing(size);
    const ground = disc(size / 2, size / 2, size / 2 - 0.25);
    return {
      ink: toInk(text, toRingPlace(size), black, white),
      layers: [
        [ring, green],
        [ground, white],
      ],
    };
  },
  stale: (size, text) => {
    const ring = toRing(size);
    const dashes: Area = (x, y) => ring(x, y) && isDash(Math.atan2(y - size / 2, x - size / 2));
    const ground = disc(size / 2, size / 2, size / 2 - toStroke(size) - 0.5);
    return {
      ink: toInk(text ?? '?', toRingPlace(size), darkGrey, paleGrey),
      layers: [
        [dashes, grey],
        [ground, paleGrey],
      ],
    };
  },
  warning: (size, text) => {
    const place = { centre: size / 2, bottom: size - toEdge(size) - size / 10, width: 0.74, height: 0.5 };
    return {
      ink: toInk(text ?? '!', toPlace(size, place), black, amber),
      layers: [
        [triangle(size, toEdge(size)), amber],
        [triangle(size, 0), black],
      ],
    };
  },
  critical: (size, text) => {
    const place = { centre: size / 2, bottom: null, width: 0.74, height: 0.64 };
    return {
      ink: toInk(text ?? '!', toPlace(size, place), white, red),
      layers: [
        [octagon(size, toEdge(size)), red],
        [octagon(size, 0), white],
      ],
    };
  },
  'sign-in': (size, text) => {
    const place = { centre: size / 2, bottom: size - toEdge(size) - size / 16, width: 0.84, height: 0.5 };
    return {
      ink: toInk(text, toPlace(size, place), white, violet),
      layers: [
        [text === null ? key(size, 0.5, 0.8) : key(size, 0.25, 0.7), white],
        [roundedSquare(size, toEdge(size)), violet],
        [roundedSquare(size, 0), white],
      ],
    };
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

/** Where there is room for the text. */
interface Place {
  centre: number;
  /** Null: centred. */
  bottom: number | null;
  width: number;
  height: number;
  size: number;
}

function toPlace(size: number, place: Omit<Place, 'size'>): Place {
  return { ...place, width: place.width * size, height: place.height * size, size };
}

function toRingPlace(size: number): Place {
  return toPlace(size, { centre: size / 2, bottom: null, width: 0.66, height: 0.58 });
}

/** The text in the largest face that fits, on whole pixels, with a margin that keeps it off what is below. */
function toInk(text: string | null, place: Place, ink: Color, ground: Color): Ink | null {
  if (text === null) return null;
  const { line, scale } = chooseFace(text, place);
  const left = Math.round(place.centre - (line.width * scale) / 2);
  const top = Math.round(
    place.bottom === null ? (place.size - line.height * scale) / 2 : place.bottom - line.height * scale,
  );
  const { isInk, isNear, box } = createInk(line, { left, top, scale, margin: Math.max(1, scale / 2) });
  return {
    layers: [
      [isInk, ink],
      [isNear, ground],
    ],
    box,
  };
}

function chooseFace(text: string, place: Place): { line: GlyphLine; scale: number } {
  const fitting = [1, 2, 3, 4]
    .flatMap((scale) => faces.map((face) => ({ line: toGlyphLine(text, face), scale })))
    .filter(({ line, scale }) => line.width * scale <= place.width && line.height * scale <= place.height)
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
