import type { BusLink } from './bus-link.ts';

/** Whom Chromium asks, in this order, and Electron by it. */
const savers = ['freedesktop', 'cinnamon', 'gnome', 'mate', 'xfce'].map((desktop) => ({
  destination: `org.${desktop}.ScreenSaver`,
  interface: `org.${desktop}.ScreenSaver`,
  path: `/org/${desktop}/ScreenSaver`,
}));

/** Whether the screen is locked, as the first screen saver on the session bus tells that answers. */
export class ScreenLock {
  isLocked = false;
  private readonly bus: BusLink;

  constructor(bus: BusLink) {
    this.bus = bus;
  }

  async start(): Promise<void> {
    for (const saver of savers) {
      const [owned] = await this.bus.call({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'NameHasOwner',
        signature: 's',
        body: [saver.destination],
      });
      if (owned !== true) continue;
      const rule = `type='signal',interface='${saver.interface}',member='ActiveChanged'`;
      const stop = await this.bus.subscribe(rule, (signal) => {
        if (signal.interface === saver.interface && signal.member === 'ActiveChanged')
          this.isLocked = signal.body[0] === true;
      });
      try {
        const [active] = await this.bus.call({ ...saver, member: 'GetActive' });
        this.isLocked = active === true;
        return;
      } catch {
        // Some own the name and answer nothing; the next one may.
        stop();
      }
    }
  }
}
