import { type CheckReport, type CheckStep, checkSteps, neededSteps } from '../../shared/check.ts';
import type { Failure } from '../../shared/failure.ts';

export interface StepOutcome {
  step: CheckStep;
  /** `gap`: it failed, and what it would have told stays empty; the rest works without it. */
  outcome: 'good' | 'bad' | 'gap' | 'untried';
  permission: string | null;
  failure: Failure | null;
}

/** Enough works to fill a board: sign-in and live figures. */
export function isUsable(report: CheckReport): boolean {
  const works = (name: CheckStep) =>
    report.steps.some(({ step, failure }) => step === name && failure === null);
  return works('sign-in') && works('live-figures');
}

/** The steps that the way of asking has, in their order, and those without which it cannot work. */
export function toStepOutcomes(report: CheckReport): StepOutcome[] {
  const tried = new Map(report.steps.map((one) => [one.step, one]));
  return checkSteps.flatMap((step): StepOutcome[] => {
    const one = tried.get(step);
    const isNeeded = neededSteps.includes(step);
    if (one === undefined)
      return isNeeded ? [{ step, outcome: 'untried', permission: null, failure: null }] : [];
    const { permission, failure } = one;
    const outcome = failure === null ? 'good' : isNeeded ? 'bad' : 'gap';
    return [{ step, outcome, permission, failure }];
  });
}
