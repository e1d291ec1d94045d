import { describe, expect, it } from 'vitest';
import guide from '../../docs/user-guide.md?raw';
import { listShortcuts } from '../../src/renderer/navigation/shortcuts.ts';
import { settingsTabs } from '../../src/renderer/settings/settings-tabs.ts';
import { settingsPageWords } from '../../src/shared/words/en/settings-page.ts';
import { nameKey, shortcutWords } from '../../src/shared/words/en/shortcuts.ts';

/** The cells of the tables under a heading, without their heads. */
function readTable(heading: string): string[][] {
  const [, section = ''] = guide.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  const lines = own.split('\n').filter((line) => line.startsWith('|'));
  const rows = lines.map((line) => line.split('|').slice(1, -1));
  return rows.map((cells) => cells.map((cell) => cell.trim())).slice(2);
}

describe('the user guide', () => {
  it('lists the keys of the sheet of shortcuts, in its order', () => {
    const listed = listShortcuts().flatMap(({ place, rows }) =>
      rows.map(({ name, ways }) => {
        const keys = ways.map((way) => way.map((key) => nameKey(key, false).sign).join(' + '));
        const { or, places, names } = shortcutWords;
        return [places[place], names[name], keys.join(` ${or} `)];
      }),
    );
    expect(readTable('Keys')).toEqual(listed);
  });

  it('goes through the sections of the settings, in their order', () => {
    const names = settingsTabs.map((name) => settingsPageWords.tabs[name]);
    expect(readTable('Settings').map(([name]) => name)).toEqual(names);
  });
});
