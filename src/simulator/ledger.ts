import type { DemoMediaType, Witness } from './contact.ts';
import { LanePast } from './ledger-window.ts';
import type { AgentState } from './roster.ts';

/*
 * What is true. Counted contact by contact as things happen, and never from what the API's answers are made of:
 * where both agree, both are right.
 */

/** What happened to one queue and media type in a window; each event counts at its own time. */
export interface LedgerWindowRow {
  queueId: string;
  queueName: string;
  mediaType: DemoMediaType;
  skillId: number;
  targetMs: number;
  offered: number;
  answered: number;
  abandoned: number;
  /** Answered within the target. */
  withinTarget: number;
  /** Answered or abandoned past the target. */
  overTarget: number;
  /** Contacts whose wrap-up is done, and their sums. */
  handled: number;
  handleSumMs: number;
  wrapUpSumMs: number;
  /** How long each of the answered, and each of the abandoned contacts waited. */
  answerWaitsMs: number[];
  abandonWaitsMs: number[];
}

/** One queue and media type. Counts are of the present UTC day; a contact counts on the day of each event. */
export interface LedgerRow {
  queueId: string;
  queueName: string;
  mediaType: DemoMediaType;
  skillId: number;
  targetMs: number;
  goalPercent: number;
  waiting: number;
  /** 0 where nobody waits. */
  longestWaitMs: number;
  interacting: number;
  /** Contacts that were already waiting when the day (or the simulation) began. */
  carriedIn: number;
  offered: number;
  answered: number;
  abandoned: number;
  /** Answered within the target. */
  withinTarget: number;
  /** Answered or abandoned past the target. */
  overTarget: number;
  /** The base of the vendor's percentage: answered and abandoned. */
  serviceLevelTotal: number;
  /** Contacts whose wrap-up is done, and their sums. */
  handled: number;
  handleSumMs: number;
  wrapUpSumMs: number;
  /** Of the answered and of the abandoned contacts, and of both. */
  answerSumMs: number;
  abandonSumMs: number;
  waitSumMs: number;
  /** Any contact came, was answered, gave up or ended in the last 30 minutes. */
  recentlyActive: boolean;
}

export interface LedgerQueue {
  queueId: string;
  queueName: string;
  recentlyActive: boolean;
  agents: { onQueue: number; idle: number; interacting: number; notResponding: number; offQueue: number };
}

export interface Ledger {
  /** The simulated time, and where its UTC day began. */
  at: number;
  dayStartAt: number;
  scenario: string;
  rows: LedgerRow[];
  queues: LedgerQueue[];
}

export const recentMs = 30 * 60_000;
const dayMs = 86_400_000;

type Counts = Pick<
  LedgerRow,
  | 'carriedIn'
  | 'offered'
  | 'answered'
  | 'abandoned'
  | 'withinTarget'
  | 'overTarget'
  | 'handled'
  | 'handleSumMs'
  | 'wrapUpSumMs'
  | 'answerSumMs'
  | 'abandonSumMs'
>;

interface LanePage {
  mediaType: DemoMediaType;
  skillId: number;
  targetMs: number;
  goalPercent: number;
  waitingSince: Map<number, number>;
  answeredAt: Map<number, number>;
  wrappingUp: Map<number, { answeredAt: number; talkedAt: number }>;
  lastEventAt: number;
  dayStartAt: number;
  today: Counts;
  past: LanePast;
}

/** The ledger of one queue. */
export class QueueLedger implements Witness {
  readonly #pages: ReadonlyMap<DemoMediaType, LanePage>;
  readonly #agents = new Map<AgentState, number>();

