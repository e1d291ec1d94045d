import { askSessionBus } from './session-bus.ts';

/**
 * Whether this desktop shows tray icons. Electron does not tell: on Linux an icon without a
 * StatusNotifierWatcher is silently nowhere, so the session bus is asked. Where nothing can be asked the
 * answer is yes: a wrong warning would be worse than none.
 */
export async function hasTray(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const answer = await askSessionBus({
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    method: 'org.freedesktop.DBus.NameHasOwner',
    contents: ['string:org.kde.StatusNotifierWatcher'],
  });
  // A bus that refuses has no watcher either.
  return answer.kind === 'said' ? answer.text.includes('true') : answer.kind === 'unasked';
}
