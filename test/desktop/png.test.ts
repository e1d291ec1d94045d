import { decode } from 'fast-png';
import { expect, it } from 'vitest';
import { drawIcon } from '../../src/main/desktop/icon.ts';
import { toPng } from '../../src/main/desktop/png.ts';

it.each([
  [1, 1],
  [3, 2],
  [2, 5],
])('is read by others as the same %i × %i pixels', (width, height) => {
  const data = Uint8Array.from({ length: width * height * 4 }, (_, at) => (at * 37) % 256);
  const read = decode(toPng({ width, height, data }), { checkCrc: true });
  expect(read).toMatchObject({ width, height, depth: 8, channels: 4 });
  expect([...read.data]).toEqual([...data]);
});

it('is the icon that was drawn', () => {
  const marks = { muted: true, incomplete: false, unseen: true };
  const icon = drawIcon({ state: 'warning', number: '12', sizePx: 44, ...marks });
  expect([...decode(toPng(icon), { checkCrc: true }).data]).toEqual([...icon.data]);
});
