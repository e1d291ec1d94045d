import type { QueueSummary, ServiceTarget } from './queue.ts';

/** A target that some queues name, and how many of them do. */
interface TargetShare extends ServiceTarget {
  queues: number;
}

export interface TargetSummary {
  queues: number;
  /** Queues that name a target for one medium at least. */
  withTarget: number;
  /** The commonest first. */
  targets: TargetShare[];
}

/** What the vendor's own listing says of when a wait is too long. */
export function summariseTargets(queues: readonly Pick<QueueSummary, 'targets'>[]): TargetSummary {
  const shares = new Map<string, TargetShare>();
  let withTarget = 0;
  for (const { targets } of queues) {
    const named = new Map(Object.values(targets).map((target) => [toTargetKey(target), target]));
    if (named.size > 0) withTarget += 1;
    for (const [key, { targetMs, goalPercent }] of named) {
      const share = shares.get(key) ?? { targetMs, goalPercent, queues: 0 };
      share.queues += 1;
      shares.set(key, share);
    }
  }
  const targets = [...shares.values()].sort((a, b) => b.queues - a.queues || a.targetMs - b.targetMs);
  return { queues: queues.length, withTarget, targets };
}

/** The same for two targets that say the same. */
export function toTargetKey({ targetMs, goalPercent }: ServiceTarget): string {
  return `${targetMs}/${goalPercent ?? ''}`;
}
