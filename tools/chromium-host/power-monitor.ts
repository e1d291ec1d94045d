import type { PowerMonitor } from 'electron';
import type { BusLink } from './bus-link.ts';
import { KnownEvents } from './known-events.ts';

const manager = 'org.freedesktop.login1.Manager';
const sessions = 'org.freedesktop.login1.Session';

const events = [
  'suspend',
  'resume',
  'lock-screen',
  'unlock-screen',
  // Not told by logind: never raised here.
  'on-ac',
  'on-battery',
  'shutdown',
  'thermal-state-change',
  'speed-limit-change',
  'user-did-become-active',
  'user-did-resign-active',
] as const;

/** docs/api/power-monitor on Linux: systemd-logind's signals on the system bus, where there is one. */
export class HostPowerMonitor
  extends KnownEvents
  implements Pick<PowerMonitor, 'getSystemIdleTime' | 'isOnBatteryPower' | 'onBatteryPower'>
{
  readonly onBatteryPower = false;
  private readonly bus: BusLink;
  private listening = false;

  constructor(bus: BusLink) {
    super('powerMonitor', events);
    this.bus = bus;
  }

  override on(...given: Parameters<KnownEvents['on']>): this {
    if (!this.listening) {
      this.listening = true;
      // No system bus, no suspend: as in a container.
      this.listen().catch(() => undefined);
    }
    return super.on(...given);
  }

  getSystemIdleTime(): number {
    return 0;
  }

  isOnBatteryPower(): boolean {
    return false;
  }

  private async listen(): Promise<void> {
    await this.bus.subscribe("type='signal',path_namespace='/org/freedesktop/login1'", (signal) => {
      if (signal.interface === manager && signal.member === 'PrepareForSleep') {
        this.emit(signal.body[0] === true ? 'suspend' : 'resume');
      }
      if (signal.interface === sessions && signal.member === 'Lock') this.emit('lock-screen');
      if (signal.interface === sessions && signal.member === 'Unlock') this.emit('unlock-screen');
    });
  }
}
