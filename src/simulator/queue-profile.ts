import { type DemoMediaType, demoMediaTypes } from './contact.ts';
import { nameQueue } from './queue-names.ts';
import type { LaneModel, QueueModel } from './queue-process.ts';
import { type Distribution, Random } from './random.ts';

/** A queue of the demo: how it works, and how busy each of its media is at the height of a normal day. */
export interface QueueProfile {
  index: number;
  queueId: string;
  name: string;
  model: QueueModel;
  contactsPerHour: Partial<Record<DemoMediaType, number>>;
  /** Mean time that an agent spends on one contact, ringing and wrap-up included, over all media. */
  handleMs: number;
}

const minuteMs = 60_000;
const logNormal = (meanMs: number, spread: number): Distribution => ({ kind: 'log-normal', meanMs, spread });

interface MediaHabits {
  ringMs: number;
  talkMs: number;
  wrapUpMs: number;
  patience: Distribution | null;
  targetMs: number;
}

/** People hang up sooner than they leave a chat; callbacks and emails wait as long as they must. */
const mediaHabits: Record<DemoMediaType, MediaHabits> = {
  voice: {
    ringMs: 3500,
    talkMs: 4 * minuteMs,
    wrapUpMs: 40_000,
    patience: { kind: 'weibull', scaleMs: 210_000, shape: 1.2 },
    targetMs: 20_000,
  },
  chat: {
    ringMs: 5000,
    talkMs: 6 * minuteMs,
    wrapUpMs: 30_000,
    patience: { kind: 'weibull', scaleMs: 330_000, shape: 1.1 },
    targetMs: minuteMs,
  },
  message: {
    ringMs: 6000,
    talkMs: 5 * minuteMs,
    wrapUpMs: 20_000,
    patience: { kind: 'weibull', scaleMs: 60 * minuteMs, shape: 1 },
    targetMs: 5 * minuteMs,
  },
  callback: {
    ringMs: 4000,
    talkMs: 5 * minuteMs,
    wrapUpMs: 45_000,
    patience: null,
    targetMs: 30 * minuteMs,
  },
  email: {
    ringMs: 8000,
    talkMs: 6 * minuteMs,
    wrapUpMs: 15_000,
    patience: null,
    targetMs: 24 * 60 * minuteMs,
  },
};

/** Contacts per hour at the height of the day: of the demo's own queues, then over and over. */
const shapes: readonly Partial<Record<DemoMediaType, number>>[] = [
  { voice: 110, email: 18 },
  { voice: 150, chat: 30 },
  { voice: 120, chat: 40, callback: 8 },
  { voice: 90, email: 24, message: 18 },
  { voice: 45, callback: 6 },
  { voice: 30, email: 20 },
  { voice: 55, chat: 20 },
  { voice: 70, email: 12 },
  { voice: 60, chat: 25, message: 12 },
  { voice: 50 },
  { voice: 40, chat: 12, callback: 5 },
  { email: 40, message: 20 },
];

/** Beyond this many queues each one gets quieter, so that the whole stays cheap: most then rest, as in life. */
const fullSizeQueues = 150;

/** Skills are numbered on from here, queue by queue. */
const firstSkillId = 4101;

/** The demo's queues; the same seed gives the same ids, whatever their number. */
export function createProfiles(seed: number, count: number): QueueProfile[] {
  const scale = Math.min(1, fullSizeQueues / count);
  let skillId = firstSkillId;
  return Array.from({ length: count }, (_, index) => {
    const profile = createProfile(seed, index, scale, skillId);
    skillId += profile.model.lanes.length;
    return profile;
  });
}

function createProfile(seed: number, index: number, scale: number, skillId: number): QueueProfile {
  const random = new Random(seed, `queue ${index}`);
  const queueId = random.uuid();
  const lanes: LaneModel[] = [];
  const contactsPerHour: Partial<Record<DemoMediaType, number>> = {};
  let workMs = 0;
  let contacts = 0;
  for (const [mediaType, perHour] of lanesOf(index)) {
    const habits = mediaHabits[mediaType];
    const pace = 0.85 + 0.3 * random.uniform();
    lanes.push({
      mediaType,
      skillId: skillId + lanes.length,
      targetMs: habits.targetMs,
      goal: 0.8,
      ring: logNormal(habits.ringMs, 0.35),
      talk: logNormal(habits.talkMs * pace, 0.7),
      wrapUp: logNormal(habits.wrapUpMs * pace, 0.5),
      patience: habits.patience,
    });
    const scaled = perHour * scale * (0.9 + 0.2 * random.uniform());
    contactsPerHour[mediaType] = scaled;
    contacts += scaled;
    workMs += scaled * (habits.ringMs + (habits.talkMs + habits.wrapUpMs) * pace);
  }
  const habits = {
    breaks: {
      every: { kind: 'exponential', meanMs: 80 * minuteMs },
      length: logNormal(8 * minuteMs, 0.4),
    },
    missChance: 0.006,
    missRingMs: 8000,
    missRest: logNormal(40_000, 0.5),
  } as const;
  return {
    index,
    queueId,
    name: nameQueue(index),
    model: { lanes, habits },
    contactsPerHour,
    handleMs: workMs / contacts,
  };
}

function lanesOf(index: number): [DemoMediaType, number][] {
  const shape = shapes[index % shapes.length] ?? {};
  return demoMediaTypes.flatMap((mediaType) => {
    const perHour = shape[mediaType];
    return perHour === undefined ? [] : [[mediaType, perHour]];
  });
}
