import { nativeImage } from 'electron';
import { encode } from 'fast-png';
import { drawIcon, type IconRequest } from './icon.ts';

/** Draws an icon for several scales; `base` is its side in pixels at scale 1. */
export function toIconImage(
  request: Omit<IconRequest, 'sizePx'>,
  base: number,
  drawn: readonly number[],
): Electron.NativeImage {
  const image = nativeImage.createEmpty();
  for (const sizePx of drawn) {
    const { width, height, data } = drawIcon({ ...request, sizePx });
    const png = encode({ width, height, data, depth: 8, channels: 4 });
    image.addRepresentation({ scaleFactor: sizePx / base, width, height, buffer: Buffer.from(png) });
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
