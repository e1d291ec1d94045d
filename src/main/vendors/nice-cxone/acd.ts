import type { QueueSummary } from '../../../shared/queue.ts';
import type { CallResult } from '../api-client.ts';
import { toDayWindow, toSystemTimeZone } from '../day.ts';
import type { Dialect } from '../dialect.ts';
import type { Lane } from '../http.ts';
import { toAbortFailure } from '../http-failure.ts';
import { createQueueFilter } from '../selection.ts';
import type { AcdAsker } from './acd-calls.ts';
import { askSlaSummary, reportSkills } from './acd-reports.ts';
import type { DialectDeps } from './deps.ts';
import { keepSame } from './kept-list.ts';
import { createSkillReader, type SkillsNow } from './skill-activity.ts';
import { askToday, createSkillDays } from './skill-days.ts';
import { toQueueSummary, toSkillReading } from './translate-activity.ts';

/** What earlier answers showed, kept between polls. */
interface Kept {
  /** The list that went with the newest answer: it stays the same object for as long as it says the same. */
  queues: QueueSummary[];
}

interface AcdDeps extends DialectDeps {
  /** The tenant's name, once somebody has signed in; null: the token does not tell. */
  getOrganisation(): string | null;
  /** Aborted when the vendor is closed: what goes on beside the polls then ends. */
  closing: AbortSignal;
}

/** The real API: a queue is a skill here, and has one medium. */
export function createAcdDialect(deps: AcdDeps): Dialect {
  const { connection, client, clock, log, closing, signIn } = deps;
  const kept: Kept = { queues: [] };
  const reader = createSkillReader(clock, log);
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
  const days = createSkillDays(toAsker(closing, 'today'), { ...deps, timeZone });

  function toChosen({ skills }: SkillsNow) {
    return [...skills.values()].filter(({ skill: { skillId, skillName } }) =>
      isChosen({ queueId: skillId, name: skillName ?? skillId }),
    );
  }

  function tell({ rowsWithoutId }: SkillsNow) {
    if (rowsWithoutId > 0) log.warn('rows without a skill id were left out', { rows: rowsWithoutId });
  }

  return {
    api: 'acd',
    capabilities: {
      givesWaiting: true,
      splitsMedia: true,
      reports: { queues: ['vendor'], sla: ['vendor'] },
      freeThreshold: false,
    },

    signIn: (signal) => signIn(scope, signal),

    async probe(signal) {
      const all = await reader.readAll(toAsker(signal, 'queues'));
      return all.ok ? { ...all, value: null } : all;
    },

    async read({ signal, refreshToday: isDue, refreshQueues }) {
      const live = await reader.read(toAsker(signal, 'live'), refreshQueues);
      if (!live.ok) return live;
      const { vendorNow } = live;
      const receivedAt = clock.now();
      tell(live.value);
      const { today, failure: todayFailure } = await days.read({ vendorNow, isDue, signal });
      // Out of time is no reason to throw away what is there; whoever called off wants nothing.
      const aborted = signal.aborted ? toAbortFailure(signal) : null;
      if (aborted !== null && aborted.code !== 'timeout')
        return { ok: false, failure: aborted, status: null };

      const chosen = toChosen(live.value);
      const queues = chosen.map(({ skill }) => toQueueSummary(skill));
      kept.queues = keepSame(kept.queues, queues);
      // Where rows name the time of the figures, no header is needed.
      const now = client.waits.toNow(vendorNow, () => findNewestStart(live.value));
      const readings = chosen.map(({ skill, asOf }) =>
        toSkillReading(
          skill,
          { connectionId: connection.id, observedAt: asOf ?? receivedAt, vendorNow: asOf ?? now },
          today,
        ),
      );
      const value = { api: 'acd' as const, readings, quietQueueIds: [], queues: kept.queues, todayFailure };
      return { ok: true, value, vendorNow };
    },

    async listQueues(signal) {
      const all = await reader.readAll(toAsker(signal, 'queues'));
      return all.ok ? { ...all, value: toQueues(all.value) } : all;
    },

    async check(signal, watch) {
      const organisation = deps.getOrganisation();
      watch.organisation(organisation);
      // One call lists the skills and tells their state, and one gives the day and the report by queue.
      watch.begin('queue-list');
      const all = await reader.readAll(toAsker(signal, 'live'));
      const vendorNow = all.ok ? all.vendorNow : clock.now();
      const listed = watch.end({ step: 'queue-list', ...toOutcome(all) });
      const live = watch.end({ step: 'live-figures', ...toOutcome(all) });
      if (all.ok) watch.queues(all.value.skills.size);
      watch.begin('today-figures');
      const today = await askToday(toAsker(signal, 'today'), toDayWindow(vendorNow, timeZone), vendorNow);
      const day = watch.end({ step: 'today-figures', ...toOutcome(today) });
      const byQueue = watch.end({ step: 'report-queues', ...toOutcome(today) });
      watch.begin('report-sla');
      const lastHour = { from: vendorNow - 3_600_000, to: vendorNow };
      const sla = await askSlaSummary(toAsker(signal, 'report'), lastHour);
      const steps = [listed, live, day, byQueue, watch.end({ step: 'report-sla', ...toOutcome(sla) })];
      return {
        organisation,
        queues: all.ok ? toQueues(all.value) : [],
        requestsPerMinute: toRequestsPerMinute(all.ok ? all.value.fullReadPages : 1, connection.pollSeconds),
        steps,
      };
    },

    report: (request) => reportSkills(deps, toAsker(request.signal, 'report'), request),
    measured: () => client.measured(),
  };
}

/** Of contacts that wait now: other rows may name a time that has long passed. */
function findNewestStart({ skills }: SkillsNow): number | null {
  const starts = [...skills.values()].flatMap(({ skill: { queueCount, earliestQueueTime } }) =>
    queueCount ? (earliestQueueTime ?? []) : [],
  );
  return starts.length === 0 ? null : Math.max(...starts);
}

function toQueues({ skills }: SkillsNow): QueueSummary[] {
  return [...skills.values()].map(({ skill }) => toQueueSummary(skill));
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
