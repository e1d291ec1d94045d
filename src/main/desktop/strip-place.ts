interface Point {
  x: number;
  y: number;
}
interface Size {
  width: number;
  height: number;
}
type Area = Point & Size;

/** From the edges of the screen, where it was never put anywhere. */
const margin = 16;

/**
 * Where the strip stands: where it was put, or as near to it as leaves all of it on a screen. `areas` are the screens
 * without their panels, the main one first.
 */
export function placeStrip(wanted: Point | null, size: Size, areas: readonly Area[]): Point {
  const [first] = areas;
  if (first === undefined) return wanted ?? { x: 0, y: 0 };
  if (wanted === null)
    return {
      x: first.x + first.width - size.width - margin,
      y: first.y + first.height - size.height - margin,
    };
  const places = areas.map((area) => ({
    x: clamp(wanted.x, area.x, area.x + area.width - size.width),
    y: clamp(wanted.y, area.y, area.y + area.height - size.height),
  }));
  const distance = ({ x, y }: Point) => Math.hypot(x - wanted.x, y - wanted.y);
  return places.reduce((best, place) => (distance(place) < distance(best) ? place : best));
}

/** The start of a screen that is too small wins. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
