import { z } from 'zod';
import { type Rule, ruleSchema } from '../shared/alert.ts';
import { findRuleProblems } from '../shared/rule-problems.ts';
import { usageWords } from '../shared/words/en/command-line.ts';
import { describeRuleProblem } from '../shared/words/en/rule.ts';
import { wrongValue } from '../shared/words/en/wrong-value.ts';
import { readJsonFile, toPlace } from './json-file.ts';
import { UsageError } from './usage-error.ts';

/** The file behind `--rules`. */
const rulesFileSchema = z.strictObject({
  rules: z.array(ruleSchema).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    error: wrongValue.sameRuleId,
  }),
});

/** Every problem of the file is told at once, each with its place. */
export async function readRules(path: string): Promise<Rule[]> {
  const parsed = rulesFileSchema.safeParse(await readJsonFile(path));
  if (parsed.success) return parsed.data.rules;
  throw new UsageError(
    parsed.error.issues
      .map(({ path: place, message }) => usageWords.wrongConfig(path, toPlace(place), message))
      .join('\n'),
  );
}

/** Refuses rules that cannot do what they say. `pollIntervalMs` is the shortest of the recorded connections. */
export function checkRules(path: string, rules: readonly Rule[], pollIntervalMs: number): void {
  const problems = rules.flatMap((rule, index) =>
    findRuleProblems(rule, { pollIntervalMs })
      .filter(({ severity }) => severity === 'error')
      .map((problem) =>
        usageWords.wrongRule(
          path,
          rule.id,
          toPlace(['rules', index, problem.field]),
          describeRuleProblem(problem, rule),
        ),
      ),
  );
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
}