  constructor(
    lanes: readonly { mediaType: DemoMediaType; skillId: number; targetMs: number; goal: number }[],
    startAt: number,
  ) {
    this.#pages = new Map(
      lanes.map(({ mediaType, skillId, targetMs, goal }) => [
        mediaType,
        {
          mediaType,
          skillId,
          targetMs,
          goalPercent: goal * 100,
          waitingSince: new Map(),
          answeredAt: new Map(),
          wrappingUp: new Map(),
          lastEventAt: Number.NEGATIVE_INFINITY,
          dayStartAt: dayStartOf(startAt),
          today: emptyCounts(0),
          past: new LanePast(),
        },
      ]),
    );
  }

  offered(mediaType: DemoMediaType, contact: number, at: number): void {
    const page = this.#turnTo(mediaType, at);
    page.waitingSince.set(contact, at);
    page.today.offered += 1;
    page.past.offered(at);
  }

  answered(mediaType: DemoMediaType, contact: number, at: number): void {
    const page = this.#turnTo(mediaType, at);
    const waitMs = at - take(page.waitingSince, contact);
    page.answeredAt.set(contact, at);
    page.today.answered += 1;
    page.today.answerSumMs += waitMs;
    page.past.answered(at, waitMs);
    if (waitMs <= page.targetMs) page.today.withinTarget += 1;
    else page.today.overTarget += 1;
  }

  abandoned(mediaType: DemoMediaType, contact: number, at: number): void {
    const page = this.#turnTo(mediaType, at);
    const waitMs = at - take(page.waitingSince, contact);
    page.today.abandoned += 1;
    page.today.abandonSumMs += waitMs;
    page.past.abandoned(at, waitMs);
    if (waitMs > page.targetMs) page.today.overTarget += 1;
  }

  talked(mediaType: DemoMediaType, contact: number, at: number): void {
    const page = this.#turnTo(mediaType, at);
    page.wrappingUp.set(contact, { answeredAt: take(page.answeredAt, contact), talkedAt: at });
  }

  handled(mediaType: DemoMediaType, contact: number, at: number): void {
    const page = this.#turnTo(mediaType, at);
    const times = take(page.wrappingUp, contact);
    page.today.handled += 1;
    page.today.handleSumMs += at - times.answeredAt;
    page.today.wrapUpSumMs += at - times.talkedAt;
    page.past.handled(at, at - times.answeredAt, at - times.talkedAt);
  }

  moved(from: AgentState, to: AgentState): void {
    this.#agents.set(from, this.#countOf(from) - 1);
    this.#agents.set(to, this.#countOf(to) + 1);
  }

  rowsAt(at: number, queueId: string, queueName: string): LedgerRow[] {
    return [...this.#pages.values()].map((page) => {
      turnDay(page, at);
      const [oldestAt] = page.waitingSince.values();
      const { today } = page;
      return {
        queueId,
        queueName,
        mediaType: page.mediaType,
        skillId: page.skillId,
        targetMs: page.targetMs,
        goalPercent: page.goalPercent,
        waiting: page.waitingSince.size,
        longestWaitMs: oldestAt === undefined ? 0 : at - oldestAt,
        interacting: page.answeredAt.size,
        ...today,
        serviceLevelTotal: today.answered + today.abandoned,
        waitSumMs: today.answerSumMs + today.abandonSumMs,
        recentlyActive: at - page.lastEventAt <= recentMs,
      };
    });
  }

  windowRows(from: number, to: number, queueId: string, queueName: string): LedgerWindowRow[] {
    return [...this.#pages.values()].map(({ mediaType, skillId, targetMs, past }) => ({
      queueId,
      queueName,
      mediaType,
      skillId,
      targetMs,
      ...past.count(from, to, targetMs),
    }));
  }

  queueAt(at: number, queueId: string, queueName: string): LedgerQueue {
    const idle = this.#countOf('idle');
    const interacting = this.#countOf('ringing') + this.#countOf('talking') + this.#countOf('wrap-up');
    const notResponding = this.#countOf('not-responding');
    return {
      queueId,
      queueName,
      recentlyActive: [...this.#pages.values()].some(({ lastEventAt }) => at - lastEventAt <= recentMs),
      agents: {
        onQueue: idle + interacting + notResponding,
        idle,
        interacting,
        notResponding,
        offQueue: this.#countOf('off-queue'),
      },
    };
  }

  #countOf(state: AgentState): number {
    return this.#agents.get(state) ?? 0;
  }

  #turnTo(mediaType: DemoMediaType, at: number): LanePage {
    const page = this.#pages.get(mediaType);
    if (page === undefined) throw new Error(`a ${mediaType} contact in a queue without ${mediaType}`);
    turnDay(page, at);
    page.lastEventAt = at;
    return page;
  }
}

export function dayStartOf(at: number): number {
  return Math.floor(at / dayMs) * dayMs;
}

/** Events come in order of time, so who waits at the first look into a new day waited at its midnight. */
function turnDay(page: LanePage, at: number): void {
  const dayStartAt = dayStartOf(at);
  if (dayStartAt === page.dayStartAt) return;
  page.dayStartAt = dayStartAt;
  page.today = emptyCounts(page.waitingSince.size);
}

function emptyCounts(carriedIn: number): Counts {
  return {
    carriedIn,
    offered: 0,
    answered: 0,
    abandoned: 0,
    withinTarget: 0,
    overTarget: 0,
    handled: 0,
    handleSumMs: 0,
    wrapUpSumMs: 0,
    answerSumMs: 0,
    abandonSumMs: 0,
  };
}

function take<T>(from: Map<number, T>, contact: number): T {
  const value = from.get(contact);
  if (value === undefined) throw new Error(`contact ${contact} skipped a step`);
  from.delete(contact);
  return value;
}
