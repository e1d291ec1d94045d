import { createEmptyReading, type MediaType, type Reading } from '../src/shared/queue.ts';
import { ContactCentre } from '../src/simulator/contact-centre.ts';
import { SimulatedClock } from '../src/simulator/simulated-clock.ts';
import { toQueueId } from './queue-ids.ts';

/* Readings for the history's benchmarks: what a demo contact centre truly shows, and a cheap random walk. */

const busyMorning = Date.UTC(2026, 2, 2, 9, 0, 0);
const todayEveryMs = 60_000;

interface BenchPoll {
  at: number;
  readings: Reading[];
}

/**
 * The demo contact centre's busy morning as the platform's API would show it: live figures at every poll, today's
 * once a minute, averages with all their decimals.
 */
export function* pollDemoCentre(queues: number, hours: number, everyMs: number): Generator<BenchPoll> {
  let at = busyMorning;
  const wall = { now: () => at, monotonic: () => at, after: () => () => undefined };
  const clock = new SimulatedClock(wall, { at, speed: 1, frozen: false });
  const centre = new ContactCentre(clock, { seed: 2_026, queues, scenario: 'busy-morning' });
  let today = new Map<string, Partial<Reading>>();
  let todayAt = Number.NEGATIVE_INFINITY;
  for (; at < busyMorning + hours * 3_600_000; at += everyMs) {
    const ledger = centre.ledger();
    const isDue = at - todayAt >= todayEveryMs;
    if (isDue) todayAt = at;
    const agents = new Map(ledger.queues.map((queue) => [queue.queueId, queue.agents]));
    const next = new Map<string, Partial<Reading>>();
    const readings = ledger.rows.map((row): Reading => {
      const key = `${row.queueId}/${row.mediaType}`;
      const figures = isDue ? toToday(row, ledger.dayStartAt, at) : (today.get(key) ?? {});
      next.set(key, figures);
      const own = agents.get(row.queueId);
      return {
        ...createEmptyReading({
          connectionId: 'bench',
          queueId: row.queueId,
          queueName: row.queueName,
          mediaType: row.mediaType,
          observedAt: at,
        }),
        waiting: row.waiting,
        longestWaitMs: row.longestWaitMs,
        interacting: row.interacting,
        agentsOnQueue: own?.onQueue ?? null,
        agentsAvailable: own?.idle ?? null,
        agentsBusy: own?.interacting ?? null,
        ...figures,
      };
    });
    today = next;
    yield { at, readings };
  }
}

type Row = ReturnType<ContactCentre['ledger']>['rows'][number];

function toToday(row: Row, from: number, to: number): Partial<Reading> {
  const { offered, answered, abandoned, handled, withinTarget, serviceLevelTotal: total } = row;
  return {
    offered,
    answered,
    abandoned,
    averageHandleMs: handled === 0 ? null : row.handleSumMs / handled,
    averageWaitMs: answered === 0 ? null : row.answerSumMs / answered,
    serviceLevel: {
      percent: total === 0 ? null : (withinTarget / total) * 100,
      withinTarget,
      total,
      targetMs: row.targetMs,
      goalPercent: row.goalPercent,
    },
    window: { from, to },
  };
}

/** Queues whose figures wander a little at every poll: about every third changes. The same for the same seed. */
export function createWalk(queues: number, seed = 1): (at: number) => BenchPoll {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const mediaType: MediaType = 'voice';
  const rows = Array.from({ length: queues }, (_, index) => ({
    connectionId: 'bench',
    queueId: toQueueId(index),
    queueName: `Queue ${index}`,
    mediaType,
    waiting: 0,
    waitingSince: 0,
    offered: 0,
  }));
  return (at) => ({
    at,
    readings: rows.map((row): Reading => {
      const turn = random();
      if (turn < 0.15) row.waiting += 1;
      else if (turn < 0.33) row.waiting = Math.max(0, row.waiting - 1);
      if (turn < 0.15) row.offered += 1;
      if (row.waiting === 0 || turn > 0.9) row.waitingSince = at - Math.floor(random() * 60_000);
      const { waiting, waitingSince, offered, ...identity } = row;
      return {
        ...createEmptyReading({ ...identity, observedAt: at }),
        waiting,
        longestWaitMs: waiting === 0 ? 0 : at - waitingSince,
        agentsAvailable: waiting === 0 ? 2 : 0,
        offered,
      };
    }),
  });
}
