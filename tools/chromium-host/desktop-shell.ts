import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

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

/** docs/api/shell, by xdg-open. */
export const shellParts = {
  /** As Electron on Linux (shell/common/platform_util_linux.cc): it may end only when the browser is closed. */
  openExternal: (url: string) => open(url, 'started'),
  /** Resolves to what went wrong, empty when nothing did. */
  openPath: (path: string) =>
    open(path, 'ended').then(
      () => '',
      (error: Error) => error.message,
    ),
  showItemInFolder(path: string): void {
    open(pathToFileURL(dirname(path)).href, 'ended').catch((error: unknown) =>
      process.stderr.write(`${String(error)}\n`),
    );
  },
  beep(): void {
    process.stdout.write('\u0007');
  },
};
