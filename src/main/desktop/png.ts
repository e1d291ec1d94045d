import { crc32, deflateSync } from 'node:zlib';
import type { IconImage } from './icon-raster.ts';

/*
 * PNG files (https://www.w3.org/TR/png-3/) of eight bits a channel. The runtime packs and sums up natively what a library would do
 * in JavaScript, which takes longer than drawing the icon.
 */

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const bitDepth = 8;
const redGreenBlueAlpha = 6;

export function toPng({ width, height, data }: IconImage): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, redGreenBlueAlpha], 8);
  // Each line begins with the number of its filter: none.
  const lineBytes = 1 + width * 4;
  const lines = Buffer.alloc(height * lineBytes);
  for (let row = 0; row < height; row += 1)
    lines.set(data.subarray(row * width * 4, (row + 1) * width * 4), row * lineBytes + 1);
  return Buffer.concat([
    signature,
    toChunk('IHDR', header),
    toChunk('IDAT', deflateSync(lines, { level: 1 })),
    toChunk('IEND', Buffer.alloc(0)),
  ]);
}

function toChunk(type: string, content: Buffer): Buffer {
  const summed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(summed));
  return Buffer.concat([length, summed, sum]);
}
