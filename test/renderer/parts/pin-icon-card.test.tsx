import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createPageBridge } from '../../../src/renderer/bridge.ts';
import { PageCommands } from '../../../src/renderer/navigation/page-commands.ts';
import { ExportDesk } from '../../../src/renderer/parts/export-desk.ts';
import { PinIconCard } from '../../../src/renderer/parts/pin-icon-card.tsx';
import { ServicesContext } from '../../../src/renderer/services.ts';
import { StateStore } from '../../../src/renderer/store.ts';
import { Ticker } from '../../../src/renderer/ticker.ts';
import { type DesktopKind, desktopKinds } from '../../../src/shared/desktop-kind.ts';

const bridge = createPageBridge({ call: () => Promise.resolve({}), listen: () => () => undefined });
const services = {
  bridge,
  store: new StateStore(bridge, () => 0),
  ticker: new Ticker(() => 0),
  commands: new PageCommands(),
  exports: new ExportDesk(bridge),
  wallNowMs: () => 0,
};

function draw(
  desktop: DesktopKind,
  part: { hasNumbers?: boolean; sayPinIcon?: boolean; trayMissing?: boolean },
) {
  const { hasNumbers = true, sayPinIcon = true, trayMissing = false } = part;
  return renderToStaticMarkup(
    <ServicesContext value={services}>
      <PinIconCard app={{ desktop, sayPinIcon, trayMissing }} hasNumbers={hasNumbers} />
    </ServicesContext>,
  );
}

describe('the card about the icon', () => {
  it.each(desktopKinds)('gives steps for %s, and the small window as another way', (desktop) => {
    const html = draw(desktop, {});
    expect(html.match(/<li>[^<]+<\/li>/g)?.length).toBeGreaterThanOrEqual(2);
    expect(html).toContain('Show the small window instead');
  });

  it('names the settings of this desktop', () => {
    expect(draw('windows-11', {})).toContain('Other system tray icons');
    expect(draw('kde', {})).toContain('Always shown');
    expect(draw('gnome', {})).toContain('AppIndicator');
  });

  it('waits for the first numbers, is said once, and not where there is no tray', () => {
    expect(draw('kde', { hasNumbers: false })).toBe('');
    expect(draw('kde', { sayPinIcon: false })).toBe('');
    expect(draw('kde', { trayMissing: true })).toBe('');
  });
});
