import { recordDelivery } from '../src/main/alerts/delivery-record.ts';
import type { AlertMemory } from '../src/main/alerts/memory.ts';
import { createPlainTerms } from '../src/main/alerts/plain-terms.ts';
import { createMemory, setConnections, takeAnswer } from '../src/main/alerts/watch.ts';
import { type Rule, ruleSchema } from '../src/shared/alert.ts';
import type { BoardRow } from '../src/shared/board.ts';
import type { Reading } from '../src/shared/queue.ts';
import { createRow } from '../test/fakes/board.ts';
import { type BenchRow, toMedian } from './bench-row.ts';
import { fetchObservations } from './observations.ts';
import { toQueueId } from './queue-ids.ts';

/*
 * Rules × queues: one poll's answer judged by five rules per queue, a few hundred breaches being open, against
 * JSON.parse of the vendor's answer about the same queues. Both alternate in one run.
 */

const goalAtMost = 0.3;
const rounds = 60;
/** A program that runs all day compiles its code once. */
const warmUpRounds = 60;
const intervalMs = 15_000;
/** Today's figures are asked for once a minute, live ones at every poll. */
const todayEveryRounds = 4;
const connectionId = 'bench';

const parts: Partial<Rule>[] = [
  { metric: 'waiting', warning: 10, critical: 20, holdMs: 30_000, scope: { mediaTypes: ['voice'] } },
  { metric: 'longestWaitMs', levelsFrom: 'queue-target' },
  {
    metric: 'agentsAvailable',
    direction: 'below',
    warning: 1,
    critical: 0,
    scope: { connectionIds: [connectionId] },
  },
  {
    metric: 'serviceLevelPercent',
    direction: 'below',
    levelsFrom: 'queue-target',
    windowMs: 1_800_000,
    serviceLevelFormula: 'offered-abandons-count',
  },
  { metric: 'abandonPercent', warning: 10, critical: 20, scope: { queueNamePattern: 'Queue *' } },
];
const rules = parts.map((each, index) =>
  ruleSchema.parse({
    id: `r${index}`,
    name: `Rule ${index}`,
    direction: 'above',
    warning: null,
    critical: null,
    ...each,
  }),
);

export async function measureRules(queues = 5_000): Promise<BenchRow[]> {
  const answer = await fetchObservations(queues);
  const terms = createPlainTerms(rules);
  // Ten minutes before a half-hour begins: by the time that is measured its beginning has been seen.
  const start = Date.UTC(2026, 2, 2, 8, 50);
  const toMoment = (round: number) => ({ at: start + round * intervalMs, steadyMs: round * intervalMs });
  let memory: AlertMemory = createMemory(toMoment(0));
  memory = setConnections(memory, [{ id: connectionId, intervalMs }], terms, toMoment(0)).memory;
  const rows = Array.from({ length: queues }, (_, index) => createCalmRow(index));
  const live: number[] = [];
  const withToday: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const now = toMoment(round);
    // As the board does it: a row lives on, its reading is another one.
    for (const [index, row] of rows.entries()) row.reading = toReading(row.reading, index, round, now.at);
    const startedAt = performance.now();
    const step = takeAnswer(memory, { connectionId, rows, intervalMs, firstAnswer: false }, terms, now);
    const middle = performance.now();
    for (const text of answer) JSON.parse(text);
    const endedAt = performance.now();
    memory = step.memory;
    for (const delivery of step.deliveries) memory = recordDelivery(memory, delivery, true, now);
    if (round < warmUpRounds) continue;
    (round % todayEveryRounds === 0 ? withToday : live).push(middle - startedAt);
    theirs.push(endedAt - middle);
  }
  const open = memory.conditions.length;
  if (open < 200) throw new Error(`only ${open} breaches are open`);
  const row = (name: string, ours: readonly number[]): BenchRow => ({
    name: `${queues} queues × ${rules.length} rules, ${open} breaches open, ${name}`,
    unit: 'ms',
    ours: toMedian(ours),
    peer: toMedian(theirs),
    goal: { atMost: goalAtMost },
  });
  return [
    row('live figures changed; peer: JSON.parse of their answer', live),
    row('today’s counts changed as well; the same peer', withToday),
  ];
}

function createCalmRow(index: number): BoardRow {
  const identity = { connectionId, queueId: toQueueId(index), queueName: `Queue ${index}`, observedAt: 0 };
  return createRow(identity, { targetMs: 20_000, goalPercent: 80 });
}

/** Most queues are calm; a few dozen come and go with every poll, and some hundred are past a level for long. */
function toReading(before: Reading, index: number, round: number, observedAt: number): Reading {
  const isLong = index % 50 === 0;
  const isBrief = (index + round * 7) % 200 === 1;
  const offered = 100 + (index % 50) + Math.floor(round / todayEveryRounds);
  const abandoned = index % 80 === 3 ? Math.floor(offered / 5) : 2;
  const answered = offered - abandoned;
  return {
    ...before,
    observedAt,
    waiting: isLong ? 12 + (round % 3) : 1 + ((index + round) % 7),
    longestWaitMs: isBrief ? 25_000 : 1_000 * ((index + round) % 15),
    agentsAvailable: 2 + (index % 3),
    offered,
    answered,
    abandoned,
    serviceLevel: {
      percent: 90,
      withinTarget: Math.floor(answered * 0.95),
      total: offered,
      targetMs: 20_000,
      goalPercent: 80,
    },
    window: { from: observedAt - (observedAt % 86_400_000), to: observedAt },
  };
}
