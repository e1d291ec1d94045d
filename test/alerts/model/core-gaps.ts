/**
 * Where the alerts do something else than the specification says. While a line is true the model goes along with them,
 * so that everything else can be compared; made false, the sequences show the difference. The aim is an empty list.
 */
export interface CoreGaps {
  /** What was seen once stays seen when it is told again, and what is acknowledged or snoozed cannot be seen. */
  seenOnceIsSeen: boolean;
  /** `recovered-connection` and `resolved` are silenced when they begin only, not by what begins before the collect ends. */
  endsAreNotLookedAtAgain: boolean;
  /** After a restart nothing is planned for what was being collected, until the first tick. */
  restartPlansNothing: boolean;
  /** A rule that is off is spoken of until its connection's next answer. */
  lateWithdrawal: boolean;
  /** A refused `resolved` or `recovered-connection` is not offered again. */
  refusedEndsAreDropped: boolean;
  /** A connection that is blind again is told as recovered in the same breath. */
  recoveredWhileBlind: boolean;
  /** Held back by a mute and then inhibited is `first`, not `digest`: only the newest reason is remembered. */
  newestSilenceDecides: boolean;
  /** A row that is quiet or gone is inhibited only when its figures have got old. */
  goneRowsMaySpeak: boolean;
  /** The summaries of a busy time come later and later only if the notification is led by a first, escalated or digest. */
  onlyNewsMovesSummaries: boolean;
  /** What ran out is taken away a tick late where it takes an answer: critical again after the hour, back after a snooze. */
  lateLift: boolean;
}

export const coreGaps: CoreGaps = {
  seenOnceIsSeen: true,
  endsAreNotLookedAtAgain: true,
  restartPlansNothing: true,
  lateWithdrawal: true,
  refusedEndsAreDropped: true,
  recoveredWhileBlind: true,
  newestSilenceDecides: true,
  goneRowsMaySpeak: true,
  onlyNewsMovesSummaries: true,
  lateLift: true,
};
