import type { Distribution, Random } from './random.ts';

/*
 * The agents of one queue: who is there, who is free, who takes a break. An agent who is rung counts as
 * interacting, since nobody else can be put through; so does one in wrap-up.
 */

const agentStates = [
  'offline',
  'off-queue',
  'idle',
  'ringing',
  'talking',
  'wrap-up',
  'not-responding',
] as const;
export type AgentState = (typeof agentStates)[number];

export interface Agent {
  number: number;
  state: AgentState;
  /** Goes home once the present contact is done. */
  leaving: boolean;
  /** Counts the times at work: a break planned in an earlier one is void. */
  shift: number;
}

export interface BreakHabit {
  every: Distribution;
  length: Distribution;
}

interface RosterWorld {
  plan(afterMs: number, task: () => void): void;
  moved(from: AgentState, to: AgentState): void;
  /** Somebody became free. */
  onIdle(): void;
}

const occupied: ReadonlySet<AgentState> = new Set(['ringing', 'talking', 'wrap-up']);
/** Who is sent home first. */
const leavingOrder: readonly AgentState[] = [
  'idle',
  'off-queue',
  'not-responding',
  'wrap-up',
  'talking',
  'ringing',
];

export class Roster {
  readonly agents: Agent[] = [];
  /** In the order in which they became free. */
  readonly #idle = new Set<Agent>();
  readonly #world: RosterWorld;
  readonly #random: Random;
  readonly #habit: BreakHabit | null;
  #mostOnBreak = 0;
  #onBreak = 0;

  constructor(world: RosterWorld, random: Random, habit: BreakHabit | null) {
    this.#world = world;
    this.#random = random;
    this.#habit = habit;
  }

  /** Brings agents in or sends them home until `wanted` are at work; `mostOnBreak` of them may rest at once. */
  staff(wanted: number, mostOnBreak: number): void {
    this.#mostOnBreak = mostOnBreak;
    let present = 0;
    for (const agent of this.agents) if (agent.state !== 'offline' && !agent.leaving) present += 1;
    if (present < wanted) this.#bringIn(wanted - present);
    else if (present > wanted) this.#sendHome(present - wanted);
  }

  /** The agent who has been free for longest. */
  longestIdle(): Agent | null {
    for (const agent of this.#idle) return agent;
    return null;
  }

  move(agent: Agent, state: AgentState): void {
    const from = agent.state;
    if (from === state) return;
    if (from === 'idle') this.#idle.delete(agent);
    if (from === 'off-queue') this.#onBreak -= 1;
    if (state === 'off-queue') this.#onBreak += 1;
    agent.state = state;
    if (state === 'idle') this.#idle.add(agent);
    this.#world.moved(from, state);
  }

  /** The agent has nothing to do any more: home, or free for the next contact. */
  release(agent: Agent): void {
    if (agent.leaving) {
      agent.leaving = false;
      this.move(agent, 'offline');
      return;
    }
    this.move(agent, 'idle');
    this.#world.onIdle();
  }

  #bringIn(count: number): void {
    let missing = count;
    for (const agent of this.agents) {
      if (missing > 0 && agent.leaving) {
        agent.leaving = false;
        missing -= 1;
      }
    }
    for (const agent of this.agents) {
      if (missing > 0 && agent.state === 'offline') {
        this.#logIn(agent);
        missing -= 1;
      }
    }
    for (; missing > 0; missing -= 1) {
      const agent: Agent = { number: this.agents.length + 1, state: 'offline', leaving: false, shift: 0 };
      this.agents.push(agent);
      this.#logIn(agent);
    }
  }

  #logIn(agent: Agent): void {
    agent.shift += 1;
    this.release(agent);
    if (this.#habit !== null) this.#planBreak(agent, agent.shift, this.#habit, this.#habit.every);
  }

  #sendHome(count: number): void {
    const present = this.agents.filter(({ state, leaving }) => state !== 'offline' && !leaving);
    present.sort((one, other) => leavingOrder.indexOf(one.state) - leavingOrder.indexOf(other.state));
    for (const agent of present.slice(0, count)) {
      if (occupied.has(agent.state)) agent.leaving = true;
      else this.move(agent, 'offline');
    }
  }

  #planBreak(agent: Agent, shift: number, habit: BreakHabit, wait: Distribution): void {
    this.#world.plan(this.#random.draw(wait), () => {
      if (agent.shift !== shift || agent.state === 'offline') return;
      if (agent.state !== 'idle' || this.#onBreak >= this.#mostOnBreak) {
        this.#planBreak(agent, shift, habit, { kind: 'exponential', meanMs: 300_000 });
        return;
      }
      this.move(agent, 'off-queue');
      this.#world.plan(this.#random.draw(habit.length), () => {
        if (agent.shift === shift && agent.state === 'off-queue') this.release(agent);
      });
      this.#planBreak(agent, shift, habit, habit.every);
    });
  }
}
