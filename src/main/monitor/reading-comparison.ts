import type { Reading, ServiceLevel } from '../../shared/queue.ts';

/**
 * Whether two readings of one row would look the same. Written out: this runs for every row of every poll.
 * Not compared: `observedAt`, and the end of the window, for both move with each poll though no figure does.
 */
export function hasSameFigures(a: Reading, b: Reading): boolean {
  return (
    a.waiting === b.waiting &&
    a.longestWaitMs === b.longestWaitMs &&
    a.interacting === b.interacting &&
    a.agentsOnQueue === b.agentsOnQueue &&
    a.agentsAvailable === b.agentsAvailable &&
    a.agentsBusy === b.agentsBusy &&
    a.offered === b.offered &&
    a.answered === b.answered &&
    a.abandoned === b.abandoned &&
    a.averageHandleMs === b.averageHandleMs &&
    a.averageWaitMs === b.averageWaitMs &&
    a.queueName === b.queueName &&
    a.window?.from === b.window?.from &&
    isSameLevel(a.serviceLevel, b.serviceLevel)
  );
}

function isSameLevel(a: ServiceLevel | null, b: ServiceLevel | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.percent === b.percent &&
    a.withinTarget === b.withinTarget &&
    a.total === b.total &&
    a.targetMs === b.targetMs &&
    a.goalPercent === b.goalPercent
  );
}
