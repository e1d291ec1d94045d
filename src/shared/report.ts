import { z } from 'zod';
import { apiNames, serviceLevelFormulas } from './connection.ts';
import { failureSchema } from './failure.ts';
import { mediaTypeSchema } from './queue.ts';
import { granularities, reportKinds } from './report-terms.ts';
import { wrongValue } from './words/en/wrong-value.ts';

export const reportQuestionSchema = z
  .strictObject({
    kind: z.enum(reportKinds),
    /** Epoch milliseconds; `to` is exclusive. */
    from: z.number().int(),
    to: z.number().int(),
    /** Null: the queues that the connection reads. */
    queueIds: z.array(z.string().min(1)).min(1).nullable(),
    granularity: z.enum(granularities),
    /** Null: the default, or each queue's own where the vendor knows no free threshold. */
    thresholdMs: z.number().positive().nullable(),
    /** Null: the connection's own. */
    formula: z.enum(serviceLevelFormulas).nullable(),
  })
  .refine(({ from, to }) => from < to, { error: wrongValue.emptyWindow, path: ['to'] });
export type ReportQuestion = z.infer<typeof reportQuestionSchema>;

/** The questions that an API answers, each with the formulas of the service level that it allows. */
export const reportAbilitiesSchema = z.partialRecord(
  z.enum(reportKinds),
  z.array(z.enum(serviceLevelFormulas)).min(1),
);
export type ReportAbilities = z.infer<typeof reportAbilitiesSchema>;

const figure = z.number().nullable();

/** Over the whole window. Null: the vendor did not say, or a percentage over nothing. */
export const queueReportRowSchema = z.object({
  queueId: z.string(),
  queueName: z.string(),
  mediaType: mediaTypeSchema,
  offered: figure,
  answered: figure,
  abandoned: figure,
  serviceLevelPercent: figure,
  averageHandleSeconds: figure,
});
export type QueueReportRow = z.infer<typeof queueReportRowSchema>;

const intervalReportRowSchema = z.object({
  /** Epoch milliseconds; the end is exclusive. */
  intervalStart: z.number(),
  intervalEnd: z.number(),
  /** Null: the vendor gave only a name, and no known queue has it, or more than one. */
  queueId: z.string().nullable(),
  queueName: z.string(),
  offered: figure,
  handled: figure,
  abandoned: figure,
  serviceLevelPercent: figure,
  averageHandleSeconds: figure,
});
export type IntervalReportRow = z.infer<typeof intervalReportRowSchema>;

export const slaReportRowSchema = z.object({
  queueId: z.string(),
  queueName: z.string(),
  answered: figure,
  withinThreshold: figure,
  thresholdSeconds: figure,
  slaPercent: figure,
  formula: z.enum(serviceLevelFormulas),
});
export type SlaReportRow = z.infer<typeof slaReportRowSchema>;

/** In the vendor's order. */
const reportRowsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queues'), rows: z.array(queueReportRowSchema) }),
  z.object({ kind: z.literal('intervals'), rows: z.array(intervalReportRowSchema) }),
  z.object({ kind: z.literal('sla'), rows: z.array(slaReportRowSchema) }),
]);
export type ReportRows = z.infer<typeof reportRowsSchema>;

/** What must be known to read the figures rightly; words in `words/en/report.ts`. */
const reportNoteCodes = [
  /** Days and weeks are those of UTC, not the tenant's. */
  'utc-periods',
  /** Rows of several windows were merged; their percentages and averages are weighted by answered contacts. */
  'derived',
  /** More within the threshold than answered, twice: no percentage is given. */
  'inconsistent',
  /** Several queues share a name, and the vendor names queues by name only. */
  'ambiguous-names',
  /** The vendor names queues by name only, and no listing tells whose names these are. */
  'unlisted-names',
  /** The percentage is the vendor's own; the formula asked for cannot be worked out from the answer. */
  'vendor-formula',
  /** The vendor does not say the unit of its handle times; seconds are assumed. */
  'seconds-assumed',
  /** Each queue's own threshold counts. */
  'own-thresholds',
  /** The vendor's figures of the past may be minutes behind. */
  'late-figures',
  /** Queues that were asked for are not known to the vendor. */
  'unknown-queues',
] as const;
const reportNoteSchema = z.object({
  code: z.enum(reportNoteCodes),
  /** How many rows or queues it is about; null: all. */
  count: z.number().nullable(),
});
export type ReportNote = z.infer<typeof reportNoteSchema>;

export const reportAnswerSchema = z.object({
  /** The dialect that answered; never `auto`. */
  api: z.enum(apiNames),
  answer: reportRowsSchema,
  notes: z.array(reportNoteSchema),
  /**
   * Why the report ended early; null: it is whole. Every row of a report that was cut short is complete for its
   * whole window or interval; what was not is left out.
   */
  cutShort: failureSchema.nullable(),
});
export type ReportAnswer = z.infer<typeof reportAnswerSchema>;

const reportProgressSchema = z.object({
  /** Answers so far, pages and parts of the window counted alike. */
  pages: z.number(),
  rows: z.number(),
  /** 0 to 1 where the number of questions is known beforehand. */
  share: z.number().nullable(),
});
export type ReportProgress = z.infer<typeof reportProgressSchema>;

const asked = { connectionId: z.string(), connectionName: z.string() };

/** What became of the question at one connection. */
const reportPartSchema = z.discriminatedUnion('outcome', [
  z.object({
    ...asked,
    outcome: z.literal('answered'),
    answer: reportAnswerSchema,
    /** What its percentages are, whatever was asked for. */
    formula: z.enum(serviceLevelFormulas),
    /** Epoch milliseconds; one connection may take minutes longer than another. */
    answeredAt: z.number(),
  }),
  z.object({ ...asked, outcome: z.literal('failed'), failure: failureSchema }),
]);
export type ReportPart = z.infer<typeof reportPartSchema>;
export type AnsweredPart = Extract<ReportPart, { outcome: 'answered' }>;

/** One question to one or several connections, answered. */
export const reportRunSchema = z.object({
  /** Tells it from those before, for the export. */
  id: z.number(),
  /** Epoch milliseconds: the window that was asked about. */
  from: z.number(),
  to: z.number(),
  /** In the order in which the connections were named. */
  parts: z.array(reportPartSchema),
});
export type ReportRun = z.infer<typeof reportRunSchema>;

/** How far each connection is; null: nothing was said yet. */
export const runProgressSchema = z.object({
  parts: z.array(
    z.object({ connectionId: z.string(), isDone: z.boolean(), progress: reportProgressSchema.nullable() }),
  ),
});
export type RunProgress = z.infer<typeof runProgressSchema>;
