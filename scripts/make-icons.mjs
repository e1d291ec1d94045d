/**
 * Writes the icons of the packages from `build/icon.svg`: `node scripts/make-icons.mjs`. The same bytes every time;
 * they are kept beside the picture, so that packaging needs no tool for pictures.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const folder = join(import.meta.dirname, '..', 'build');

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 256];
/** Older shells draw PNG pictures from this size only; smaller ones are kept as bitmaps. */
const smallestPngInIco = 256;
/** Types of the pictures in an ICNS file that hold PNG (256 and 512 also as the doubled 128 and 256). */
const macTypes = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 };
/** With the picture’s own margin a tenth of its place on each side, as the pictures in the Dock have it. */
const macMargin = 0.08;

/** The files by name. */
export function makeIcons() {
  const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
  const icons = linuxSizes.map((size) => [`icons/${size}x${size}.png`, draw(svg, size).asPng()]);
  return Object.fromEntries([...icons, ['icon.ico', toIco(svg)], ['icon.icns', toIcns(toMacPicture(svg))]]);
}

function draw(svg, size) {
  return new Resvg(svg, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } }).render();
}

function toMacPicture(svg) {
  const margin = Math.round(1024 * macMargin);
  const side = 1024 + 2 * margin;
  return svg.replace('viewBox="0 0 1024 1024"', `viewBox="${-margin} ${-margin} ${side} ${side}"`);
}

function toIco(svg) {
  const pictures = windowsSizes.map((size) => {
    const drawn = draw(svg, size);
    return { size, data: size < smallestPngInIco ? toBitmap(drawn.pixels, size) : drawn.asPng() };
  });
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, data }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(data.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([head, ...pictures.map(({ data }) => data)]);
}

/** A bitmap as icons have it: twice as high for a mask that alpha makes needless, from the bottom up, BGRA. */
function toBitmap(pixels, size) {
  const head = Buffer.alloc(40);
  head.writeUInt32LE(40, 0);
  head.writeInt32LE(size, 4);
  head.writeInt32LE(size * 2, 8);
  head.writeUInt16LE(1, 12);
  head.writeUInt16LE(32, 14);
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  const picture = Buffer.alloc(size * size * 4);
  head.writeUInt32LE(picture.length + mask.length, 20);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const from = (y * size + x) * 4;
      const to = ((size - 1 - y) * size + x) * 4;
      // The renderer has multiplied the colours by alpha; icons are not.
      const alpha = pixels[from + 3];
      const plain = (channel) => (alpha === 0 ? 0 : Math.round((pixels[from + channel] * 255) / alpha));
      picture.set([plain(2), plain(1), plain(0), alpha], to);
    }
  return Buffer.concat([head, picture, mask]);
}

function toIcns(svg) {
  const pictures = Object.entries(macTypes).map(([type, size]) => {
    const png = draw(svg, size).asPng();
    const head = Buffer.alloc(8);
    head.write(type, 0, 'ascii');
    head.writeUInt32BE(8 + png.length, 4);
    return Buffer.concat([head, png]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'ascii');
  head.writeUInt32BE(8 + pictures.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([head, ...pictures]);
}

if (process.argv[1] === import.meta.filename)
  for (const [name, file] of Object.entries(makeIcons())) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), file);
  }
