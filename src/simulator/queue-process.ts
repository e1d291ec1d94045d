import type { Contact, DemoMediaType, Witness } from './contact.ts';
import { EventQueue } from './event-queue.ts';
import { type Distribution, Random } from './random.ts';
import { type Agent, type BreakHabit, Roster } from './roster.ts';

/*
 * One queue as a discrete-event simulation: contacts arrive (Poisson, piecewise constant rate), wait, ring, are
 * talked to and wrapped up, or give up. Agents work for one queue and take its media in order of priority, the
 * oldest contact first. Queues do not touch each other, so each has its own events and its own luck, and the
 * size of the steps in which time advances changes nothing.
 */

export interface LaneModel {
  mediaType: DemoMediaType;
  /** What CXone calls it: one skill is one queue and one medium. */
  skillId: number;
  /** The service-level target: `goal` (0 to 1) of the contacts answered within `targetMs`. */
  targetMs: number;
  goal: number;
  ring: Distribution;
  talk: Distribution;
  wrapUp: Distribution;
  /** Null: never gives up. */
  patience: Distribution | null;
}

interface AgentHabits {
  breaks: BreakHabit | null;
  /** The chance that a rung agent does not answer. */
  missChance: number;
  /** How long it rings then, and how long the agent gets no contact afterwards. */
  missRingMs: number;
  missRest: Distribution;
}

export interface QueueModel {
  /** In order of priority. */
  lanes: readonly LaneModel[];
  habits: AgentHabits;
}

/** What holds until `until`. */
export interface Phase {
  until: number;
  agents: number;
  mostOnBreak: number;
  contactsPerHour: Partial<Record<DemoMediaType, number>>;
}

/** The phase at a moment; `until` must lie after it. */
export type Plan = (at: number) => Phase;

export interface Lane {
  model: LaneModel;
  /** In order of arrival; those being rung included. */
  waiting: Set<Contact>;
  talking: Set<Contact>;
  /** Everything that is still kept, in order of arrival. */
  contacts: Contact[];
  lastActivityAt: number;
}

interface LaneLuck {
  lane: Lane;
  arrivals: Random;
  lengths: Random;
}

/** Finished contacts are kept long enough for "today" in any time zone. */
const keptMs = 26 * 3_600_000;

export class QueueProcess {
  readonly lanes: readonly Lane[];
  readonly #lucks: readonly LaneLuck[];
  readonly #events = new EventQueue();
  readonly #roster: Roster;
  readonly #agentLuck: Random;
  readonly #habits: AgentHabits;
  readonly #witness: Witness;
  #plan: Plan;
  /** Arrivals and phase ends planned under an earlier phase are void. */
  #phase = 0;
  #now: number;
  #contactCount = 0;
  #changedAt: number;

