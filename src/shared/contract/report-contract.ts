import { z } from 'zod';
import { reportAnswerSchema, reportQuestionSchema } from '../report.ts';
import { type CallSchemas, nothing } from './call-schemas.ts';

/** Questions about a past window. */
export const reportCalls = {
  /** One at a time; its progress is pushed. A new one cancels the one under way. */
  'reports.run': {
    input: z.strictObject({ connectionId: z.string(), question: reportQuestionSchema }),
    output: reportAnswerSchema,
  },
  'reports.cancel': { input: nothing, output: nothing },
} as const satisfies CallSchemas;
