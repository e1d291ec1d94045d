import type { Failure } from '../../../shared/failure.ts';
import type { QueueSummary, TimeWindow } from '../../../shared/queue.ts';
import type { CallResult } from '../api-client.ts';
import { toDayWindow, toSystemTimeZone } from '../day.ts';
import type { CheckOutcome, Dialect } from '../dialect.ts';
import type { Lane } from '../http.ts';
import { createQueueFilter } from '../selection.ts';
import type { AcdAsker } from './acd-calls.ts';
import { askSlaSummary, askSummary, reportSkills } from './acd-reports.ts';
import type { DialectDeps } from './deps.ts';
import { keepSame } from './kept-list.ts';
import { createSkillReader, fetchAllSkills, type SkillsNow } from './skill-activity.ts';
import { toQueueSummary, toSkillReading } from './translate-activity.ts';
import { mergeSummary, type SkillTotals, type Today } from './translate-summary.ts';

/** What earlier answers showed, kept between polls. */
interface Kept {
  /** The list that went with the newest answer: it stays the same object for as long as it says the same. */
  queues: QueueSummary[];
  today: Today | null;
  todayFailure: Failure | null;
  /** The midnight that today's figures were last asked for; null: never. */
  askedFor: number | null;
  hasToldUnlisted: boolean;
}

export interface AcdDeps extends DialectDeps {
  /** The tenant's name, once somebody has signed in; null: the token does not tell. */
  getOrganisation(): string | null;
}

/** The real API: a queue is a skill here, and has one medium. */
export function createAcdDialect(deps: AcdDeps): Dialect {
  const { connection, client, clock, log, signIn } = deps;
  const kept: Kept = { queues: [], today: null, todayFailure: null, askedFor: null, hasToldUnlisted: false };
  const reader = createSkillReader(clock);
  const isChosen = createQueueFilter(connection.queues);
  const timeZone = connection.timeZone ?? toSystemTimeZone();
  const scope = connection.scope ?? null;
  const toAsker = (signal: AbortSignal, lane: Lane): AcdAsker => ({
    client,
    version: connection.apiVersion,
    scope,
    lane,
    signal,
  });

  async function refreshToday(vendorNow: number, signal: AbortSignal) {
    const day = toDayWindow(vendorNow, timeZone);
    kept.askedFor = day.from;
    const answer = await askToday(toAsker(signal, 'today'), day, vendorNow);
    kept.today = answer.ok ? answer.value : null;
    kept.todayFailure = answer.ok ? null : answer.failure;
    if (!answer.ok) log.info('today’s figures are missing', { code: answer.failure.code });
  }

  function toChosen({ skills }: SkillsNow) {
    return [...skills.values()].filter(({ skill: { skillId, skillName } }) =>
      isChosen({ queueId: skillId, name: skillName ?? skillId }),
    );
  }

  function tell({ skills, rowsWithoutId }: SkillsNow) {
    if (rowsWithoutId > 0) log.warn('rows without a skill id were left out', { rows: rowsWithoutId });
    if (kept.hasToldUnlisted || !Array.isArray(connection.queues)) return;
    kept.hasToldUnlisted = true;
    const unlisted = connection.queues.filter((id) => !skills.has(id));
    if (unlisted.length > 0)
      log.warn('queues of the configuration are not listed by the vendor', { ids: unlisted.join(' ') });
  }

  return {
    api: 'acd',
    capabilities: { givesWaiting: true, splitsMedia: true, reports: ['queues', 'sla'], freeThreshold: false },

    signIn: (signal) => signIn(scope, signal),

    async probe(signal) {
      const all = await fetchAllSkills(toAsker(signal, 'queues'));
      return all.ok ? { ...all, value: null } : all;
    },

    async read({ signal, refreshToday: isTodayDue }) {
      const live = await reader.read(toAsker(signal, 'live'));
      if (!live.ok) return live;
      const { vendorNow } = live;
      const receivedAt = clock.now();
      tell(live.value);
      // A day that has ended is over at once, whatever the lane's own pace.
      const isNewDay = kept.askedFor !== toDayWindow(vendorNow, timeZone).from;
      if (isNewDay || isTodayDue) await refreshToday(vendorNow, signal);

      const chosen = toChosen(live.value);
      const queues = chosen.map(({ skill }) => toQueueSummary(skill));
      kept.queues = keepSame(kept.queues, queues);
      const readings = chosen.map(({ skill, asOf }) =>
        toSkillReading(
          skill,
          { connectionId: connection.id, observedAt: asOf ?? receivedAt, vendorNow: asOf ?? vendorNow },
          kept.today,
        ),
      );
      const { todayFailure } = kept;
      const value = { api: 'acd' as const, readings, quietQueueIds: [], queues: kept.queues, todayFailure };
      return { ok: true, value, vendorNow };
    },

    async listQueues(signal) {
      const all = await fetchAllSkills(toAsker(signal, 'queues'));
      return all.ok ? { ...all, value: toQueues(all.value) } : all;
    },

    async check(signal) {
      const all = await fetchAllSkills(toAsker(signal, 'live'));
      const vendorNow = all.ok ? all.vendorNow : clock.now();
      const today = await askToday(toAsker(signal, 'today'), toDayWindow(vendorNow, timeZone), vendorNow);
      const lastHour = { from: vendorNow - 3_600_000, to: vendorNow };
      const sla = await askSlaSummary(toAsker(signal, 'report'), lastHour);
      // One call lists the skills and tells their state, and one gives the day and the report by queue.
      const steps: CheckOutcome[] = [
        { step: 'queue-list', ...toOutcome(all) },
        { step: 'live-figures', ...toOutcome(all) },
        { step: 'today-figures', ...toOutcome(today) },
        { step: 'report-queues', ...toOutcome(today) },
        { step: 'report-sla', ...toOutcome(sla) },
      ];
      return {
        organisation: deps.getOrganisation(),
        queues: all.ok ? toQueues(all.value) : [],
        requestsPerMinute: toRequestsPerMinute(all.ok ? all.value.fullReadPages : 1, connection.pollSeconds),
        steps,
      };
    },

    report: (request) => reportSkills(deps, toAsker(request.signal, 'report'), request),
    measured: () => client.measured(),
  };
}

function toQueues({ skills }: SkillsNow): QueueSummary[] {
  return [...skills.values()].map(({ skill }) => toQueueSummary(skill));
}

/** From the tenant's midnight to the vendor's now: its store of the past may refuse what is still to come. */
async function askToday(asker: AcdAsker, day: TimeWindow, vendorNow: number): Promise<CallResult<Today>> {
  const window = { from: day.from, to: Math.min(Math.max(vendorNow, day.from + 1000), day.to) };
  const skills = new Map<string, SkillTotals>();
  const answer = await askSummary(asker, window, (rows) => mergeSummary(skills, rows));
  return answer.ok ? { ...answer, value: { window, skills } } : answer;
}

/** A full read a minute and single requests between, where it takes several; today's figures once a minute. */
function toRequestsPerMinute(fullReadPages: number, pollSeconds: number): number {
  const polls = 60 / pollSeconds;
  const fullReads = fullReadPages === 1 ? polls : Math.min(1, polls);
  return polls - fullReads + fullReads * fullReadPages + Math.min(1, polls);
}

/** What a role must hold for it is not documented. */
function toOutcome(result: CallResult<unknown>) {
  return result.ok
    ? { permission: null, failure: null, status: 200 }
    : { permission: null, failure: result.failure, status: result.status };
}
