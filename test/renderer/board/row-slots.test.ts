import { describe, expect, it } from 'vitest';
import { createRowSlots } from '../../../src/renderer/board/row-slots.ts';

describe('the rows of the page', () => {
  it('keeps a line in its row, also where it changes place', () => {
    const toSlots = createRowSlots();
    toSlots(['a', 'b', 'c']);
    expect([...toSlots(['c', 'a', 'b'])]).toEqual([
      ['c', 2],
      ['a', 0],
      ['b', 1],
    ]);
  });

  it('gives a line that comes the row of one that went', () => {
    const toSlots = createRowSlots();
    toSlots(['a', 'b', 'c']);
    expect([...toSlots(['b', 'c', 'd'])]).toEqual([
      ['b', 1],
      ['c', 2],
      ['d', 0],
    ]);
    expect([...toSlots(['x', 'y', 'z']).values()].sort()).toEqual([0, 1, 2]);
  });

  it('never gives two lines the same row', () => {
    const toSlots = createRowSlots();
    toSlots(['a', 'b', 'c']);
    toSlots(['c']);
    const slots = [...toSlots(['d', 'c', 'e', 'f']).values()];
    expect(new Set(slots).size).toBe(4);
  });
});
