import { accelerators } from '../../shared/accelerators.ts';
import type { PageCommand } from '../../shared/page-command.ts';
import type { ShortcutName, ShortcutPlace } from '../../shared/words/en/shortcuts.ts';
import type { ViewCommand } from './page-commands.ts';

/** Keys of the whole window beside those of the menu. They do nothing while somebody types, or in a dialog or a menu. */
export const pageKeys: readonly { key: string; command: PageCommand | ViewCommand }[] = [
  { key: '/', command: 'search' },
  { key: '?', command: 'shortcuts' },
  { key: 'F1', command: 'shortcuts' },
  { key: 'Escape', command: 'close' },
];

export interface ShortcutRow {
  name: ShortcutName;
  /** Ways to the same end, each the keys that are held together, as the menu or the browser names them. */
  ways: readonly (readonly string[])[];
}

interface ShortcutSection {
  place: ShortcutPlace;
  rows: readonly ShortcutRow[];
}

/** What a table, a list or a dialog does with keys itself. */
const ownKeys: readonly ShortcutSection[] = [
  {
    place: 'board',
    rows: [
      { name: 'row', ways: [['ArrowUp'], ['ArrowDown']] },
      { name: 'rows', ways: [['PageUp'], ['PageDown']] },
      { name: 'ends', ways: [['Home'], ['End']] },
      { name: 'details', ways: [['Enter'], [' ']] },
      { name: 'pin', ways: [['P']] },
      { name: 'hide', ways: [['H']] },
      { name: 'group', ways: [['ArrowLeft'], ['ArrowRight']] },
      { name: 'rowMenu', ways: [['ContextMenu'], ['Shift', 'F10']] },
    ],
  },
  {
    place: 'header',
    rows: [
      { name: 'column', ways: [['ArrowLeft'], ['ArrowRight']] },
      { name: 'sort', ways: [['Enter']] },
      { name: 'sortToo', ways: [['Shift', 'Enter']] },
      {
        name: 'move',
        ways: [
          ['Alt', 'ArrowLeft'],
          ['Alt', 'ArrowRight'],
        ],
      },
      { name: 'columnMenu', ways: [['ContextMenu'], ['Shift', 'F10']] },
    ],
  },
  {
    place: 'forms',
    rows: [
      { name: 'next', ways: [['Tab']] },
      { name: 'previous', ways: [['Shift', 'Tab']] },
      { name: 'press', ways: [['Enter'], [' ']] },
      { name: 'choice', ways: [['ArrowUp'], ['ArrowDown']] },
      { name: 'cancel', ways: [['Escape']] },
    ],
  },
];

const places: readonly {
  place: ShortcutPlace;
  names: readonly (keyof typeof accelerators | ViewCommand)[];
}[] = [
  {
    place: 'views',
    names: ['show-board', 'show-alerts', 'show-reports', 'show-connections', 'show-settings'],
  },
  { place: 'everywhere', names: ['search', 'export', 'close', 'refresh', 'acknowledge-all', 'shortcuts'] },
  {
    place: 'window',
    names: ['wallboard', 'full-screen', 'zoom-in', 'zoom-out', 'zoom-reset', 'close-window', 'quit'],
  },
];

/** Every key by its place: from the menu's own keys and those that the page listens to. */
export function listShortcuts(): ShortcutSection[] {
  return [...places.map(({ place, names }) => ({ place, rows: names.map(toRow) })), ...ownKeys];
}

function toRow(name: keyof typeof accelerators | ViewCommand): ShortcutRow {
  const listened = pageKeys.filter(({ command }) => command === name).map(({ key }) => [key]);
  const inMenu = name === 'close' ? [] : [accelerators[name].split('+')];
  const ways = [...listened, ...inMenu];
  // F1 stands in the menu and is listened to.
  return { name, ways: ways.filter((way, at) => ways.findIndex((one) => one.join() === way.join()) === at) };
}
