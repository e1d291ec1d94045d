import { powerMonitor } from 'electron';

/** Tells when the computer goes to sleep and when it is back. */
export function watchPower(handlers: { onSuspend: () => void; onResume: () => void }): void {
  powerMonitor.on('suspend', handlers.onSuspend);
  powerMonitor.on('resume', handlers.onResume);
}
