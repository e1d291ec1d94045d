import { describe, expect, it } from 'vitest';
import type { QueueSummary } from '../../src/shared/queue.ts';
import { summariseTargets } from '../../src/shared/target-summary.ts';

const queue = (targets: QueueSummary['targets']): Pick<QueueSummary, 'targets'> => ({ targets });
const usual = { targetMs: 20_000, goalPercent: 80 };

describe('the targets that queues name', () => {
  it('are counted by queue, the commonest first', () => {
    const queues = [
      queue({ voice: usual, chat: usual }),
      queue({ voice: usual, email: { targetMs: 86_400_000, goalPercent: 95 } }),
      queue({ voice: { targetMs: 20_000, goalPercent: null } }),
      queue({}),
    ];
    expect(summariseTargets(queues)).toEqual({
      queues: 4,
      withTarget: 3,
      targets: [
        { ...usual, queues: 2 },
        { targetMs: 20_000, goalPercent: null, queues: 1 },
        { targetMs: 86_400_000, goalPercent: 95, queues: 1 },
      ],
    });
  });

  it('are none where no queue names one', () => {
    expect(summariseTargets([queue({})])).toEqual({ queues: 1, withTarget: 0, targets: [] });
  });
});
