import { expect, it } from 'vitest';
import { reportQuestionSchema } from '../../src/shared/report.ts';

const from = Date.UTC(2026, 2, 2);
const question = {
  kind: 'queues',
  from,
  to: from + 1,
  queueIds: null,
  granularity: 'PT30M',
  thresholdMs: null,
  formula: null,
};

it.each([
  [from + 1, true],
  [from, false],
  [from - 1, false],
])('settled: a window must begin before it ends (to %i: %s)', (to, isQuestion) => {
  const parsed = reportQuestionSchema.safeParse({ ...question, to });
  expect(parsed.success).toBe(isQuestion);
  if (!parsed.success) expect(parsed.error.issues).toMatchObject([{ path: ['to'] }]);
});
