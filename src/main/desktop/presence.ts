import type { Clock, Timer } from '../clock.ts';

/** What the system tells of the person before it; `power.ts` reads it from Electron. */
export interface PresenceSource {
  idleState(thresholdSeconds: number): 'active' | 'idle' | 'locked' | 'unknown';
  idleSeconds(): number;
  /** The screen is being locked, or was unlocked. Not on Linux. */
  onLock(listener: (isLocked: boolean) => void): void;
}

export interface PresenceOptions {
  clock: Pick<Clock, 'now' | 'setTimer'>;
  idleAfterMs: number;
  /** Nobody is there, since this time (epoch ms). */
  onAway: (at: number) => void;
  onBack: (at: number) => void;
}

const pollMs = 15_000;

/**
 * Tells when the person goes (the screen is locked, or nothing was touched for `idleAfterMs`) and is back
 * (unlocked and touched). What cannot be known ('unknown') changes nothing. Returns what ends the watch.
 */
export function followPresence(source: PresenceSource, options: PresenceOptions): () => void {
  const { clock, idleAfterMs, onAway, onBack } = options;
  const thresholdSeconds = Math.max(1, Math.round(idleAfterMs / 1000));
  let isAway = false;
  /** `told`: by the event alone, which comes before the system's own state says so. */
  let lock: 'none' | 'told' | 'seen' = 'none';
  let timer: Timer | null = null;
  let isEnded = false;

  const go = (at: number) => {
    if (isAway) return;
    isAway = true;
    onAway(at);
  };
  const look = () => {
    const state = source.idleState(thresholdSeconds);
    if (state === 'locked') {
      lock = 'seen';
      go(clock.now());
    }
    if (state === 'idle') go(clock.now() - source.idleSeconds() * 1000);
    // Where the state never says 'locked', only the event unlocks; where it does, a lost event is made up for.
    if (state === 'active' && lock !== 'told') {
      lock = 'none';
      if (isAway) {
        isAway = false;
        onBack(clock.now());
      }
    }
  };
  const poll = () => {
    look();
    timer = clock.setTimer(pollMs, poll);
  };

  source.onLock((isLocked) => {
    if (isEnded) return;
    if (isLocked) {
      lock = 'told';
      go(clock.now());
      return;
    }
    lock = 'none';
    look();
  });
  poll();
  return () => {
    isEnded = true;
    timer?.cancel();
  };
}
