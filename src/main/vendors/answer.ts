import type { z } from 'zod';
import { createFailure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { answerDetails } from '../../shared/words/en/vendor-detail.ts';
import type { HttpAnswer } from './http.ts';
import { isHtml, readJson, toWebPageFailure } from './http-failure.ts';

/**
 * The answer as its schema says, else a `bad-answer` that names the paths that do not fit and nothing of the payload.
 * What `isPlain` knows to be good is not checked twice.
 */
export function parseAnswer<T>(
  schema: z.ZodType<T>,
  answer: HttpAnswer,
  isPlain?: (json: unknown) => json is T,
): Result<T> {
  const json = readJson(answer.text);
  if (json === undefined)
    return failed(
      isHtml(answer)
        ? toWebPageFailure(answer.status)
        : createFailure('bad-answer', { detail: answerDetails.notJson }),
    );
  if (isPlain?.(json)) return ok(json);
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`);
  return failed(createFailure('bad-answer', { detail: problems.join('; ') }));
}
