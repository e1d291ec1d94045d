import type { PowerMonitor } from 'electron';
import type { BusLink } from './bus-link.ts';
import type { IdleTime } from './idle-time.ts';
import { KnownEvents } from './known-events.ts';
import { ScreenLock } from './screen-lock.ts';

const manager = 'org.freedesktop.login1.Manager';

const events = [
  'suspend',
  'resume',
  // Other systems only (docs/api/power-monitor), or not told by logind: never raised here.
  'lock-screen',
  'unlock-screen',
  'on-ac',
  'on-battery',
  'shutdown',
  'thermal-state-change',
  'speed-limit-change',
  'user-did-become-active',
  'user-did-resign-active',
] as const;

interface PowerSurroundings {
  readonly systemBus: BusLink;
  readonly sessionBus: BusLink;
  readonly idle: IdleTime;
}

/**
 * docs/api/power-monitor on Linux: systemd-logind's signals on the system bus, where there is one; idle time of the
 * display; the lock of the session's screen saver.
 */
export class HostPowerMonitor
  extends KnownEvents
  implements
    Pick<PowerMonitor, 'getSystemIdleState' | 'getSystemIdleTime' | 'isOnBatteryPower' | 'onBatteryPower'>
{
  readonly onBatteryPower = false;
  private readonly around: PowerSurroundings;
  private readonly lock: ScreenLock;
  private listening = false;

  constructor(around: PowerSurroundings) {
    super('powerMonitor', events);
    this.around = around;
    this.lock = new ScreenLock(around.sessionBus);
  }

  /** Learns what the application may ask for at once, when it is ready. */
  async start(): Promise<void> {
    // No display or no session bus: what they would tell stays unknown.
    this.lock.start().catch(() => undefined);
    await this.around.idle.start().catch(() => undefined);
  }

  override on(...given: Parameters<KnownEvents['on']>): this {
    if (!this.listening) {
      this.listening = true;
      // No system bus, no suspend: as in a container.
      this.listen().catch(() => undefined);
    }
    return super.on(...given);
  }

  getSystemIdleState(idleThreshold: number): 'active' | 'idle' | 'locked' | 'unknown' {
    if (!(idleThreshold > 0)) throw new TypeError('Invalid idle threshold, must be greater than 0');
    if (this.lock.isLocked) return 'locked';
    const seconds = this.around.idle.seconds();
    if (seconds === null) return 'unknown';
    return seconds >= idleThreshold ? 'idle' : 'active';
  }

  getSystemIdleTime(): number {
    return this.around.idle.seconds() ?? 0;
  }

  isOnBatteryPower(): boolean {
    return false;
  }

  private async listen(): Promise<void> {
    await this.around.systemBus.subscribe(
      "type='signal',path_namespace='/org/freedesktop/login1'",
      (signal) => {
        if (signal.interface === manager && signal.member === 'PrepareForSleep') {
          this.emit(signal.body[0] === true ? 'suspend' : 'resume');
        }
      },
    );
  }
}
