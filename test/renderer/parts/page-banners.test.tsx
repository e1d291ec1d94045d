import { describe, expect, it } from 'vitest';
import { toBanners } from '../../../src/renderer/parts/page-banners.tsx';
import type { AppInfo } from '../../../src/shared/contract.ts';
import { createSnapshot } from '../../fakes/snapshot.ts';
import { createPush } from '../board-fixture.ts';

const read = (part: Partial<AppInfo>) => toBanners({ ...createSnapshot(createPush(1)).app, ...part });

describe('toBanners', () => {
  it('says what is wrong with the settings and with the history, each on its own', () => {
    expect(read({ settingsNotice: 'settings kept aside', historyNotice: 'history begun anew' })).toEqual([
      { id: 'settings', title: 'About your settings:', text: 'settings kept aside' },
      { id: 'history', title: 'About your history:', text: 'history begun anew' },
    ]);
  });

  it('says nothing where nothing is wrong', () => {
    expect(read({})).toEqual([]);
  });
});
