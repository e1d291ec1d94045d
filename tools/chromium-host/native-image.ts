import { readFileSync } from 'node:fs';
import type { AddRepresentationOptions, NativeImage, ResizeOptions, Size } from 'electron';
import { decode, encode } from 'fast-png';
import { provided } from './provided.ts';

interface Representation {
  readonly scaleFactor: number;
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, alpha. */
  readonly rgba: Uint8Array;
}

/** docs/api/native-image. PNG only: what the application draws itself. */
export class HostImage
  implements
    Pick<
      NativeImage,
      | 'isEmpty'
      | 'getSize'
      | 'toPNG'
      | 'toBitmap'
      | 'toDataURL'
      | 'addRepresentation'
      | 'getScaleFactors'
      | 'resize'
      | 'setTemplateImage'
      | 'isTemplateImage'
    >
{
  private readonly representations: Representation[] = [];
  private template = false;

  isEmpty(): boolean {
    return this.representations.length === 0;
  }

  getSize(scaleFactor = 1): Size {
    const found = this.at(scaleFactor);
    if (!found) return { width: 0, height: 0 };
    return {
      width: Math.round(found.width / found.scaleFactor),
      height: Math.round(found.height / found.scaleFactor),
    };
  }

  getScaleFactors(): number[] {
    return this.representations.map(({ scaleFactor }) => scaleFactor);
  }

  toPNG(options: { scaleFactor?: number } = {}): Buffer {
    const found = this.at(options.scaleFactor ?? 1);
    if (!found) return Buffer.alloc(0);
    const { width, height, rgba } = found;
    return Buffer.from(encode({ width, height, data: rgba, channels: 4, depth: 8 }));
  }

  toDataURL(options: { scaleFactor?: number } = {}): string {
    return `data:image/png;base64,${this.toPNG(options).toString('base64')}`;
  }

  /** Blue, green, red, alpha, as Electron has it on little-endian computers. */
  toBitmap(options: { scaleFactor?: number } = {}): Buffer {
    const found = this.at(options.scaleFactor ?? 1);
    return swapRedAndBlue(found?.rgba ?? new Uint8Array());
  }

  addRepresentation(options: AddRepresentationOptions): void {
    const { scaleFactor = 1, width = 0, height = 0, buffer, dataURL } = options;
    const data = dataURL ? fromDataURL(dataURL) : buffer;
    if (!data) throw new Error('addRepresentation needs a buffer or a dataURL');
    this.representations.push(
      isPng(data)
        ? { scaleFactor, ...readPng(data) }
        : { scaleFactor, width, height, rgba: swapRedAndBlue(data) },
    );
  }

  resize({ width, height }: ResizeOptions): NativeImage {
    const found = this.at(2);
    if (!found) return imageOf([]);
    const to = {
      width: width ?? Math.round((found.width * (height ?? found.height)) / found.height),
      height: height ?? Math.round((found.height * (width ?? found.width)) / found.width),
    };
    const rgba = new Uint8Array(to.width * to.height * 4);
    for (let y = 0; y < to.height; y += 1) {
      for (let x = 0; x < to.width; x += 1) {
        const from =
          Math.floor((y * found.height) / to.height) * found.width + Math.floor((x * found.width) / to.width);
        rgba.set(found.rgba.subarray(from * 4, from * 4 + 4), (y * to.width + x) * 4);
      }
    }
    return imageOf([{ scaleFactor: 1, ...to, rgba }]);
  }

  setTemplateImage(option: boolean): void {
    this.template = option;
  }

  isTemplateImage(): boolean {
    return this.template;
  }

  /**
   * The `IconPixmap` of StatusNotifierItem: width, height, ARGB in network byte order. Chromium sends that of scale 1 only
   * (`MakeDbusImage`).
   */
  toPixmaps(): [number, number, Buffer][] {
    const shown = this.at(1);
    return (shown === undefined ? [] : [shown]).map(({ width, height, rgba }) => {
      const argb = Buffer.alloc(rgba.length);
      for (let at = 0; at < rgba.length; at += 4) {
        argb[at] = rgba[at + 3] ?? 0;
        argb[at + 1] = rgba[at] ?? 0;
        argb[at + 2] = rgba[at + 1] ?? 0;
        argb[at + 3] = rgba[at + 2] ?? 0;
      }
      return [width, height, argb];
    });
  }

  with(representations: readonly Representation[]): this {
    this.representations.push(...representations);
    return this;
  }

  private at(scaleFactor: number): Representation | undefined {
    return this.representations.find((one) => one.scaleFactor === scaleFactor) ?? this.representations[0];
  }
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const isPng = (data: Buffer) => data.subarray(0, 4).equals(pngStart);
const fromDataURL = (url: string) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');

function swapRedAndBlue(data: Uint8Array): Buffer {
  const swapped = Buffer.from(data);
  for (let at = 0; at + 3 < swapped.length; at += 4) {
    swapped[at] = data[at + 2] ?? 0;
    swapped[at + 2] = data[at] ?? 0;
  }
  return swapped;
}

function readPng(data: Buffer): { width: number; height: number; rgba: Uint8Array } {
  const { width, height, channels, depth, data: pixels } = decode(data);
  if (depth !== 8 || (channels !== 4 && channels !== 3)) {
    throw new Error('not provided by the Chromium host: PNG images that are not 8-bit RGB or RGBA');
  }
  if (channels === 4) return { width, height, rgba: Uint8Array.from(pixels) };
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    rgba.set(Uint8Array.from(pixels.subarray(pixel * channels, (pixel + 1) * channels)), pixel * 4);
  }
  return { width, height, rgba };
}

/** A full NativeImage to the application; `HostImage` inside this host. */
const imageOf = (representations: readonly Representation[]): NativeImage =>
  provideImage(new HostImage().with(representations));

/** Also through the proxy the image stays an instance of HostImage. */
function provideImage(image: HostImage): NativeImage {
  return provided<NativeImage>('NativeImage', image);
}

export const nativeImageParts = {
  createEmpty: () => imageOf([]),
  createFromBuffer: (
    buffer: Buffer,
    options: { width?: number; height?: number; scaleFactor?: number } = {},
  ) => {
    const image = new HostImage();
    image.addRepresentation({ scaleFactor: 1, ...options, buffer });
    return provideImage(image);
  },
  createFromBitmap: (
    buffer: Buffer,
    { width, height, scaleFactor = 1 }: { width: number; height: number; scaleFactor?: number },
  ) => imageOf([{ scaleFactor, width, height, rgba: swapRedAndBlue(buffer) }]),
  createFromDataURL: (url: string) => imageOf([{ scaleFactor: 1, ...readPng(fromDataURL(url)) }]),
  createFromPath: (path: string) => imageOf([{ scaleFactor: 1, ...readPng(readFileSync(path)) }]),
};
