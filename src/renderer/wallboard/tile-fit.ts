/** The least that can be read from across a room, in hundredths of the screen's width (of a 16:9 one). */
const least = { width: 21, height: 11 };
const gap = 0.8;
/** Beyond this a tile does not get easier to read. */
const largestScale = 2.4;

interface TileFit {
  columns: number;
  rows: number;
  /** How many tiles have a place. */
  shown: number;
  /** How much larger than the least a tile is drawn; below 1 where not even one of that size has room. */
  scale: number;
}

/** A hundredth of the screen, so that what is read at 4 m is as large on every screen of one size. */
export function toUnitPx(screen: { width: number; height: number }): number {
  return Math.min(screen.width / 100, screen.height / 56.25);
}

/** The grid in which `count` tiles are largest; where they do not all fit, as many as can still be read. */
export function fitTiles(area: { width: number; height: number }, unitPx: number, count: number): TileFit {
  const room = (length: number, tile: number) =>
    Math.max(1, Math.floor((length / unitPx + gap) / (tile + gap)));
  const most = { columns: room(area.width, least.width), rows: room(area.height, least.height) };
  const shown = Math.min(Math.max(1, count), most.columns * most.rows);
  const scaleOf = (columns: number, rows: number) =>
    Math.min(
      (area.width / unitPx - gap * (columns - 1)) / columns / least.width,
      (area.height / unitPx - gap * (rows - 1)) / rows / least.height,
    );
  let best: TileFit | null = null;
  for (let columns = 1; columns <= most.columns; columns += 1) {
    const rows = Math.ceil(shown / columns);
    const scale = Math.min(largestScale, scaleOf(columns, rows));
    if (rows <= most.rows && (best === null || scale > best.scale)) best = { columns, rows, shown, scale };
  }
  return best ?? { columns: 1, rows: 1, shown: 1, scale: scaleOf(1, 1) };
}
