import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Whether this desktop shows tray icons. Electron does not tell: on Linux an icon without a
 * StatusNotifierWatcher is silently nowhere, so the session bus is asked. Where nothing can be asked the
 * answer is yes: a wrong warning would be worse than none.
 */
export async function hasTray(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const question = [
    '--session',
    '--print-reply=literal',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.kde.StatusNotifierWatcher',
  ];
  try {
    const { stdout } = await run('dbus-send', question, { timeout: 5000 });
    return stdout.includes('true');
  } catch (error) {
    // No such program: nobody to ask. A bus that refuses has no watcher either.
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
