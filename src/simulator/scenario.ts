import type { DayTerms, Incident } from './day-plan.ts';
import type { QueueProfile } from './queue-profile.ts';
import type { StaffingGoal } from './staffing.ts';

export const scenarioNames = [
  'calm',
  'busy-morning',
  'spike',
  'outage',
  'expired-token',
  'rate-limited',
  'night',
] as const;
export type ScenarioName = (typeof scenarioNames)[number];

export interface Scenario {
  /** The centre's time of day at the beginning. */
  beganHour: number;
  load: number;
  goal: StaffingGoal;
  incidentsOf(profile: QueueProfile): readonly Incident[];
  /** How long a token works, in seconds of the wall clock; what the token answer promises stays a day. */
  tokenSeconds: number;
  requestsPerMinute: number;
  /** Every API answers 503 from `afterMs` on for `lengthMs`, again and again. */
  outage: { afterMs: number; lengthMs: number } | null;
}

const minuteMs = 60_000;

/** So many agents that hardly anybody waits once the telephone has rung. */
const relaxed: StaffingGoal = { waitMs: 8000, share: 0.0006 };
const thrifty: StaffingGoal = { waitMs: 20_000, share: 0.02 };

/** What a token answer promises: a day, as the platform's clients do unless set otherwise. */
export const tokenLifetimeSeconds = 86_399;

/** Earlier today it was busier, so that today's service levels are not all 100 %. */
const earlier: Incident = {
  fromMs: -180 * minuteMs,
  toMs: -45 * minuteMs,
  agentShare: 0.56,
  extraPerHour: 0,
};

const calm: Scenario = {
  beganHour: 11,
  load: 0.9,
  goal: relaxed,
  incidentsOf: () => [earlier],
  tokenSeconds: tokenLifetimeSeconds,
  requestsPerMinute: 300,
  outage: null,
};

/**
 * Begins shortly before the scenario does, so that the wait passes the 20 s target 12 to 16 s after the start:
 * calls come at once, agents leave; more calls; help arrives; after about six minutes it is over.
 */
const spikeIncidents: readonly Incident[] = [
  earlier,
  { fromMs: -6500, toMs: -4500, agentShare: 0.3, extraPerHour: 16_000 },
  { fromMs: -4500, toMs: 70_000, agentShare: 0.3, extraPerHour: 1400 },
  { fromMs: 70_000, toMs: 4.5 * minuteMs, agentShare: 0.4, extraPerHour: 420 },
  { fromMs: 4.5 * minuteMs, toMs: 5.5 * minuteMs, agentShare: 0.8, extraPerHour: 0 },
  { fromMs: 5.5 * minuteMs, toMs: 12 * minuteMs, agentShare: 1.3, extraPerHour: 0 },
];

/** Too few agents since a good half hour ago. */
const strain = (agentShare: number, extraPerHour: number): readonly Incident[] => [
  earlier,
  { fromMs: -40 * minuteMs, toMs: 150 * minuteMs, agentShare, extraPerHour },
];

/** Every third queue is short of people, one in twelve badly so. */
function strainOf({ index }: QueueProfile): readonly Incident[] {
  if (index % 12 === 1) return strain(0.45, 160);
  return index % 3 === 0 ? strain(0.65, 0) : [earlier];
}

export const scenarios: Record<ScenarioName, Scenario> = {
  calm,
  'busy-morning': { ...calm, beganHour: 9.75, load: 1.3, goal: thrifty, incidentsOf: strainOf },
  spike: { ...calm, incidentsOf: ({ index }) => (index === 0 ? spikeIncidents : [earlier]) },
  outage: { ...calm, outage: { afterMs: 30_000, lengthMs: 120_000 } },
  'expired-token': { ...calm, tokenSeconds: 20 },
  'rate-limited': { ...calm, requestsPerMinute: 8 },
  night: { ...calm, beganHour: 2.5 },
};

/** How long before the beginning incidents may start: a scenario that is switched on begins so much later. */
export const leadInMs = 6500;

export function toDayTerms(scenario: Scenario, profile: QueueProfile, beganAt: number): DayTerms {
  const { beganHour, load, goal } = scenario;
  return { beganAt, beganHour, load, goal, incidents: scenario.incidentsOf(profile) };
}

/** Whether the scenario has every API down at the moment. */
export function isDown(scenario: Scenario, elapsedMs: number): boolean {
  const { outage } = scenario;
  if (outage === null || elapsedMs < 0) return false;
  return elapsedMs % (outage.afterMs + outage.lengthMs) >= outage.afterMs;
}
