import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startVirtualDesktop, type VirtualDesktop } from '../../tools/virtual-desktop/desktop.ts';
import { createPointer, type Pointer } from '../../tools/virtual-desktop/instruments/pointer.ts';
import { openToastWatch, type ToastWatch } from '../../tools/virtual-desktop/instruments/toast-watch.ts';
import { openTrayWatch, type TrayWatch } from '../../tools/virtual-desktop/instruments/tray-watch.ts';

/** A desktop of its own for one file of cases, and the instruments that look at it from outside. */
export interface Stage {
  desktop: VirtualDesktop;
  tray: TrayWatch;
  toasts: ToastWatch;
  pointer: Pointer;
  /** A picture of the whole screen, kept as `test-results/NAME.png`. */
  screenshot(name: string): Promise<void>;
  /** Told when the stage is left; what it names then fails the run. */
  onLeave(findBugs: () => string[]): void;
  stop(): Promise<void>;
}

const resultsFolder = join(import.meta.dirname, '../../test-results');

interface StageOptions {
  tray?: boolean;
  keyring?: boolean;
  notifications?: boolean;
  /** Of the programs that are started on it; the computer's own unless told otherwise. */
  timeZone?: string;
}

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  mkdirSync(resultsFolder, { recursive: true });
  const { timeZone, ...parts } = options;
  const desktop = await startVirtualDesktop(parts);
  if (timeZone !== undefined) desktop.env.TZ = timeZone;
  if (options.tray !== false) await desktop.trayReady;
  const busAddress = desktop.env.DBUS_SESSION_BUS_ADDRESS;
  if (busAddress === undefined) throw new Error('the virtual desktop names no bus');
  const tray = await openTrayWatch(busAddress);
  const toasts = await openToastWatch(busAddress);
  const bugFinders: (() => string[])[] = [];
  return {
    desktop,
    tray,
    toasts,
    pointer: createPointer(desktop.env),
    screenshot: (name) => desktop.screenshot(join(resultsFolder, `${name}.png`)),
    onLeave: (findBugs) => bugFinders.push(findBugs),
    async stop() {
      tray.close();
      toasts.close();
      await desktop.stop();
      const bugs = bugFinders.flatMap((find) => find());
      if (bugs.length > 0) throw new Error(`what ran on this stage complained:\n${bugs.join('\n')}`);
    },
  };
}
