import type { Agent } from './roster.ts';

/** The media of the demo, in the order in which a free agent takes them. */
export const demoMediaTypes = ['voice', 'chat', 'message', 'callback', 'email'] as const;
export type DemoMediaType = (typeof demoMediaTypes)[number];

/**
 * One contact. Times are epoch milliseconds of the simulated clock, null until they happen. It waits from
 * `arrivedAt` until it is answered or given up, ringing included; handling is talking and wrap-up.
 */
export interface Contact {
  id: number;
  arrivedAt: number;
  talkMs: number;
  wrapUpMs: number;
  /** Who is being rung for it, or talks. */
  agent: Agent | null;
  answeredAt: number | null;
  abandonedAt: number | null;
  talkedAt: number | null;
  handledAt: number | null;
}

/**
 * Told about every step of every contact and agent, at the moment it happens. The ledger listens here, so that
 * it counts by itself and does not read the state which the answers are made of.
 */
export interface Witness {
  offered(mediaType: DemoMediaType, contact: number, at: number): void;
  answered(mediaType: DemoMediaType, contact: number, at: number): void;
  abandoned(mediaType: DemoMediaType, contact: number, at: number): void;
  talked(mediaType: DemoMediaType, contact: number, at: number): void;
  handled(mediaType: DemoMediaType, contact: number, at: number): void;
  moved(from: Agent['state'], to: Agent['state'], at: number): void;
}