  constructor(
    model: QueueModel,
    plan: Plan,
    startAt: number,
    luck: { seed: number; path: string },
    witness: Witness,
  ) {
    this.#now = startAt;
    this.#changedAt = startAt;
    this.#plan = plan;
    this.#habits = model.habits;
    this.#witness = witness;
    this.#agentLuck = new Random(luck.seed, `${luck.path}/agents`);
    this.#lucks = model.lanes.map((lane) => ({
      lane: { model: lane, waiting: new Set(), talking: new Set(), contacts: [], lastActivityAt: -Infinity },
      arrivals: new Random(luck.seed, `${luck.path}/${lane.mediaType}/arrivals`),
      lengths: new Random(luck.seed, `${luck.path}/${lane.mediaType}/lengths`),
    }));
    this.lanes = this.#lucks.map(({ lane }) => lane);
    this.#roster = new Roster(
      {
        plan: (afterMs, task) => this.#events.plan(this.#now + afterMs, task),
        moved: (from, to) => {
          this.#changedAt = this.#now;
          witness.moved(from, to, this.#now);
        },
        onIdle: () => this.#dispatch(),
      },
      this.#agentLuck,
      model.habits.breaks,
    );
    this.#startPhase();
  }

  get agents(): readonly Agent[] {
    return this.#roster.agents;
  }

  /** When an agent last changed state. */
  get changedAt(): number {
    return this.#changedAt;
  }

  /** Lets everything happen up to and including `at`. */
  advanceTo(at: number): void {
    while (this.#events.nextAt() <= at) {
      const event = this.#events.take();
      if (event === undefined) break;
      this.#now = event.at;
      event.task();
    }
    if (at > this.#now) this.#now = at;
  }

  /** Another plan holds from now on. */
  follow(plan: Plan): void {
    this.#plan = plan;
    this.#startPhase();
  }

  #startPhase(): void {
    this.#phase += 1;
    const number = this.#phase;
    const phase = this.#plan(this.#now);
    this.#forgetOld();
    this.#events.plan(phase.until, () => {
      if (number === this.#phase) this.#startPhase();
    });
    this.#roster.staff(phase.agents, phase.mostOnBreak);
    for (const luck of this.#lucks) {
      const perHour = phase.contactsPerHour[luck.lane.model.mediaType] ?? 0;
      if (perHour > 0) this.#planArrival(luck, 3_600_000 / perHour, number);
    }
  }

  /** A Poisson process has no memory: at a change of rate the next arrival is simply drawn anew. */
  #planArrival(luck: LaneLuck, meanMs: number, phase: number): void {
    this.#events.plan(this.#now + Math.round(luck.arrivals.exponential(meanMs)), () => {
      if (phase !== this.#phase) return;
      this.#arrive(luck);
      this.#planArrival(luck, meanMs, phase);
    });
  }

  #arrive({ lane, lengths }: LaneLuck): void {
    this.#contactCount += 1;
    const contact: Contact = {
      id: this.#contactCount,
      arrivedAt: this.#now,
      talkMs: lengths.draw(lane.model.talk),
      wrapUpMs: lengths.draw(lane.model.wrapUp),
      agent: null,
      answeredAt: null,
      abandonedAt: null,
      talkedAt: null,
      handledAt: null,
    };
    lane.contacts.push(contact);
    lane.waiting.add(contact);
    lane.lastActivityAt = this.#now;
    this.#witness.offered(lane.model.mediaType, contact.id, this.#now);
    if (lane.model.patience !== null) {
      this.#events.plan(this.#now + lengths.draw(lane.model.patience), () => this.#giveUp(lane, contact));
    }
    this.#dispatch();
  }

  #dispatch(): void {
    for (const lane of this.lanes) {
      for (const contact of lane.waiting) {
        if (contact.agent !== null) continue;
        const agent = this.#roster.longestIdle();
        if (agent === null) return;
        this.#ring(lane, contact, agent);
      }
    }
  }

  #ring(lane: Lane, contact: Contact, agent: Agent): void {
    contact.agent = agent;
    this.#roster.move(agent, 'ringing');
    const habits = this.#habits;
    const isMissed = habits.missChance > 0 && this.#agentLuck.uniform() < habits.missChance;
    const ringMs = isMissed ? habits.missRingMs : this.#agentLuck.draw(lane.model.ring);
    if (ringMs === 0) {
      this.#answer(lane, contact, agent);
      return;
    }
    this.#events.plan(this.#now + ringMs, () => {
      if (contact.abandonedAt !== null) return;
      if (isMissed) this.#miss(contact, agent);
      else this.#answer(lane, contact, agent);
    });
  }

  #miss(contact: Contact, agent: Agent): void {
    contact.agent = null;
    this.#roster.move(agent, 'not-responding');
    const shift = agent.shift;
    this.#events.plan(this.#now + this.#agentLuck.draw(this.#habits.missRest), () => {
      if (agent.shift === shift && agent.state === 'not-responding') this.#roster.release(agent);
    });
    this.#dispatch();
  }

  #answer(lane: Lane, contact: Contact, agent: Agent): void {
    contact.answeredAt = this.#now;
    lane.waiting.delete(contact);
    lane.talking.add(contact);
    lane.lastActivityAt = this.#now;
    this.#roster.move(agent, 'talking');
    this.#witness.answered(lane.model.mediaType, contact.id, this.#now);
    this.#events.plan(this.#now + contact.talkMs, () => this.#endTalk(lane, contact, agent));
  }

  #endTalk(lane: Lane, contact: Contact, agent: Agent): void {
    contact.talkedAt = this.#now;
    lane.talking.delete(contact);
    lane.lastActivityAt = this.#now;
    this.#witness.talked(lane.model.mediaType, contact.id, this.#now);
    if (contact.wrapUpMs > 0) this.#roster.move(agent, 'wrap-up');
    this.#events.plan(this.#now + contact.wrapUpMs, () => {
      contact.handledAt = this.#now;
      contact.agent = null;
      lane.lastActivityAt = this.#now;
      this.#witness.handled(lane.model.mediaType, contact.id, this.#now);
      this.#roster.release(agent);
    });
  }

  #giveUp(lane: Lane, contact: Contact): void {
    if (contact.answeredAt !== null) return;
    const agent = contact.agent;
    contact.abandonedAt = this.#now;
    contact.agent = null;
    lane.waiting.delete(contact);
    lane.lastActivityAt = this.#now;
    this.#witness.abandoned(lane.model.mediaType, contact.id, this.#now);
    if (agent !== null) this.#roster.release(agent);
  }

  #forgetOld(): void {
    const limit = this.#now - keptMs;
    for (const lane of this.lanes) {
      const oldest = lane.contacts[0];
      if (oldest === undefined || oldest.arrivedAt >= limit) continue;
      lane.contacts = lane.contacts.filter((contact) => {
        const endedAt = contact.handledAt ?? contact.abandonedAt;
        return endedAt === null || endedAt >= limit;
      });
    }
  }
}
