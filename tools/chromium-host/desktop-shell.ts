import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

function open(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('xdg-open', [address], { stdio: 'ignore', detached: true });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`xdg-open ended with ${code}`))));
    child.unref();
  });
}

/** docs/api/shell, by xdg-open. */
export const shellParts = {
  openExternal: (url: string) => open(url),
  /** Resolves to what went wrong, empty when nothing did. */
  openPath: (path: string) =>
    open(path).then(
      () => '',
      (error: Error) => error.message,
    ),
  showItemInFolder(path: string): void {
    open(pathToFileURL(dirname(path)).href).catch((error: unknown) =>
      process.stderr.write(`${String(error)}\n`),
    );
  },
  beep(): void {
    process.stdout.write('\u0007');
  },
};
