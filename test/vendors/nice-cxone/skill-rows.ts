// The rows of a tenant's skills, as the reference prints them.

export const now = Date.UTC(2026, 10, 21, 10, 15, 30);
export const iso = (ms: number) => new Date(ms).toISOString();

/** The reference's example row, its server a little behind our clock. */
export const billing = {
  serverTime: iso(now - 2000),
  businessUnitId: 4590001,
  skillId: 4101,
  skillName: 'Billing EN',
  campaignId: 77,
  mediaTypeId: 4,
  mediaTypeName: 'Phone Call',
  isActive: true,
  isOutbound: false,
  queueCount: 3,
  earliestQueueTime: iso(now - 207_000),
  contactsActive: 9,
  agentsLoggedIn: 12,
  agentsAvailable: 1,
  agentsUnavailable: 2,
  agentsWorking: 8,
  agentsIdle: 0,
  agentsACW: 1,
  inSLA: 140,
  outSLA: 22,
  serviceLevel: 86,
  serviceLevelGoal: 80,
  serviceLevelThreshold: 30,
};

export function answer(...skillActivity: object[]) {
  return { totalRecords: skillActivity.length, lastPollTime: iso(now - 1000), skillActivity };
}
