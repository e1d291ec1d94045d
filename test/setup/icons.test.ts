import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { makeIcons } from '../../scripts/make-icons.mjs';
import { onlyWith } from '../capability.ts';

const folder = join(import.meta.dirname, '../../build');
const kept = (name: string) => readFileSync(join(folder, name));

/** Its size, and two of its pixels: the empty corner, and the last of the three dots. */
function look(png: Uint8Array) {
  const { width, height, data } = decode(png);
  const at = (x: number, y: number) => {
    const from = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
    return [...data.subarray(from, from + 4)];
  };
  return { width, height, corner: at(0, 0), amber: at(608 / 1024, 492 / 1024) };
}

describe('the icons of the packages', () => {
  onlyWith('icon-rounding')('are what the script makes of the one picture', () => {
    const made = Object.entries(makeIcons());
    expect(made.length).toBeGreaterThan(9);
    expect(made.filter(([name, file]) => !kept(name).equals(file)).map(([name]) => name)).toEqual([]);
  });

  it.each([16, 24, 32, 48, 64, 128, 256, 512])('have the size that their name says: %i', (size) => {
    const { width, height, corner } = look(kept(`icons/${size}x${size}.png`));
    expect({ width, height, corner }).toEqual({ width: size, height: size, corner: [0, 0, 0, 0] });
  });

  it('show the picture in its colours', () => {
    expect(look(kept('icons/512x512.png')).amber).toEqual([0xff, 0xb7, 0x00, 0xff]);
  });

  it('hold for Windows bitmaps of the small sizes and one large PNG', () => {
    const file = kept('icon.ico');
    expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
    const pictures = Array.from({ length: file.readUInt16LE(4) }, (_none, index) => {
      const at = 6 + 16 * index;
      const [length, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)];
      return { size: file.readUInt8(at) || 256, data: file.subarray(offset, offset + length) };
    });
    expect(pictures.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 256]);
    for (const { size, data } of pictures.slice(0, -1)) {
      expect([data.readUInt32LE(0), data.readInt32LE(4), data.readInt32LE(8)]).toEqual([40, size, size * 2]);
      // Head, 32-bit pixels, and a mask whose rows fill whole 32-bit words.
      expect(data.length).toBe(40 + size * size * 4 + Math.ceil(size / 32) * 4 * size);
    }
    const large = pictures.at(-1);
    expect(large && look(large.data).width).toBe(256);
  });

  it('hold for macOS a picture of every size, with room around it', () => {
    const file = kept('icon.icns');
    expect([file.toString('ascii', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
    const widths: Record<string, number> = {};
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      const picture = look(file.subarray(at + 8, at + file.readUInt32BE(at + 4)));
      widths[file.toString('ascii', at, at + 4)] = picture.width;
      expect(picture.corner).toEqual([0, 0, 0, 0]);
    }
    expect(widths).toEqual({
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic13: 256,
      ic08: 256,
      ic14: 512,
      ic09: 512,
      ic10: 1024,
    });
  });
});
