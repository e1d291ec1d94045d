import { createDayPlan } from './day-plan.ts';
import { dayStartOf, type Ledger, type LedgerWindowRow, QueueLedger, recentMs } from './ledger.ts';
import { type Lane, QueueProcess } from './queue-process.ts';
import { createProfiles, type QueueProfile } from './queue-profile.ts';
import type { Agent } from './roster.ts';
import { isDown, leadInMs, type Scenario, type ScenarioName, scenarios, toDayTerms } from './scenario.ts';
import type { SimulatedClock } from './simulated-clock.ts';

/*
 * The whole demo contact centre: its queues, brought up to the simulated clock whenever somebody looks. Nothing
 * runs between two looks.
 */

/** A queue as the answers are made of it. */
export interface DemoQueue {
  queueId: string;
  name: string;
  lanes: readonly Lane[];
  agents: readonly Agent[];
  /** When an agent of it last did something else. */
  changedAt: number;
}

interface QueueEntry {
  profile: QueueProfile;
  name: string;
  process: QueueProcess;
  ledger: QueueLedger;
}

/** How long the simulation has already run at the start, so that there are figures of today. */
const warmUpMs = 3 * 3_600_000;

interface CentreOptions {
  seed: number;
  queues: number;
  scenario: ScenarioName;
}

export class ContactCentre {
  readonly clock: SimulatedClock;
  readonly #entries = new Map<string, QueueEntry>();
  #scenarioName: ScenarioName;
  #beganAt: number;

  constructor(clock: SimulatedClock, options: CentreOptions) {
    this.clock = clock;
    this.#scenarioName = options.scenario;
    this.#beganAt = clock.now();
    const warmUpAt = this.#beganAt - warmUpMs;
    for (const profile of createProfiles(options.seed, options.queues)) {
      const ledger = new QueueLedger(profile.model.lanes, warmUpAt);
      const luck = { seed: options.seed, path: `queue ${profile.index}` };
      const process = new QueueProcess(profile.model, this.#planOf(profile), warmUpAt, luck, ledger);
      process.advanceTo(this.#beganAt);
      this.#entries.set(profile.queueId, { profile, name: profile.name, process, ledger });
    }
  }

  get scenario(): Scenario {
    return scenarios[this.#scenarioName];
  }

  get scenarioName(): ScenarioName {
    return this.#scenarioName;
  }

  /** Lets the simulation catch up; answers the simulated time. */
  catchUp(): number {
    const at = this.clock.now();
    for (const { process } of this.#entries.values()) process.advanceTo(at);
    return at;
  }

  /** Whether the scenario has taken every API down. */
  isDown(): boolean {
    return isDown(this.scenario, this.clock.now() - this.#beganAt);
  }

  /** All queues, or those of `ids` that exist. */
  queues(ids?: Iterable<string>): DemoQueue[] {
    if (ids === undefined) return [...this.#entries.values()].map(toDemoQueue);
    const found: DemoQueue[] = [];
    for (const id of new Set(ids)) {
      const entry = this.#entries.get(id);
      if (entry !== undefined) found.push(toDemoQueue(entry));
    }
    return found;
  }

  /** False where there is no such queue. */
  rename(queueId: string, name: string): boolean {
    const entry = this.#entries.get(queueId);
    if (entry !== undefined) entry.name = name;
    return entry !== undefined;
  }

  remove(queueId: string): boolean {
    return this.#entries.delete(queueId);
  }

  /** Another scenario begins (a moment later, so that what leads up to it can happen). */
  play(name: ScenarioName): void {
    const at = this.catchUp();
    this.#scenarioName = name;
    this.#beganAt = at + leadInMs;
    for (const { profile, process } of this.#entries.values()) process.follow(this.#planOf(profile));
  }

  ledger(): Ledger {
    const at = this.catchUp();
    const entries = [...this.#entries.values()];
    return {
      at,
      dayStartAt: dayStartOf(at),
      scenario: this.#scenarioName,
      rows: entries.flatMap(({ profile, name, ledger }) => ledger.rowsAt(at, profile.queueId, name)),
      queues: entries.map(({ profile, name, ledger }) => ledger.queueAt(at, profile.queueId, name)),
    };
  }

  /** What truly happened from `from` (inclusive) to `to` (exclusive), as far as a good day back. */
  ledgerWindow(from: number, to: number): LedgerWindowRow[] {
    this.catchUp();
    return [...this.#entries.values()].flatMap(({ profile, name, ledger }) =>
      ledger.windowRows(from, to, profile.queueId, name),
    );
  }

  #planOf(profile: QueueProfile) {
    return createDayPlan(profile, toDayTerms(this.scenario, profile, this.#beganAt));
  }
}

/** The queues that some contact came to, left or was answered in during the last half hour. */
export function isRecentlyActive(queue: DemoQueue, at: number): boolean {
  return queue.lanes.some(({ lastActivityAt }) => at - lastActivityAt <= recentMs);
}

function toDemoQueue({ profile, name, process }: QueueEntry): DemoQueue {
  const { lanes, agents, changedAt } = process;
  return { queueId: profile.queueId, name, lanes, agents, changedAt };
}
