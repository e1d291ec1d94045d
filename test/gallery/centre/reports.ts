import { createFailure } from '../../../src/shared/failure.ts';
import type { RecentReport, ReportAsk } from '../../../src/shared/recent-report.ts';
import type { ReportPart, ReportRows, ReportRun } from '../../../src/shared/report.ts';
import { toPercentOf } from '../../../src/shared/service-level.ts';
import { createAsk, createPart } from '../../fakes/report.ts';
import { statuses } from './connections.ts';
import { dayMs, galleryNow, minuteMs, today } from './moment.ts';
import { rows } from './rows.ts';

const halfHourMs = 30 * minuteMs;

const rowsOf = (connectionId: string) => rows.filter(({ reading }) => reading.connectionId === connectionId);

function answerQueues(connectionId: string): ReportRows {
  return {
    kind: 'queues',
    rows: rowsOf(connectionId).map(({ reading }) => ({
      queueId: reading.queueId,
      queueName: reading.queueName,
      mediaType: reading.mediaType,
      offered: reading.offered,
      answered: reading.answered,
      abandoned: reading.abandoned,
      serviceLevelPercent: reading.serviceLevel?.percent ?? null,
      averageHandleSeconds: reading.averageHandleMs === null ? null : reading.averageHandleMs / 1000,
    })),
  };
}

/** Three queues over a working day. */
function answerIntervals(connectionId: string, from: number): ReportRows {
  const queues = rowsOf(connectionId).slice(0, 3);
  const steps = Array.from({ length: 24 }, (_, step) => from + 14 * halfHourMs + step * halfHourMs);
  return {
    kind: 'intervals',
    rows: steps.flatMap((intervalStart, step) =>
      queues.map(({ reading }, index) => {
        const offered = Math.round(20 + 14 * Math.sin((step + index * 3) / 3.5));
        const handled = step === 11 && index === 0 ? null : offered - ((step + index) % 4);
        return {
          intervalStart,
          intervalEnd: intervalStart + halfHourMs,
          queueId: reading.queueId,
          queueName: reading.queueName,
          offered,
          handled,
          abandoned: (step + index) % 4,
          serviceLevelPercent: handled === null ? null : toPercentOf(handled - (step % 7), handled),
          averageHandleSeconds: 180 + ((step * 37 + index * 11) % 140),
        };
      }),
    ),
  };
}

function answerSla(connectionId: string, ask: ReportAsk): ReportRows {
  const thresholdSeconds = (ask.thresholdMs ?? 30_000) / 1000;
  const chosen = ask.queueIds?.[connectionId];
  const own = rowsOf(connectionId).filter(({ reading }) => reading.mediaType === 'voice');
  const asked = own.filter(({ reading }) => chosen?.includes(reading.queueId) ?? true);
  return {
    kind: 'sla',
    rows: asked.map(({ reading }) => ({
      queueId: reading.queueId,
      queueName: reading.queueName,
      answered: reading.answered,
      withinThreshold: reading.serviceLevel?.withinTarget ?? null,
      thresholdSeconds,
      slaPercent: reading.serviceLevel?.percent ?? null,
      formula: 'answered',
    })),
  };
}

function toPart(connectionId: string, ask: ReportAsk, from: number): ReportPart {
  const connectionName = statuses.find(({ id }) => id === connectionId)?.name ?? connectionId;
  const asked = { connectionId, connectionName };
  if (connectionId === 'apac')
    return {
      ...asked,
      outcome: 'failed',
      failure: createFailure('vendor-down', { detail: '503 Service Unavailable' }),
    };
  const answers = {
    queues: () => answerQueues(connectionId),
    intervals: () => answerIntervals(connectionId, from),
    sla: () => answerSla(connectionId, ask),
  };
  const isUs = connectionId === 'us';
  return createPart(
    answers[ask.kind](),
    { ...asked, formula: isUs ? 'vendor' : (ask.formula ?? 'answered') },
    {
      api: isUs ? 'acd' : 'platform',
      notes: isUs ? [{ code: 'vendor-formula', count: null }] : [{ code: 'late-figures', count: null }],
      // Where both were asked, one of them was cut short.
      cutShort:
        isUs && ask.kind === 'queues' ? createFailure('rate-limited', { retryAfterMs: 42_000 }) : null,
    },
  );
}

export function runReport(ask: ReportAsk): ReportRun {
  const from = ask.from ?? today('00:00') - (ask.preset === 'today' ? 0 : dayMs);
  const to = ask.to ?? (ask.preset === 'today' ? galleryNow : today('00:00'));
  const parts = ask.connectionIds.map((id) => toPart(id, ask, from));
  return { id: 1, from, to, parts };
}

export const recentReports: readonly RecentReport[] = [
  { ...createAsk({ connectionIds: ['emea', 'us'] }), at: today('08:31') },
  { ...createAsk({ kind: 'intervals', preset: 'yesterday' }), at: today('08:02') },
  {
    ...createAsk({
      kind: 'sla',
      preset: 'own',
      from: today('08:00') - 7 * dayMs,
      to: today('20:00') - 7 * dayMs,
      thresholdMs: 45_000,
      queueIds: { emea: ['b1', 'o1', 'v1'] },
    }),
    at: today('07:45'),
  },
  { ...createAsk({ connectionIds: ['closed-in-may'], preset: 'month' }), at: today('16:50') - dayMs },
];
