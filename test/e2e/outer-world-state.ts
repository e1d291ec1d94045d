/** Names the file that holds the state. */
export const worldVariable = 'QUEUEWATCH_OUTER_WORLD';

export interface MovedWorld {
  /** Counts the changes. */
  turn: number;
  /** How far the computer's clock was set off. Timers are not moved by that. */
  clockShiftMs: number;
  /** Host names that no name server answers for. */
  lostNames: string[];
}
