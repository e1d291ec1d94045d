import type { Contact } from '../contact.ts';
import { dayStartOf } from '../ledger.ts';
import { leftQueue } from '../platform/contact-metrics.ts';
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

const countNames: Readonly<Record<AgentState, keyof AgentCounts | null>> = {
  offline: null,
  'off-queue': 'agentsUnavailable',
  idle: 'agentsAvailable',
  ringing: 'agentsWorking',
  talking: 'agentsWorking',
  'wrap-up': 'agentsACW',
  'not-responding': 'agentsUnavailable',
};

/** Everybody at work is in exactly one state; who is rung works already, who did not answer is unavailable. */
export function countAgents(agents: readonly Agent[]): AgentCounts {
  const counts: AgentCounts = {
    agentsLoggedIn: 0,
    agentsAvailable: 0,
    agentsUnavailable: 0,
    agentsWorking: 0,
    agentsIdle: 0,
    agentsACW: 0,
  };
  for (const { state } of agents) {
    const name = countNames[state];
    if (name === null) continue;
    counts[name] += 1;
    counts.agentsLoggedIn += 1;
  }
  return counts;
}

export interface SlaCounts {
  within: number;
  out: number;
}

/** Of the contacts that left the queue from `since` on: answered in time, and all the rest. */
export function countSla(
  contacts: readonly Contact[],
  { targetMs }: LaneModel,
  since = Number.NEGATIVE_INFINITY,
): SlaCounts {
  const counts = { within: 0, out: 0 };
  for (const contact of contacts) {
    const left = leftQueue(contact);
    if (left === null || left.at < since) continue;
    if (left.answered && left.waitMs <= targetMs) counts.within += 1;
    else counts.out += 1;
  }
  return counts;
}

/** Whole percent. Over nothing it is 100: the vendor knows no "no figure". */
export function toPercent({ within, out }: SlaCounts): number {
  return within + out === 0 ? 100 : Math.round((within * 100) / (within + out));
}

/** Of the present UTC day. */
export function countSlaToday({ live }: Skill, at: number): SlaCounts {
  return live === null
    ? { within: 0, out: 0 }
    : countSla(live.lane.contacts, live.lane.model, dayStartOf(at));
}

/** When anything of its row last changed: a contact, an agent, or the day that its counts are of. */
export function changedAt({ live }: Skill, at: number): number {
  if (live === null) return 0;
  return Math.max(live.lane.lastActivityAt, live.queue.changedAt, dayStartOf(at));
}
