import { describe, expect, it } from 'vitest';
import { type PageNotice, PageNotices } from '../../../src/renderer/parts/page-notices.tsx';
import type { AppInfo } from '../../../src/shared/contract.ts';
import { createSnapshot } from '../../fakes/snapshot.ts';
import { createPush } from '../board-fixture.ts';
import { drawPart } from '../drawn-page.tsx';

const away: PageNotice = { id: 'away', draw: (others) => <p>AWAY {others}</p> };
const pinIcon: PageNotice = { id: 'pin-icon', draw: (others) => <p>PIN {others}</p> };

function draw(part: Partial<AppInfo>, cards: readonly PageNotice[]): string {
  const app = { ...createSnapshot(createPush(1)).app, ...part };
  return drawPart(<PageNotices app={app} cards={cards} />);
}

describe('PageNotices', () => {
  it('draws nothing where there is nothing to say', () => {
    expect(draw({}, [])).toBe('');
  });

  it('draws one at a time, and inside it the way to the others', () => {
    const html = draw({ settingsNotice: 'SETTINGS', historyNotice: 'HISTORY' }, [pinIcon, away]);
    expect(html).toContain('SETTINGS');
    expect(html).not.toMatch(/HISTORY|AWAY|PIN/);
    expect(html).toMatch(/<button[^>]*aria-expanded="false"[^>]*>3 more notices<\/button>/);
  });

  it.each([
    ['what was missed before what can wait', { historyNotice: 'HISTORY' }, 'AWAY'],
    ['a broken settings file before what was missed', { settingsNotice: 'SETTINGS' }, 'SETTINGS'],
    ['the missing tray before what was missed', { trayMissing: true }, 'This desktop shows no tray icons.'],
    ['what was missed before the icon', {}, 'AWAY'],
  ])('draws %s', (_, part, first) => {
    const html = draw(part, [pinIcon, away]);
    expect(html).toContain(first);
    expect(html).not.toContain('PIN');
  });

  it('offers no others where there is one', () => {
    expect(draw({}, [pinIcon])).toBe('<div class="page-notices"><p>PIN </p></div>');
  });
});
