import { describeBug } from './last-resort.ts';
import type { Log } from './log.ts';

interface QuittingOptions {
  log: Pick<Log, 'error'>;
  /** Ends everything that runs. */
  stop: () => Promise<void>;
  quit: () => void;
}

/**
 * Holds up the end of the program until everything has stopped; what cannot be stopped holds it up no longer. To be
 * called each time that the program is about to end.
 */
export function createQuitting({
  log,
  stop,
  quit,
}: QuittingOptions): (event: { preventDefault: () => void }) => void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  return (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    // A second wish to end does not stop everything twice.
    if (state === 'stopping') return;
    state = 'stopping';
    void stop()
      .catch((error: unknown) => log.error('not everything could be stopped', { error: describeBug(error) }))
      .finally(() => {
        state = 'stopped';
        quit();
      });
  };
}
