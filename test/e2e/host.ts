import { join } from 'node:path';
import { describe, it } from 'vitest';
import { findElectron } from '../../scripts/electron.mjs';

const root = join(import.meta.dirname, '../..');
const register = join(root, 'tools/chromium-host/register.mjs');

/** What runs the application here. */
const host = process.env.HOST === 'electron' ? 'electron' : 'chromium';

/**
 * A case that goes by a way which only the Chromium host has, as its file dialogs. On Electron it is left out;
 * `docs/testing.md` lists every one, and a test compares.
 */
export const onChromiumHostOnly: ReturnType<typeof it.runIf> = it.runIf(host === 'chromium');
/** The same for all cases of a file that go by such a way, as a fault put into main by Node's debugger. */
export const describeOnChromiumHostOnly: ReturnType<typeof describe.runIf> = describe.runIf(
  host === 'chromium',
);

/** The program and the arguments that start the built application, or another copy of it. */
export function toStartCommand(
  args: readonly string[],
  preload?: string,
  folder: string = root,
): [string, string[]] {
  if (host === 'chromium') {
    const before = preload === undefined ? [] : ['--import', preload];
    return [process.execPath, [...before, '--import', register, join(folder, 'out/main/index.js'), ...args]];
  }
  if (preload !== undefined) throw new Error('Electron reads nothing before the application');
  const electron = findElectron(root);
  if (electron.path === null) throw new Error(`HOST=electron asks for Electron, but ${electron.why}`);
  return [electron.path, [folder, ...args]];
}
