import { powerMonitor } from 'electron';
import { followPresence, type PresenceOptions } from './presence.ts';

/** Tells when the computer goes to sleep and when it is back. */
export function watchPower(handlers: { onSuspend: () => void; onResume: () => void }): void {
  powerMonitor.on('suspend', handlers.onSuspend);
  powerMonitor.on('resume', handlers.onResume);
}

/**
 * Tells when nobody is before the screen and when somebody is back; returns what ends the watch.
 * Electron tells of locking on macOS and Windows. On Linux there is no such event: the idle state is `locked` where
 * the desktop's screen saver answers on the session bus (GNOME, KDE, Xfce, Cinnamon, MATE do), at the next poll.
 * Idle time is known on X11; under Wayland it may stay 0, and then nobody is ever away but by the lock.
 */
export function watchPresence(options: PresenceOptions): () => void {
  return followPresence(
    {
      idleState: (thresholdSeconds) => powerMonitor.getSystemIdleState(thresholdSeconds),
      idleSeconds: () => powerMonitor.getSystemIdleTime(),
      onLock(listener) {
        powerMonitor.on('lock-screen', () => listener(true));
        powerMonitor.on('unlock-screen', () => listener(false));
      },
    },
    options,
  );
}
