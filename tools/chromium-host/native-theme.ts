import type { NativeTheme } from 'electron';
import type { BusLink } from './bus-link.ts';
import { KnownEvents } from './known-events.ts';

const settings = 'org.freedesktop.portal.Settings';

/** docs/api/native-theme: what the desktop prefers, unless the application chose itself. */
export class HostTheme
  extends KnownEvents
  implements
    Pick<
      NativeTheme,
      'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors' | 'shouldUseInvertedColorScheme'
    >
{
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  private readonly bus: BusLink;
  private source: NativeTheme['themeSource'] = 'system';
  private systemIsDark = /dark/i.test(process.env.GTK_THEME ?? '');

  constructor(bus: BusLink) {
    super('nativeTheme', ['updated']);
    this.bus = bus;
  }

  get themeSource(): NativeTheme['themeSource'] {
    return this.source;
  }

  set themeSource(source: NativeTheme['themeSource']) {
    if (source === this.source) return;
    this.source = source;
    this.emit('updated', {});
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? this.systemIsDark : this.source === 'dark';
  }

  /** The desktop portal's `color-scheme`: 1 is dark. Desktops without a portal keep to GTK_THEME. */
  async followDesktop(): Promise<void> {
    await this.bus.subscribe(`type='signal',interface='${settings}',member='SettingChanged'`, (signal) => {
      const [namespace, key, value] = signal.body;
      if (
        signal.interface === settings &&
        namespace === 'org.freedesktop.appearance' &&
        key === 'color-scheme'
      ) {
        this.setSystem(value);
      }
    });
    const [value] = await this.bus.call({
      destination: 'org.freedesktop.portal.Desktop',
      path: '/org/freedesktop/portal/desktop',
      interface: settings,
      member: 'Read',
      signature: 'ss',
      body: ['org.freedesktop.appearance', 'color-scheme'],
    });
    this.setSystem(value);
  }

  private setSystem(value: unknown): void {
    let inner = value;
    while (typeof inner === 'object' && inner !== null && 'value' in inner) inner = inner.value;
    const isDark = inner === 1;
    if (isDark === this.systemIsDark) return;
    this.systemIsDark = isDark;
    this.emit('updated', {});
  }
}
