import type { Contact } from '../contact.ts';
import { dayStartOf } from '../ledger.ts';
import { isOverTarget, leftQueue } from '../platform/contact-metrics.ts';
import type { LaneModel } from '../queue-process.ts';
import type { Agent, AgentState } from '../roster.ts';
import type { Skill } from './skills.ts';

/* What is counted for a skill, in the vendor's words. */

interface AgentCounts {
  agentsLoggedIn: number;
  agentsAvailable: number;
  agentsUnavailable: number;
  agentsWorking: number;
  agentsIdle: number;
  agentsACW: number;
}

/** Everybody at work is in exactly one state; who is rung works already, who did not answer is unavailable. */
export function countAgents(agents: readonly Agent[]): AgentCounts {
  const countOf = (...states: AgentState[]) => agents.filter(({ state }) => states.includes(state)).length;
  return {
    agentsLoggedIn: agents.length - countOf('offline'),
    agentsAvailable: countOf('idle'),
    agentsUnavailable: countOf('off-queue', 'not-responding'),
    agentsWorking: countOf('ringing', 'talking'),
    agentsIdle: 0,
    agentsACW: countOf('wrap-up'),
  };
}

export interface SlaCounts {
  within: number;
  out: number;
}

/** Of the contacts that left the queue: answered in time, and all the rest. */
export function countSla(contacts: readonly Contact[], model: LaneModel): SlaCounts {
  const left = contacts.filter((contact) => leftQueue(contact) !== null);
  const within = left.filter(
    (contact) => contact.answeredAt !== null && !isOverTarget(contact, model),
  ).length;
  return { within, out: left.length - within };
}

/** Whole percent. Over nothing it is 100: the vendor knows no "no figure". */
export function toPercent({ within, out }: SlaCounts): number {
  return within + out === 0 ? 100 : Math.round((within * 100) / (within + out));
}

/** The contacts that left the queue on the present UTC day. */
export function listLeftToday({ live }: Skill, at: number): Contact[] {
  const dayStartAt = dayStartOf(at);
  return (live?.lane.contacts ?? []).filter((contact) => (leftQueue(contact)?.at ?? 0) >= dayStartAt);
}

/** When anything of its row last changed: a contact, an agent, or the day that its counts are of. */
export function changedAt({ live }: Skill, at: number): number {
  if (live === null) return 0;
  return Math.max(live.lane.lastActivityAt, live.queue.changedAt, dayStartOf(at));
}
