import { describe, expect, it } from 'vitest';
import { toGridCommand, toNextIndex } from '../../../src/renderer/board/grid-keys.ts';
import { toRowView } from '../../../src/renderer/board/row-view.ts';
import { viewCommands } from '../../../src/renderer/navigation/page-commands.ts';
import { listShortcuts, pageKeys } from '../../../src/renderer/navigation/shortcuts.ts';
import { accelerators } from '../../../src/shared/accelerators.ts';
import { nameKey, shortcutWords } from '../../../src/shared/words/en/shortcuts.ts';
import { createRow } from '../board-fixture.ts';

const sections = listShortcuts();
const rows = sections.flatMap((section) => section.rows);
const waysOf = (name: string) => rows.find((row) => row.name === name)?.ways.map((way) => way.join('+'));

describe('the sheet of shortcuts', () => {
  it('lists whatever the menu has a key for, with that key', () => {
    for (const [name, key] of Object.entries(accelerators)) expect(waysOf(name), name).toContain(key);
  });

  it('lists every key that the page listens to', () => {
    for (const { key, command } of pageKeys) expect(waysOf(command), key).toContain(key);
    for (const name of viewCommands) expect(waysOf(name), name).toBeDefined();
  });

  it('says each thing once, and no way twice', () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    for (const { name, ways } of rows)
      expect(new Set(ways.map((way) => way.join())).size, name).toBe(ways.length);
  });

  it('has no word left over', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(shortcutWords.names).sort());
    expect(sections.map(({ place }) => place).sort()).toEqual(Object.keys(shortcutWords.places).sort());
  });

  it('names keys that move on the board, and only such', () => {
    for (const name of ['row', 'rows', 'ends'])
      for (const key of waysOf(name) ?? []) expect(toNextIndex(key, 5, 10, 3), key).not.toBeNull();
  });

  it('names keys that do something with a row of the board', () => {
    const row = createRow();
    const view = toRowView(row, undefined, undefined, 0);
    const item = { kind: 'row', id: row.key, view, groupId: null } as const;
    const does = { details: 'pick', pin: 'pin', hide: 'hide' };
    for (const [name, type] of Object.entries(does))
      for (const key of waysOf(name) ?? []) expect(toGridCommand(key, item), key).toMatchObject({ type });
  });
});

describe('nameKey', () => {
  it('names keys as they stand on the keyboard of this computer', () => {
    expect(nameKey('CmdOrCtrl', false)).toEqual({ sign: 'Ctrl', said: 'Ctrl' });
    expect(nameKey('CmdOrCtrl', true)).toEqual({ sign: '⌘', said: 'Command' });
    expect(nameKey('ArrowUp', false)).toEqual({ sign: '↑', said: 'Up' });
    expect(nameKey('F1', true)).toEqual({ sign: 'F1', said: 'F1' });
  });
});
