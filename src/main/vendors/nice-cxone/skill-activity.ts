import { createFailure } from '../../../shared/failure.ts';
import { answerDetails } from '../../../shared/words/en/vendor-detail.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { CallResult } from '../api-client.ts';
import { type AcdAsker, askSkillPages } from './acd-calls.ts';
import { activitySchema, type Skill, toSkills } from './translate-activity.ts';

// The skills as they are now. A full read is one request for most tenants. Where it takes more, only what changed is
// asked for between full reads (`updatedSince`), and a skill without news is as it was, at the vendor's newer time.

const fullEveryMs = 60_000;

type ActivityPage = ReturnType<typeof activitySchema.parse>;

/** A skill and the vendor's time at which its figures were true; null: the vendor named none. */
interface SkillNow {
  skill: Skill;
  asOf: number | null;
}

export interface SkillsNow {
  /** Active ones, by id, in the vendor's order. */
  skills: ReadonlyMap<string, SkillNow>;
  /** Rows that named no skill. */
  rowsWithoutId: number;
  /** Requests that the newest full read took. */
  fullReadPages: number;
}

interface SkillReader {
  /** Every skill, asked for without regard to what is known. */
  readAll(asker: AcdAsker): Promise<CallResult<SkillsNow>>;
  /** The skills for a poll: changes only, where that takes fewer requests; those do not tell which skills are gone. */
  read(asker: AcdAsker, inFull: boolean): Promise<CallResult<SkillsNow>>;
}

/** Every skill, for a report; what the vendor said before does not count. */
export async function fetchAllSkills(asker: AcdAsker): Promise<CallResult<SkillsNow>> {
  const full = await fetchFullPages(asker);
  return full.ok ? { ...full, value: toSkillsNow(full.value) } : full;
}

interface Kept extends SkillsNow {
  skills: Map<string, SkillNow>;
  /** The next `updatedSince`. */
  lastPollTime: number;
  vendorNow: number;
  /** Of the full read, on the monotonic clock. */
  fullAt: number;
}

export function createSkillReader(clock: Clock, log: Log): SkillReader {
  const state: { kept: Kept | null; takesDeltas: boolean; hadSkills: boolean; saidNothing: boolean } = {
    kept: null,
    takesDeltas: true,
    hadSkills: false,
    saidNothing: false,
  };

  /** A tenant that had skills has not lost all of them because an answer has no body: that would be calm for good. */
  async function fetchFull(asker: AcdAsker): Promise<CallResult<ActivityPage[]>> {
    const full = await fetchFullPages(asker);
    if (!full.ok) return full;
    if (state.hadSkills && full.value[0] === nothingToReport) return lost;
    if (full.value[0] === nothingToReport && !state.saidNothing) {
      state.saidNothing = true;
      log.warn('the vendor reports no skills: check the user’s role and views');
    }
    state.hadSkills ||= full.value.some(({ skillActivity }) => skillActivity.length > 0);
    return full;
  }

  async function readInFull(asker: AcdAsker): Promise<CallResult<SkillsNow>> {
    const fullAt = clock.monotonic();
    const full = await fetchFull(asker);
    if (!full.ok) return full;
    const skillsNow = toSkillsNow(full.value);
    const lastPollTime = full.value[0]?.lastPollTime ?? null;
    const isWorthIt = skillsNow.fullReadPages > 1 && lastPollTime !== null && state.takesDeltas;
    state.kept = isWorthIt ? { ...skillsNow, lastPollTime, vendorNow: full.vendorNow, fullAt } : null;
    return { ...full, value: skillsNow };
  }

  async function readChanges(asker: AcdAsker, kept: Kept): Promise<CallResult<SkillsNow>> {
    const updatedSince = new Date(kept.lastPollTime).toISOString();
    const delta = await fetchPages(asker, { updatedSince });
    if (!delta.ok) {
      if (delta.status !== 400) return delta;
      // "Invalid updatedSince", say older versions: this tenant is read in full.
      state.takesDeltas = false;
      return readInFull(asker);
    }
    const hasNews = !delta.value.includes(nothingToReport);
    const lastPollTime = delta.value[0]?.lastPollTime ?? null;
    // Without a time to go on from, the next read begins anew.
    if (hasNews && lastPollTime === null) return readInFull(asker);
    // An empty answer names no time: the vendor's clock went on as its date header did.
    const elapsedMs = Math.max(0, delta.vendorNow - kept.vendorNow);
    for (const one of kept.skills.values())
      if (one.asOf !== null)
        one.asOf = lastPollTime === null ? one.asOf + elapsedMs : Math.max(one.asOf, lastPollTime);
    const { skills, rowsWithoutId } = mergePages(delta.value, kept.skills);
    const next = { ...kept, skills, rowsWithoutId, vendorNow: Math.max(kept.vendorNow, delta.vendorNow) };
    state.kept = { ...next, lastPollTime: lastPollTime ?? kept.lastPollTime };
    return { ...delta, value: state.kept };
  }

  return {
    async readAll(asker) {
      const full = await fetchFull(asker);
      return full.ok ? { ...full, value: toSkillsNow(full.value) } : full;
    },
    read(asker, inFull) {
      const { kept } = state;
      const isFullDue = inFull || kept === null || clock.monotonic() - kept.fullAt >= fullEveryMs;
      return isFullDue ? readInFull(asker) : readChanges(asker, kept);
    },
  };
}

/**
 * What a 204 stands for: no skills in a full read (if there never were any), no news in one of changes. A 304 is only
 * good for the latter.
 */
const nothingToReport: ActivityPage = {
  lastPollTime: null,
  totalRecords: 0,
  _links: null,
  skillActivity: [],
};

/** No body where there must be skills. */
const lost: CallResult<never> = {
  ok: false,
  failure: createFailure('bad-answer', { detail: answerDetails.noContent }),
  status: 204,
};

async function fetchFullPages(asker: AcdAsker): Promise<CallResult<ActivityPage[]>> {
  const full = await fetchPages(asker, {});
  return full.ok && isCutShort(full.value) ? lost : full;
}

function fetchPages(asker: AcdAsker, query: Readonly<Record<string, string>>) {
  return askSkillPages(asker, {
    path: 'activity',
    query,
    schema: activitySchema,
    whenEmpty: nothingToReport,
    ...('updatedSince' in query ? { whenUnchanged: nothingToReport } : {}),
    toIds: ({ skillActivity }) => skillActivity.map(({ skillId }) => skillId),
  });
}

/** A later page without a body, though the vendor counts more skills than came. */
function isCutShort(pages: readonly ActivityPage[]): boolean {
  const rows = pages.reduce((sum, { skillActivity }) => sum + skillActivity.length, 0);
  return pages.length > 1 && pages.at(-1) === nothingToReport && rows < (pages[0]?.totalRecords ?? 0);
}

function toSkillsNow(pages: readonly ActivityPage[]) {
  return { ...mergePages(pages, new Map()), fullReadPages: pages.length };
}

/** The rows of all pages over what was known; inactive skills are left out. */
function mergePages(pages: readonly ActivityPage[], known: ReadonlyMap<string, SkillNow>) {
  const skills = new Map(known);
  let rowsWithoutId = 0;
  for (const { skillActivity, lastPollTime } of pages) {
    const rows = toSkills(skillActivity);
    rowsWithoutId += skillActivity.length - rows.length;
    for (const skill of rows)
      if (skill.isActive === false) skills.delete(skill.skillId);
      else skills.set(skill.skillId, { skill, asOf: skill.serverTime ?? lastPollTime });
  }
  return { skills, rowsWithoutId };
}
