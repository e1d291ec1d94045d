import type { DemoMediaType } from '../contact.ts';
import type { DemoQueue } from '../contact-centre.ts';
import type { Lane } from '../queue-process.ts';

/*
 * The demo's queues as CXone knows them: one skill is one queue and one medium, so a queue with telephone and chat
 * is two skills that share their agents.
 */

export interface Skill {
  skillId: number;
  name: string;
  mediaTypeId: number;
  isOutbound: boolean;
  /** Null: a skill that nobody uses any more, which the API goes on listing. */
  live: { queue: DemoQueue; lane: Lane } | null;
}

export const businessUnitId = 4_590_001;

const mediaTypeNames: Readonly<Record<number, string>> = {
  1: 'E-Mail',
  3: 'Chat',
  4: 'Phone Call',
  5: 'Voice Mail',
  9: 'Digital',
};

/** CXone has no medium for wishes to be called back; what waits without a person on the line is voice mail. */
const mediaTypeIds: Record<DemoMediaType, number> = { voice: 4, chat: 3, message: 9, callback: 5, email: 1 };

/** What tells a queue's further skills from its first. */
const suffixes: Record<DemoMediaType, string> = {
  voice: 'Phone',
  chat: 'Chat',
  message: 'Digital',
  callback: 'Callback',
  email: 'E-mail',
};

const retired: readonly Skill[] = [
  { skillId: 3017, name: 'Old switchboard', mediaTypeId: 4, isOutbound: false, live: null },
  { skillId: 3018, name: 'Spring campaign', mediaTypeId: 4, isOutbound: true, live: null },
  { skillId: 3022, name: 'Fax desk', mediaTypeId: 1, isOutbound: false, live: null },
];

/** By id, as the API lists them; the retired ones are older. */
export function toSkills(queues: readonly DemoQueue[]): Skill[] {
  return [...retired, ...queues.flatMap(toLiveSkills)];
}

export function nameMediaType(mediaTypeId: number): string {
  return mediaTypeNames[mediaTypeId] ?? 'Other';
}

function toLiveSkills(queue: DemoQueue): Skill[] {
  return queue.lanes.map((lane, index) => {
    const { mediaType, skillId } = lane.model;
    return {
      skillId,
      name: index === 0 ? queue.name : `${queue.name} ${suffixes[mediaType]}`,
      mediaTypeId: mediaTypeIds[mediaType],
      isOutbound: false,
      live: { queue, lane },
    };
  });
}
