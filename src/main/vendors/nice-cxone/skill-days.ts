import type { Connection } from '../../../shared/connection.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { TimeWindow } from '../../../shared/queue.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { CallResult } from '../api-client.ts';
import { createBackgroundLane } from '../background-lane.ts';
import { toDayWindow } from '../day.ts';
import { toAbortFailure } from '../http-failure.ts';
import type { AcdAsker } from './acd-calls.ts';
import { askSummary } from './acd-reports.ts';
import { mergeSummary, type SkillTotals, type Today } from './translate-summary.ts';

// The skills' day so far. It is asked for beside the polls: what it finds counts for the next ones too, and a store of
// the past that is slow holds no live figure back.

interface SkillDays {
  /** The figures of the vendor's present day, as far as they are there; why not, where they could not be had. */
  read(poll: {
    vendorNow: number;
    isDue: boolean;
    signal: AbortSignal;
  }): Promise<{ today: Today | null; failure: Failure | null }>;
}

interface SkillDaysDeps {
  connection: Connection;
  clock: Clock;
  log: Log;
  timeZone: string;
}

/** The share of a poll interval, and the most, that a live answer waits for the day to come with it. */
const waitedShare = 0.1;
const longestWaitMs = 2000;

/** `asker` ends with the vendor only: a poll's own signal ends its waiting. */
export function createSkillDays(
  asker: AcdAsker,
  { connection, clock, log, timeZone }: SkillDaysDeps,
): SkillDays {
  const kept: {
    today: Today | null;
    failure: Failure | null;
    /** The midnight that the day was last asked for; null: never. */
    askedFor: number | null;
    hasAnswered: boolean;
  } = { today: null, failure: null, askedFor: null, hasAnswered: false };
  const lane = createBackgroundLane(clock);
  const waitMs = Math.min(longestWaitMs, connection.pollSeconds * 1000 * waitedShare);

  async function refresh(day: TimeWindow, vendorNow: number) {
    const answer = await askToday(asker, day, vendorNow);
    if (asker.signal.aborted) return;
    kept.today = answer.ok ? answer.value : null;
    kept.failure = answer.ok ? null : answer.failure;
    if (!answer.ok) log.info('today’s figures are missing', { code: answer.failure.code });
  }

  return {
    async read({ vendorNow, isDue, signal }) {
      const day = toDayWindow(vendorNow, timeZone);
      // A day that has ended is over at once, whatever the lane's own pace.
      const isWanted = isDue || kept.askedFor !== day.from;
      if (isWanted && lane.start(() => refresh(day, vendorNow))) kept.askedFor = day.from;
      // The first answer waits for all there is, later ones for a moment only.
      await lane.settle(kept.hasAnswered ? waitMs : null, signal);
      kept.hasAnswered = true;
      const today = kept.today?.window.from === day.from ? kept.today : null;
      const aborted = signal.aborted && today === null ? toAbortFailure(signal) : null;
      return { today, failure: kept.failure ?? aborted };
    },
  };
}

/** From the tenant's midnight to the vendor's now: its store of the past may refuse what is still to come. */
export async function askToday(
  asker: AcdAsker,
  day: TimeWindow,
  vendorNow: number,
): Promise<CallResult<Today>> {
  const window = { from: day.from, to: Math.min(Math.max(vendorNow, day.from + 1000), day.to) };
  const skills = new Map<string, SkillTotals>();
  const answer = await askSummary(asker, window, (rows) => mergeSummary(skills, rows));
  return answer.ok ? { ...answer, value: { window, skills } } : answer;
}
