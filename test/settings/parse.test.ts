import { describe, expect, it } from 'vitest';
import { settingsVersion } from '../../src/main/settings/migrations.ts';
import { parseSettings } from '../../src/main/settings/parse.ts';
import { createDefaultSettings } from '../../src/shared/settings.ts';

const read = (fields: Record<string, unknown>) =>
  parseSettings(JSON.stringify({ version: settingsVersion, ...fields }));
const { layout } = createDefaultSettings();
const arranged = {
  ...layout,
  grouping: 'state',
  pinnedKeys: ['emea/q1/voice'],
  sorts: [{ column: 'waiting', direction: 'descending' }],
};

describe('the board’s layout of another version', () => {
  it('loses a part that this one does not know, and no other', () => {
    expect(read({ layout: { ...arranged, lanes: 3 } })).toEqual({
      kind: 'damaged',
      lost: ['layout.lanes'],
      settings: expect.objectContaining({ layout: arranged }),
    });
  });

  it('has the default of a part that is missing, and nothing is lost', () => {
    const { hiddenKeys: _missing, ...older } = arranged;
    expect(read({ layout: older })).toEqual({
      kind: 'good',
      settings: expect.objectContaining({ layout: arranged }),
    });
  });

  it('loses of columns, sorts and filters those that this one does not know', () => {
    const columns = [
      { id: 'waiting', isShown: false, widthPx: 90 },
      { id: 'weather', isShown: true, widthPx: null },
    ];
    const good = { id: 'a', name: 'Voice', filter: { chip: 'all', search: 'voice' } };
    const savedFilters = [good, { ...good, id: 'b', filter: { chip: 'sunny', search: '' } }];
    const sorts = [{ column: 'weather', direction: 'ascending' }];
    expect(read({ layout: { ...arranged, columns, savedFilters, sorts } })).toMatchObject({
      lost: ['layout.columns', 'layout.sorts', 'layout.savedFilters'],
      settings: {
        layout: {
          grouping: 'state',
          columns: [{ id: 'waiting', isShown: false, widthPx: 90 }],
          savedFilters: [good],
          // None is left: as on the first day.
          sorts: layout.sorts,
        },
      },
    });
  });

  it('that is none at all is the default', () => {
    for (const none of [null, [], 'wide', 7])
      expect(read({ layout: none })).toMatchObject({ lost: ['layout'], settings: { layout } });
    expect(read({ layout: JSON.parse('{"__proto__":{"grouping":"state"},"constructor":1}') })).toMatchObject({
      lost: ['layout.__proto__', 'layout.constructor'],
      settings: { layout },
    });
  });
});

describe('what else has parts', () => {
  it('keeps of the icon and of what was told what this version knows', () => {
    const parsed = read({
      theme: 'dark',
      tray: { showNumber: false, countOtherMedia: 'some', blink: true },
      told: { closeKeepsTray: true, noTray: true, news: true },
    });
    expect(parsed).toMatchObject({
      lost: ['tray.countOtherMedia', 'tray.blink', 'told.news'],
      settings: {
        theme: 'dark',
        tray: { showNumber: false, countOtherMedia: false },
        told: { closeKeepsTray: true, noTray: true, pinIcon: false },
      },
    });
  });
});
