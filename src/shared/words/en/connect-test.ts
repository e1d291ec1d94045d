import type { CheckStep } from '../../check.ts';
import { connectWords } from './connect.ts';
import { formatNumber } from './figures.ts';

/** What the test of a connection says while it runs and when it has ended. */

const steps: Record<'reach' | 'organisation' | CheckStep, string> = {
  ...connectWords.steps,
  reach: 'Network and proxy',
  organisation: 'Organisation',
};

export const connectTestWords = {
  label: connectWords.results,
  running: 'Test under way',
  steps,
  outcomes: {
    ...connectWords.outcomes,
    waiting: 'not yet',
    running: 'asking …',
  },
  reached: 'the vendor answers',
  queues: (amount: number) => `${formatNumber(amount)} ${amount === 1 ? 'queue' : 'queues'}`,
  worksWith: (found: string) => `${connectWords.outcomes.good} · ${found}`,
  copy: 'Copy for IT',
  copied: 'Copied: what failed, where, and what to check. It holds no credentials.',
} as const;
