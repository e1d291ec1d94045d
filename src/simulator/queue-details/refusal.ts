import type { z } from 'zod';
import { type ApiAnswer, describeIssue, refuse } from '../answer.ts';

/** A query that is not as documented: 400, with an error for each field ("often provides detailed error paths"). */
export function refuseQuery(error: z.ZodError): ApiAnswer {
  const errors = error.issues.map((issue) => ({
    field: issue.path.map(String).join('.'),
    message: describeIssue({ issues: [issue] }),
  }));
  return refuse(400, describeIssue(error), { errors });
}

/** The same for one thing that only shows later. */
export function refuseField(field: string, message: string): ApiAnswer {
  return refuse(400, `${field}: ${message}`, { errors: [{ field, message: `${field}: ${message}` }] });
}
