import { toReached } from '../../shared/blame.ts';
import {
  type CheckProgress,
  type CheckReport,
  type CheckStep,
  checkSteps,
  neededSteps,
} from '../../shared/check.ts';
import type { Failure } from '../../shared/failure.ts';

/**
 * `waiting`: not begun; `running`: being asked; `gap`: it failed, and what it would have told stays empty while the rest
 * works; `untried`: nothing came so far.
 */
export type Outcome = 'waiting' | 'running' | 'good' | 'bad' | 'gap' | 'untried';

/** One line of a test as it is shown. `reach`: whether anything at all came back from the vendor. */
export interface TestLine {
  step: 'reach' | 'organisation' | CheckStep;
  outcome: Outcome;
  permission: string | null;
  failure: Failure | null;
  /** What it found, where that is worth a word. */
  found: { organisation: string } | { queues: number } | null;
}

type Tested = Pick<CheckReport, 'organisation' | 'steps'>;

/** Enough works to fill a board: sign-in and live figures. */
export function isUsable(report: Pick<CheckReport, 'steps'>): boolean {
  const works = (name: CheckStep) =>
    report.steps.some(({ step, failure }) => step === name && failure === null);
  return works('sign-in') && works('live-figures');
}

/** The lines of a test that has ended. */
export function toReportLines(report: CheckReport): TestLine[] {
  return toLines({ ...report, queueCount: report.queues.length, asking: null }, 'untried');
}

/** The lines of a test under way: what was found so far, what is asked now, and what must follow. */
export function toProgressLines(progress: CheckProgress | null): TestLine[] {
  return toLines(progress ?? notBegun, 'waiting');
}

/** The first failure that a person has to look after: what cannot be done without goes before what leaves a gap. */
export function findWorst(lines: readonly TestLine[]): TestLine | null {
  return (
    lines.find(({ outcome }) => outcome === 'bad') ?? lines.find(({ outcome }) => outcome === 'gap') ?? null
  );
}

/** Something came back from the vendor itself. */
export function hasAnswered({ steps }: Pick<CheckReport, 'steps'>): boolean {
  return steps.some(({ failure }) => failure === null || toReached(failure) === true);
}

const notBegun: Omit<CheckProgress, 'api'> = {
  organisation: null,
  steps: [],
  asking: 'sign-in',
  queueCount: null,
};

function toLines(
  { organisation, steps, asking, queueCount }: Tested & Pick<CheckProgress, 'asking' | 'queueCount'>,
  rest: 'waiting' | 'untried',
): TestLine[] {
  const tried = new Map(steps.map((one) => [one.step, one]));
  const lines: TestLine[] = [toReachLine({ steps }, asking === null ? rest : 'running')];
  for (const step of checkSteps) {
    const one = tried.get(step);
    const isNeeded = neededSteps.includes(step);
    if (one !== undefined) {
      const { permission, failure } = one;
      const isReachFailure = step === 'sign-in' && failure !== null && toReached(failure) !== true;
      const outcome = failure === null ? 'good' : isNeeded ? 'bad' : 'gap';
      lines.push(
        // What kept the question from the vendor is said of the way there.
        isReachFailure && toReached(failure) === false
          ? { ...bare(step), outcome: 'untried' }
          : { ...bare(step), outcome, permission, failure, found: toFound(step, failure, queueCount) },
      );
    } else if (step === asking) lines.push({ ...bare(step), outcome: 'running' });
    else if (isNeeded) lines.push({ ...bare(step), outcome: rest });
    if (step === 'sign-in' && organisation !== null)
      lines.push({ ...bare('organisation'), outcome: 'good', found: { organisation } });
  }
  return lines;
}

function toReachLine({ steps }: Pick<CheckReport, 'steps'>, before: Outcome): TestLine {
  const signIn = steps.find(({ step }) => step === 'sign-in');
  if (signIn === undefined) return { ...bare('reach'), outcome: before };
  const isReached = signIn.failure === null ? true : toReached(signIn.failure);
  if (isReached === null) return { ...bare('reach'), outcome: 'untried' };
  return isReached
    ? { ...bare('reach'), outcome: 'good' }
    : { ...bare('reach'), outcome: 'bad', failure: signIn.failure };
}

function toFound(step: CheckStep, failure: Failure | null, queueCount: number | null): TestLine['found'] {
  return step === 'queue-list' && failure === null && queueCount !== null ? { queues: queueCount } : null;
}

function bare(step: TestLine['step']): Omit<TestLine, 'outcome'> {
  return { step, permission: null, failure: null, found: null };
}
