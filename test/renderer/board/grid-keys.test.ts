import { describe, expect, it } from 'vitest';
import { findReplacement, toGridCommand, toNextIndex } from '../../../src/renderer/board/grid-keys.ts';
import { toBoardItems, toSections } from '../../../src/renderer/board/grouping.ts';
import { toRowViews } from '../../../src/renderer/board/row-view.ts';
import { createConnection, createRow, toMap } from '../board-fixture.ts';

describe('toNextIndex', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 25],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 0, 99],
    ['a', 5, null],
  ] as const)('%s leads from %i to %s', (key, from, to) => {
    expect(toNextIndex(key, from, 100, 20)).toBe(to);
  });

  it('leads nowhere on an empty board', () => {
    expect(toNextIndex('End', -1, 0, 20)).toBeNull();
  });
});

describe('toGridCommand', () => {
  const row = createRow({ queueName: 'Billing' });
  const connections = [createConnection()];
  const views = toRowViews(toMap([row]), connections, [], 0);
  const lines = (closed: string[] = []) => toBoardItems(toSections(views, 'connection', connections), closed);
  const press = (key: string, index: number, closed: string[] = []) => {
    const item = lines(closed)[index];
    if (item === undefined) throw new Error(`no line ${index}`);
    return toGridCommand(key, item);
  };

  it('opens, pins and hides the row that the keyboard stands on', () => {
    expect(press('Enter', 1)).toEqual({ type: 'pick', key: row.key });
    expect(press(' ', 1)).toEqual({ type: 'pick', key: row.key });
    expect(press('p', 1)).toEqual({ type: 'pin', key: row.key });
    expect(press('h', 1)).toEqual({ type: 'hide', key: row.key });
    expect(press('ArrowRight', 1)).toBeNull();
  });

  it('opens and closes a group, and leads from a row to the head of its group', () => {
    expect(press('ArrowLeft', 0)).toEqual({ type: 'group', id: 'connection:emea', isOpen: false });
    expect(press('ArrowRight', 0)).toEqual({ type: 'group', id: 'connection:emea', isOpen: true });
    expect(press('Enter', 0)).toEqual({ type: 'group', id: 'connection:emea', isOpen: false });
    expect(press('Enter', 0, ['connection:emea'])).toMatchObject({ isOpen: true });
    expect(press('p', 0)).toBeNull();
    expect(press('ArrowLeft', 1)).toEqual({ type: 'head', id: 'connection:emea' });
  });

  it('leads nowhere to the left where the rows are not grouped', () => {
    const [item] = toBoardItems(toSections(views, 'none', connections), []);
    if (item === undefined) throw new Error('no line');
    expect(toGridCommand('ArrowLeft', item)).toBeNull();
  });
});

describe('findReplacement', () => {
  const items = toBoardItems(
    toSections(
      toRowViews(
        toMap(['A', 'B', 'C'].map((queueName) => createRow({ queueName }))),
        [createConnection()],
        [],
        0,
      ),
      'none',
      [],
    ),
    [],
  );

  it.each([
    [0, 'A'],
    [1, 'B'],
    [7, 'C'],
  ])('finds the line that stands at place %i now', (place, queueName) => {
    expect(findReplacement(items, place)).toBe(createRow({ queueName }).key);
  });

  it('finds none where the keyboard stood nowhere, or nothing is left', () => {
    expect(findReplacement(items, -1)).toBeNull();
    expect(findReplacement([], 0)).toBeNull();
  });
});
