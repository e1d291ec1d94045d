import { nativeImage } from 'electron';
import { drawIcon, type IconGrounds, type IconRequest } from './icon.ts';
import { toPng } from './png.ts';

/** Draws an icon for several scales; `base` is its side in pixels at scale 1. */
export function toIconImage(
  request: Omit<IconRequest, 'sizePx'>,
  base: number,
  drawn: readonly number[],
  grounds?: IconGrounds,
): Electron.NativeImage {
  const image = nativeImage.createEmpty();
  for (const sizePx of drawn) {
    const drawnIcon = drawIcon({ ...request, sizePx }, grounds);
    const { width, height } = drawnIcon;
    image.addRepresentation({ scaleFactor: sizePx / base, width, height, buffer: toPng(drawnIcon) });
  }
  return image;
}

/** The program's own mark, for title bar and task list: the calm ring, without a number. */
export function createAppIcon(): Electron.NativeImage {
  return toIconImage(
    { state: 'calm', number: null, muted: false, incomplete: false, unseen: false },
    64,
    [64],
  );
}
