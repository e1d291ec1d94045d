import type { Mute } from '../../shared/attention.ts';

/** What is left of a mute of everything; null: there is none, or it is over since. */
export function toMuteLeftMs(mutes: readonly Mute[], elapsedMs: number): number | null {
  const mute = mutes.find(({ target }) => target.kind === 'all');
  return mute === undefined || mute.leftMs <= elapsedMs ? null : mute.leftMs - elapsedMs;
}
