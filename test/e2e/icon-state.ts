import { drawIcon } from '../../src/main/desktop/icon.ts';
import type { TrayItem } from '../../tools/virtual-desktop/instruments/tray-item.ts';
import type { TrayWatch } from '../../tools/virtual-desktop/instruments/tray-watch.ts';
import { readWaiting } from './ledger-view.ts';

export type IconState = Parameters<typeof drawIcon>[0]['state'];
const iconStates: readonly IconState[] = ['calm', 'warning', 'critical', 'stale', 'sign-in'];

/**
 * Which of the five shapes an item on the bus shows: the pixels that the panel was given, compared with a
 * fresh drawing of every state with the number that the tooltip names. Null: none of them. Of the sizes that it was
 * given only the smallest is looked at: drawing all of them takes more than a second.
 */
export function toIconState(item: TrayItem): IconState | null {
  const number = readWaiting(item)?.toString() ?? null;
  const [icon] = item.icons.toSorted((a, b) => a.width - b.width);
  if (icon === undefined) return null;
  return iconStates.find((state) => isDrawing(icon, state, number)) ?? null;
}

/** Every set of marks that a shape may bear. */
const marks = [false, true].flatMap((muted) =>
  [false, true].flatMap((incomplete) => [false, true].map((unseen) => ({ muted, incomplete, unseen }))),
);

function isDrawing(icon: TrayItem['icons'][number], state: IconState, number: string | null): boolean {
  return marks.some((mark) => {
    const drawn = drawIcon({ state, number, sizePx: icon.width, ...mark });
    return drawn.data.every((byte, index) => {
      const pixel = index - (index % 4);
      // Red, green, blue, alpha there; alpha, red, green, blue here. Colours of clear pixels say nothing.
      const given = icon.argb[pixel + (((index % 4) + 1) % 4)];
      return drawn.data[pixel + 3] === 0
        ? index % 4 !== 3 || given === 0
        : given !== undefined && Math.abs(given - byte) <= 1;
    });
  });
}

/** With this number of waiting contacts beside it; null: with none. */
export function waitForIcon(
  tray: Pick<TrayWatch, 'waitForItem'>,
  state: IconState,
  waiting: number | null | 'any',
  timeoutMs: number,
): Promise<TrayItem> {
  const isShown = (item: TrayItem) =>
    (waiting === 'any' || readWaiting(item) === waiting) && toIconState(item) === state;
  return tray.waitForItem(isShown, { timeoutMs, what: `the ${state} icon with ${waiting}` });
}
