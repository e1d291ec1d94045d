import { type Rule, ruleSchema } from '../../../src/shared/alert.ts';
import type { Reading } from '../../../src/shared/queue.ts';

/** What a figure is held against, worked out by hand from the table of enter and clear levels. */
export interface HandLevels {
  warning: number | null;
  critical: number | null;
  clearWarning: number | null;
  clearCritical: number | null;
}

interface RuleForm {
  parts: Pick<Rule, 'metric' | 'direction' | 'warning' | 'critical'> & Pick<Partial<Rule>, 'clear'>;
  levels: HandLevels;
}

/** Left-out clear levels: 80 % of the enter level and at least 1 (or 1 s) lower; agents 1 more; service level 3 points more. */
const forms: readonly RuleForm[] = [
  {
    parts: { metric: 'waiting', direction: 'above', warning: 10, critical: 20 },
    levels: { warning: 10, critical: 20, clearWarning: 8, clearCritical: 16 },
  },
  {
    parts: {
      metric: 'waiting',
      direction: 'above',
      warning: 10,
      critical: 15,
      clear: { warning: 4, critical: 9 },
    },
    levels: { warning: 10, critical: 15, clearWarning: 4, clearCritical: 9 },
  },
  {
    parts: { metric: 'waiting', direction: 'above', warning: 4, critical: null },
    levels: { warning: 4, critical: null, clearWarning: 3, clearCritical: null },
  },
  {
    parts: { metric: 'waiting', direction: 'above', warning: null, critical: 5 },
    levels: { warning: null, critical: 5, clearWarning: null, clearCritical: 4 },
  },
  {
    parts: { metric: 'agentsAvailable', direction: 'below', warning: 2, critical: 0 },
    levels: { warning: 2, critical: 0, clearWarning: 3, clearCritical: 1 },
  },
  {
    parts: { metric: 'longestWaitMs', direction: 'above', warning: 60_000, critical: 120_000 },
    levels: { warning: 60_000, critical: 120_000, clearWarning: 48_000, clearCritical: 96_000 },
  },
  {
    parts: { metric: 'serviceLevelPercent', direction: 'below', warning: 80, critical: 70 },
    levels: { warning: 80, critical: 70, clearWarning: 83, clearCritical: 73 },
  },
];

export const formCount = forms.length;

export interface RuleChoice {
  form: number;
  holdMs: number;
  keepMs: number;
  minSamples: number;
  /** Null: every queue. */
  queueIds: string[] | null;
  enabled: boolean;
}

/** A rule that judges something else has another id: it is another rule. */
export function createRuleOf(place: string, choice: RuleChoice): Rule {
  const { form, queueIds, ...rest } = choice;
  const id = `${place}-${pick(form).parts.metric}`;
  const scope = queueIds === null ? {} : { queueIds };
  return ruleSchema.parse({ id, name: id, minVolume: 10, scope, ...rest, ...pick(form).parts });
}

export function toHandLevels(choice: RuleChoice | undefined): HandLevels {
  return pick(choice?.form ?? -1).levels;
}

function pick(form: number): RuleForm {
  const found = forms[form];
  if (found === undefined) throw new Error(`no rule of the form ${form}`);
  return found;
}

/** What the rules of the table judge; a percentage over fewer than ten contacts is unknown. */
export function toFigure(rule: Rule, reading: Reading): number | null {
  if (rule.metric === 'waiting') return reading.waiting;
  if (rule.metric === 'agentsAvailable') return reading.agentsAvailable;
  if (rule.metric === 'longestWaitMs') return reading.longestWaitMs;
  const { percent = null, total = null } = reading.serviceLevel ?? {};
  return total !== null && total < 10 ? null : percent;
}
