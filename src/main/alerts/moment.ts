/**
 * One moment on both clocks. Durations (hold, keep, reminders, mutes) are counted on the steady one, which never jumps,
 * goes on while the computer sleeps, and is taken up again after a restart. The other one is for people.
 */
export interface Moment {
  /** Epoch milliseconds, as the computer's clock has them. */
  at: number;
  /** Milliseconds since a start of no meaning. */
  steadyMs: number;
}
