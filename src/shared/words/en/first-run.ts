import { formatDuration } from './alert-settings.ts';
import { formatGoal, formatNumber } from './figures.ts';

/** The last step of adding the first connection: what should alert. */

const queues = (amount: number) => `${formatNumber(amount)} ${amount === 1 ? 'queue' : 'queues'}`;

function sayWho(withTarget: number, all: number): string {
  if (all === 1) return 'Your queue names targets of its own';
  return `${withTarget === all ? 'All' : `${formatNumber(withTarget)} of`} ${queues(all)} name targets of their own`;
}

export const alertStepWords = {
  title: 'What should alert you?',
  added: (name: string) => `${name} is added, and its figures are on their way.`,
  /** `14 of 16 queues name targets of their own: 80 % in 20 s (12 queues), 90 % in 1 h (2 queues).` */
  targets: (withTarget: number, all: number, named: readonly string[], more: number) =>
    `${sayWho(withTarget, all)}: ${[...named, ...(more > 0 ? [`${formatNumber(more)} more`] : [])].join(', ')}. Rules can follow them, queue by queue.`,
  target: (goalPercent: number | null, targetMs: number, amount: number) =>
    `${goalPercent === null ? '' : `${formatGoal(goalPercent)} `}in ${formatDuration(targetMs)} (${queues(amount)})`,
  noTargets: 'These queues name no target of their own, so fixed levels judge them.',
  rules: 'Rules',
  follows: (amount: number) => `Follows the targets of ${queues(amount)}.`,
  noneFollows: 'No queue names a target: it would judge nothing.',
  fixed: 'Fixed levels.',
  later: 'Levels, sounds, quiet hours and more rules are in the settings.',
  keep: 'Show the board',
  keeping: 'Saving …',
} as const;
