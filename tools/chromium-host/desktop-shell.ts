import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Shell } from 'electron';
import type { BusLink } from './bus-link.ts';

function open(address: string, until: 'started' | 'ended'): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('xdg-open', [address], { stdio: 'ignore', detached: true });
    child.once('error', reject);
    if (until === 'started') child.once('spawn', resolve);
    else
      child.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`xdg-open ended with ${code}`)),
      );
    child.unref();
  });
}

/** docs/api/shell, by xdg-open and by the file manager on the session bus. */
export class HostShell implements Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'> {
  private readonly bus: BusLink;

  constructor(bus: BusLink) {
    this.bus = bus;
  }

  /** As Electron on Linux (shell/common/platform_util_linux.cc): it may end only when the browser is closed. */
  openExternal(url: string): Promise<void> {
    return open(url, 'started');
  }

  /** Resolves to what went wrong, empty when nothing did. */
  openPath(path: string): Promise<string> {
    return open(path, 'ended').then(
      () => '',
      (error: Error) => error.message,
    );
  }

  /** As Electron on Linux: the file manager chooses the file; where there is none on the bus, its folder opens. */
  showItemInFolder(path: string): void {
    const shown = this.bus.call({
      destination: 'org.freedesktop.FileManager1',
      path: '/org/freedesktop/FileManager1',
      interface: 'org.freedesktop.FileManager1',
      member: 'ShowItems',
      signature: 'ass',
      body: [[pathToFileURL(path).href], ''],
    });
    shown
      .catch(() => open(pathToFileURL(dirname(path)).href, 'ended'))
      .catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }

  beep(): void {
    process.stdout.write('\u0007');
  }
}
