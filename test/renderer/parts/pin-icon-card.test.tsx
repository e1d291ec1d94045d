import { describe, expect, it } from 'vitest';
import { isPinIconDue, PinIconCard } from '../../../src/renderer/parts/pin-icon-card.tsx';
import { type DesktopKind, desktopKinds } from '../../../src/shared/desktop-kind.ts';
import { drawPart } from '../drawn-page.tsx';

const draw = (desktop: DesktopKind) => drawPart(<PinIconCard app={{ desktop }} />);

describe('the card about the icon', () => {
  it.each(desktopKinds)('gives steps for %s, and the small window as another way', (desktop) => {
    const html = draw(desktop);
    expect(html.match(/<li>[^<]+<\/li>/g)?.length).toBeGreaterThanOrEqual(2);
    expect(html).toContain('Show the small window instead');
  });

  it('names the settings of this desktop', () => {
    expect(draw('windows-11')).toContain('Other system tray icons');
    expect(draw('kde')).toContain('Always shown');
    expect(draw('gnome')).toContain('AppIndicator');
  });

  it('waits for the first numbers, is said once, and not where there is no tray', () => {
    const due = { sayPinIcon: true, trayMissing: false };
    expect(isPinIconDue(due, true)).toBe(true);
    expect(isPinIconDue(due, false)).toBe(false);
    expect(isPinIconDue({ ...due, sayPinIcon: false }, true)).toBe(false);
    expect(isPinIconDue({ ...due, trayMissing: true }, true)).toBe(false);
  });
});
