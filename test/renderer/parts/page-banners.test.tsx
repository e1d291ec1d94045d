import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PageBanners } from '../../../src/renderer/parts/page-banners.tsx';
import type { AppInfo } from '../../../src/shared/contract.ts';
import { createSnapshot } from '../../fakes/snapshot.ts';
import { createPush } from '../board-fixture.ts';

const draw = (part: Partial<AppInfo>) =>
  renderToStaticMarkup(<PageBanners app={{ ...createSnapshot(createPush(1)).app, ...part }} />);

describe('PageBanners', () => {
  it('says what is wrong with the settings and with the history, each on its own', () => {
    const html = draw({ settingsNotice: 'settings kept aside', historyNotice: 'history begun anew' });
    expect(html).toContain('<b>About your settings:</b> settings kept aside');
    expect(html).toContain('<b>About your history:</b> history begun anew');
  });

  it('says nothing where nothing is wrong', () => {
    expect(draw({})).toBe('');
  });
});
