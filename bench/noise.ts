import { acknowledge } from '../src/main/alerts/attention.ts';
import { recordDelivery } from '../src/main/alerts/delivery-record.ts';
import type { AlertMemory } from '../src/main/alerts/memory.ts';
import { isNearLevel } from '../src/main/alerts/nearness.ts';
import { createPlainTerms } from '../src/main/alerts/plain-terms.ts';
import { createMemory, setConnections, takeAnswer, takeTick } from '../src/main/alerts/watch.ts';
import type { Step } from '../src/main/alerts/work.ts';
import { defaultRules } from '../src/shared/alert.ts';
import type { BoardRow } from '../src/shared/board.ts';
import { toRowKey } from '../src/shared/row-key.ts';
import { ContactCentre } from '../src/simulator/contact-centre.ts';
import type { LedgerRow } from '../src/simulator/ledger.ts';
import { SimulatedClock } from '../src/simulator/simulated-clock.ts';
import { createRow } from '../test/fakes/board.ts';
import { type BenchRow, toShareAt } from './bench-row.ts';
import { type Breach, BreachWatch } from './breach-watch.ts';

/*
 * What a supervisor hears of the simulator's busy morning with 40 watched queues and the default rules, held against the
 * simulator's own ledger, looked at every second: who waits past a queue's target, and since when.
 */

const shiftMs = 9 * 3_600_000;
const pollMs = 15_000;
const nearPollMs = 5_000;
const longBreachMs = 60_000;
const ackAfterMs = 120_000;
const connectionId = 'noise';

type Reaction = 'nobody reacts' | 'acknowledged after 2 min';

/** One supervisor's alerts, driven as the application drives them. */
class Listener {
  readonly breaches = new BreachWatch();
  notifications = 0;
  recoveryNotes = 0;
  readonly #terms = createPlainTerms(defaultRules);
  readonly #reaction: Reaction;
  #memory: AlertMemory;
  #nextPollAt: number;
  #acks: { at: number; episodeIds: string[] }[] = [];

  constructor(reaction: Reaction, startAt: number) {
    this.#reaction = reaction;
    this.#nextPollAt = startAt;
    const now = toMoment(startAt);
    const connections = [{ id: connectionId, intervalMs: pollMs }];
    this.#memory = setConnections(createMemory(now), connections, this.#terms, now).memory;
  }

  look(ledgerRows: readonly LedgerRow[], at: number, isFirst: boolean): void {
    const now = toMoment(at);
    this.breaches.look(ledgerRows.map(toTruth), at, this.#memory);
    while (this.#acks[0] !== undefined && this.#acks[0].at <= at)
      this.#memory = acknowledge(this.#memory, this.#acks.shift()?.episodeIds ?? [], 'bench', now);
    if (at < this.#nextPollAt) {
      this.#hear(takeTick(this.#memory, this.#terms, now), at);
      return;
    }
    const rows = ledgerRows.map((row) => toBoardRow(row, at));
    const answer = { connectionId, rows, intervalMs: pollMs, firstAnswer: isFirst };
    this.#hear(takeAnswer(this.#memory, answer, this.#terms, now), at);
    const { chooseRules } = this.#terms;
    const isNear = isNearLevel(this.#memory.conditions, answer, chooseRules);
    this.#nextPollAt = at + (isNear ? nearPollMs : pollMs);
  }

  #hear(step: Step, at: number): void {
    this.breaches.hear(step, at, this.#memory);
    this.#memory = step.memory;
    for (const delivery of step.deliveries) {
      this.notifications += 1;
      if (delivery.because === 'resolved' || delivery.because === 'recovered-connection')
        this.recoveryNotes += 1;
      this.#memory = recordDelivery(this.#memory, delivery, true, toMoment(at));
      const episodeIds = delivery.items.flatMap(({ subject }) => subject.episodeId ?? []);
      if (this.#reaction !== 'nobody reacts') this.#acks.push({ at: at + ackAfterMs, episodeIds });
    }
  }
}

export function measureNoise(): BenchRow[] {
  const startAt = Date.UTC(2026, 10, 4, 9);
  const clock = new SimulatedClock(
    { now: () => 0, monotonic: () => 0, after: () => () => {} },
    { at: startAt, speed: 1, frozen: true },
  );
  const centre = new ContactCentre(clock, { seed: 7, queues: 40, scenario: 'busy-morning' });
  const reactions: Reaction[] = ['nobody reacts', 'acknowledged after 2 min'];
  const listeners = reactions.map((reaction) => ({ reaction, listener: new Listener(reaction, startAt) }));
  for (let at = startAt; at <= startAt + shiftMs; at += 1_000) {
    if (at > startAt) clock.advance(1_000);
    centre.catchUp();
    const { rows } = centre.ledger();
    for (const { listener } of listeners) listener.look(rows, at, at === startAt);
  }
  return listeners.flatMap(({ reaction, listener }) => toBenchRows(reaction, listener));
}

function toBenchRows(reaction: Reaction, listener: Listener): BenchRow[] {
  const { notifications, recoveryNotes, breaches } = listener;
  const long = breaches.list().filter(({ from, to }) => to - from > longBreachMs);
  const told = long.filter(({ toldAt, wasTold }) => wasTold || toldAt !== null);
  const counted = long.filter((breach) => !told.includes(breach) && breach.isCounted);
  const row = (name: string, unit: string, ours: number, goal: BenchRow['goal'] = null): BenchRow => ({
    name: `${name} (${reaction})`,
    unit,
    ours,
    peer: null,
    goal,
  });
  const share = (some: readonly Breach[]) => (some.length / long.length) * 100;
  const all = toDelays(told);
  const calm = toDelays(told.filter(({ wasBusy }) => !wasBusy));
  return [
    row('notifications per shift', '', notifications),
    row('of these recovery notes', '', recoveryNotes),
    row('interruptions per shift', '', notifications - recoveryNotes, { atMost: 12 }),
    row(`told of ${long.length} breaches longer than 60 s`, '%', share(told), { atLeast: 95 }),
    row('named or counted in the next summary, when they were over', '%', share(counted)),
    row(`from crossing to notification, ${all.length} times, p50`, 's', toShareAt(all, 0.5)),
    row('from crossing to notification, p95', 's', toShareAt(all, 0.95), { atMost: 20 }),
    row(`the same outside busy times, ${calm.length} times, p50`, 's', toShareAt(calm, 0.5)),
    row('the same outside busy times, p95', 's', toShareAt(calm, 0.95), { atMost: 20 }),
  ];
}

/** Seconds, of those that began while somebody looked and had a notification of their own. */
function toDelays(breaches: readonly Breach[]): number[] {
  return breaches.flatMap(({ from, toldAt, wasThere }) =>
    toldAt === null || wasThere ? [] : [(toldAt - from) / 1000],
  );
}

function toMoment(at: number) {
  return { at, steadyMs: at };
}

function toTruth(row: LedgerRow) {
  const { queueId, mediaType, longestWaitMs, targetMs } = row;
  return { key: toRowKey({ connectionId, queueId, mediaType }), pastMs: longestWaitMs - targetMs };
}

function toBoardRow(row: LedgerRow, observedAt: number): BoardRow {
  const { queueId, queueName, mediaType, waiting, longestWaitMs, targetMs, goalPercent } = row;
  const identity = { connectionId, queueId, queueName, mediaType, observedAt };
  return createRow({ ...identity, waiting, longestWaitMs }, { targetMs, goalPercent });
}
