/** Red, green and blue, each 0 to 1. */
export type Colour = readonly [number, number, number];

/** By sRGB's own curve (IEC 61966-2-1). */
function toLinear(colour: Colour): Colour {
  const part = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return [part(colour[0]), part(colour[1]), part(colour[2])];
}

export function parseHex(text: string): Colour {
  const digits = /^#([0-9a-f]{6})$/i.exec(text)?.[1];
  if (digits === undefined) throw new Error(`not a colour: ${text}`);
  const part = (from: number) => Number.parseInt(digits.slice(from, from + 2), 16) / 255;
  return [part(0), part(2), part(4)];
}

/** As `color-mix(in srgb, …)` does it. */
export function mix(one: Colour, share: number, other: Colour): Colour {
  const part = (index: 0 | 1 | 2) => one[index] * share + other[index] * (1 - share);
  return [part(0), part(1), part(2)];
}

/** 1 to 21 (WCAG 2.2, contrast ratio). */
export function toContrast(one: Colour, other: Colour): number {
  const luminance = (colour: Colour) => {
    const [red, green, blue] = toLinear(colour);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** How the colour looks without red- or green-sensitive cones (Machado, Oliveira and Fernandes 2009, severity 1). */
const sight = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const;
type Blindness = keyof typeof sight;
export const blindnesses = ['protanopia', 'deuteranopia'] as const satisfies readonly Blindness[];

/** How far apart two colours are for such eyes: the distance in CIE L*a*b* (D65); 2 is just seen. */
export function toDistance(one: Colour, other: Colour, blindness: Blindness): number {
  const [first, second] = [one, other].map((colour) => toLab(see(toLinear(colour), blindness)));
  return Math.hypot(...[0, 1, 2].map((index) => (first?.[index] ?? 0) - (second?.[index] ?? 0)));
}

function see([red, green, blue]: Colour, blindness: Blindness): Colour {
  const [first, second, third] = sight[blindness];
  const row = ([a, b, c]: readonly [number, number, number]) =>
    Math.min(1, Math.max(0, a * red + b * green + c * blue));
  return [row(first), row(second), row(third)];
}

function toLab([red, green, blue]: Colour): Colour {
  const curve = (value: number) =>
    value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27 / 116) * value + 16 / 116;
  const x = curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
  const y = curve(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
