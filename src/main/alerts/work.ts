import type { Breach, Rule } from '../../shared/alert.ts';
import type { AlertEvent, Delivery, SilenceReason, Subject } from './alert-event.ts';
import type { AlertMemory } from './memory.ts';
import type { Moment } from './moment.ts';
import type { RuleChooser } from './scope.ts';

/** What the settings say. */
export interface AlertTerms {
  rules: readonly Rule[];
  /** False: nothing is told. */
  notifications: boolean;
  recoveryNotes: boolean;
  /** Epoch milliseconds: quiet hours are in force until then; null: it is not quiet. */
  quietUntil: number | null;
  /** Critical alerts speak in quiet hours all the same. */
  criticalBypasses: boolean;
  /** Made from these rules and kept by the caller, which saves the work of finding out each time which rule judges what. */
  chooseRules?: RuleChooser;
}

/** An episode that is over, for the log. */
export interface EndedEpisode {
  breach: Breach;
  /** Epoch milliseconds. */
  endedAt: number;
  outcome: 'resolved' | 'lost' | 'withdrawn';
  told: boolean;
}

/** What became of a step. */
export interface Step {
  memory: AlertMemory;
  events: AlertEvent[];
  /** To be handed to the system; what became of each is said by `recordDelivery`. */
  deliveries: Delivery[];
  ended: EndedEpisode[];
}

/** A step under way: the memory in it is a copy that may be changed. */
export interface Work extends Step {
  terms: AlertTerms;
  now: Moment;
}

/** Begins a step on a copy of the memory. */
export function beginWork(memory: AlertMemory, terms: AlertTerms, now: Moment): Work {
  const copy: AlertMemory = {
    ...memory,
    at: now.at,
    steadyMs: now.steadyMs,
    countTrails: { ...memory.countTrails },
    connections: { ...memory.connections },
    goneRows: { ...memory.goneRows },
    goneQueues: { ...memory.goneQueues },
    told: { ...memory.told },
    offered: { ...memory.offered },
    attention: { ...memory.attention },
    held: { ...memory.held },
    silent: { ...memory.silent },
  };
  return { memory: copy, terms, now, events: [], deliveries: [], ended: [] };
}

export function toStep({ memory, events, deliveries, ended }: Work): Step {
  return { memory, events, deliveries, ended };
}

export function toSubject(breach: Breach): Subject {
  const { connectionId, queueId, mediaType, ruleId, episodeId } = breach;
  return { connectionId, queueId, mediaType, ruleId, episodeId };
}

/** Says why nothing is said; the same reason of the same thing once. `key` is the episode, as a rule. */
export function saySilence(work: Work, key: string, subject: Subject, because: SilenceReason): void {
  const { memory, events, now } = work;
  if (memory.silent[key] === because) return;
  memory.silent[key] = because;
  events.push({ kind: 'delivery', at: now.at, ...subject, speak: false, because });
}

/** Nothing is remembered of an episode that is over. */
export function forgetEpisode({ memory }: Work, episodeId: string): void {
  delete memory.told[episodeId];
  delete memory.offered[episodeId];
  delete memory.attention[episodeId];
  delete memory.held[episodeId];
  delete memory.silent[episodeId];
}
