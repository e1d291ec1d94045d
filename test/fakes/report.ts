import type { ReportAsk } from '../../src/shared/recent-report.ts';
import type { AnsweredPart, QueueReportRow, ReportAnswer, ReportRun } from '../../src/shared/report.ts';

/** Yesterday by queue and media, asked of one connection. */
export function createAsk(part: Partial<ReportAsk> = {}): ReportAsk {
  return {
    connectionIds: ['emea'],
    kind: 'queues',
    queueIds: null,
    preset: 'yesterday',
    from: null,
    to: null,
    timeZone: 'Europe/Berlin',
    granularity: 'PT30M',
    thresholdMs: null,
    formula: 'answered',
    ...part,
  };
}

export function createQueueRow(part: Partial<QueueReportRow> = {}): QueueReportRow {
  return {
    queueId: part.queueName ?? 'q',
    queueName: 'Billing EN',
    mediaType: 'voice',
    offered: 1234,
    answered: 1200,
    abandoned: 0,
    serviceLevelPercent: 87.125,
    averageHandleSeconds: 251.4,
    ...part,
  };
}

export function createPart(
  answer: ReportAnswer['answer'],
  part: Partial<AnsweredPart> = {},
  answered: Partial<ReportAnswer> = {},
): AnsweredPart {
  return {
    connectionId: 'emea',
    connectionName: 'Genesys EMEA',
    outcome: 'answered',
    formula: 'answered',
    answeredAt: Date.parse('2026-11-21T09:15:30+01:00'),
    answer: { api: 'platform', notes: [], cutShort: null, ...answered, answer },
    ...part,
  };
}

/** The 20th of November 2026 in Berlin; its parts are answered the day after. */
export function createRun(parts: ReportRun['parts']): ReportRun {
  return {
    id: 1,
    from: Date.parse('2026-11-20T00:00+01:00'),
    to: Date.parse('2026-11-21T00:00+01:00'),
    parts,
  };
}
